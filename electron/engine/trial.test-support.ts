import { join } from 'node:path'
import { anchorAt } from '#shared/anchors/anchor'
import type { WorkbenchEvent } from '#shared/api/events'
import type { Reply } from '#shared/api/problem'
import { acceptedFrom } from '#shared/library/accept'
import type { ArticleId, ClaimId, LabelId } from '#shared/model/ids'
import type { NewClaim } from '#shared/operations/operation'
import { testFolder } from '../test-folders.test-support'
import { Readers } from './apart/readers'
import type { Engine, HostPorts, WorkbenchSession } from './ports'
import { createEngine, machine } from './workbench'

export const trialText =
  'Officials said about 4,000 soldiers were hurt.\n\nThe ministry in Varno denied it. Varno said no more.\n'

/** What a reply holds; a test that expected no failure fails with the failure's words. */
export function value<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.problem.message)
  return reply.value
}

/** To start a process that reads takes longer than most tests: those of one file share theirs, which end with them. */
export const trialReaders = new Readers()

/** An engine with one window, in a folder of its own, for a test to drive through the contract. */
export class Trial {
  readonly folder: string
  engine: Engine
  session: WorkbenchSession
  events: WorkbenchEvent[] = []

  private constructor(folder: string, engine: Engine, session: WorkbenchSession) {
    this.folder = folder
    this.engine = engine
    this.session = session
    session.listen(event => this.events.push(event))
  }

  static async begin(folder?: string): Promise<Trial> {
    const own = folder ?? testFolder('engine')
    const engine = createEngine(machine, trialReaders)
    return new Trial(own, engine, await openWindow(engine, own))
  }

  /** Where `projectWithArticle` makes its project. */
  get path(): string {
    return join(this.folder, 'p.claimbench.json')
  }

  get methods() {
    return this.session.methods
  }

  async end(): Promise<void> {
    await this.engine.closeEngine()
  }

  /** A project “Trial” at p.claimbench.json with one article. */
  async projectWithArticle(): Promise<ArticleId> {
    value(await this.methods['project.create']({ path: join(this.folder, 'p'), title: 'Trial' }))
    const [proposed] = value(
      await this.methods['articles.propose']({ sources: [{ pasted: trialText, html: false }] }),
    )
    if (!proposed?.ok) throw new Error(`the text was not taken: ${proposed?.message}`)
    const { added } = value(
      await this.methods['articles.add']({ articles: [acceptedFrom(proposed.proposal)] }),
    )
    return added[0] as ArticleId
  }

  async claimOf(article: ArticleId, words: string, id: string): Promise<NewClaim> {
    const { text } = value(await this.methods['articles.read']({ id: article }))
    const start = text.indexOf(words)
    return {
      id: id as ClaimId,
      article,
      spans: [anchorAt(text, start, start + words.length)],
      label: 'label-figure' as LabelId,
      attribution: null,
      certainty: null,
      asOf: null,
      wording: '',
      quantity: null,
      note: '',
      entities: [],
      attributes: {},
      status: 'open',
    }
  }
}

/** One more window of the engine. */
export function openWindow(engine: Engine, folder: string): Promise<WorkbenchSession> {
  return engine.openSession(trialPorts(folder))
}

/** What a host in `folder` gives the engine. */
export function trialPorts(folder: string): HostPorts {
  return {
    host: 'web',
    version: '0',
    sampleFolder: join(folder, 'no-sample'),
    configFolder: join(folder, 'config'),
    chooseFiles: async () => [],
  }
}
