import { join } from 'node:path'
import type { Params } from '#shared/api/contract'
import type { ReviewRow } from '#shared/api/review-views'
import type { ArticleId, ClaimId, EntityId } from '#shared/model/ids'
import type { WorkbenchSession } from '../../ports'
import { Trial, trialPorts, value } from '../../trial.test-support'

export type Body = Params<'project.perform'>['body']
type Ruling = Pick<Params<'review.decide'>, 'verdict'> & { value?: unknown; reason?: string }

export const claim = 'claim-ours' as ClaimId
export const entity = 'entity-ministry' as EntityId
export const ministry = { id: entity, name: 'The ministry', type: null, aliases: [], note: '' }
export const note = (text: string): Body => ({ kind: 'claim.set', id: claim, patch: { note: text } })

export const everything: Omit<Params<'review.list'>, 'review'> = {
  filter: {
    ...{
      text: '',
      standings: [],
      kinds: [],
      weights: [],
      tables: [],
      articles: [],
      annotators: [],
      files: [],
    },
    sort: 'conflicts',
  },
  offset: 0,
  limit: 100,
}

/** A project with one claim, a copy of it that Bo works on in a window of their own, and a review of that copy. */
export class ReviewTrial {
  readonly trial: Trial
  readonly article: ArticleId
  readonly copy: string
  readonly theirs: WorkbenchSession

  private constructor(trial: Trial, article: ArticleId, copy: string, theirs: WorkbenchSession) {
    this.trial = trial
    this.article = article
    this.copy = copy
    this.theirs = theirs
  }

  static async begin(): Promise<ReviewTrial> {
    const trial = await Trial.begin()
    const article = await trial.projectWithArticle()
    const body: Body = {
      kind: 'claim.create',
      claim: await trial.claimOf(article, 'about 4,000 soldiers', claim),
    }
    value(await trial.methods['project.perform']({ project: trial.path, body }))
    const copy = join(trial.folder, 'bo.claimbench.json')
    value(await trial.methods['project.saveCopy']({ path: copy }))
    const theirs = await window(trial, 'bo', 'Bo')
    value(await theirs.methods['project.open']({ path: copy }))
    return new ReviewTrial(trial, article, copy, theirs)
  }

  get methods() {
    return this.trial.methods
  }
  end(): Promise<void> {
    return this.trial.end()
  }

  /** A window of somebody else of that name. */
  window(name: string): Promise<WorkbenchSession> {
    return window(this.trial, name.toLowerCase(), name)
  }

  async ours(body: Body) {
    return value(await this.methods['project.perform']({ project: this.trial.path, body }))
  }
  async bo(body: Body) {
    return value(await this.theirs.methods['project.perform']({ project: this.copy, body, confirmed: true }))
  }
  async undo() {
    return value(await this.methods['project.undo']({ project: this.trial.path }))
  }
  async newClaim(words: string, id: string): Promise<Extract<Body, { kind: 'claim.create' }>> {
    return { kind: 'claim.create', claim: await this.trial.claimOf(this.article, words, id) }
  }

  async open(...paths: string[]) {
    return value(
      await this.methods['review.open']({ task: 'hold', paths: paths.length > 0 ? paths : [this.copy] }),
    )
  }
  async rows(review: string): Promise<readonly ReviewRow[]> {
    return value(await this.methods['review.list']({ review, ...everything })).rows
  }
  async standings(review: string) {
    return Object.fromEntries((await this.rows(review)).map(({ unit, standing }) => [unit, standing]))
  }
  async decide(review: string, found: readonly ReviewRow[], ruling: Ruling) {
    return value(
      await this.methods['review.decide']({
        ...{ project: this.trial.path, review, reason: '', ...ruling },
        keys: found.map(({ key }) => key),
      }),
    )
  }
  async finish(review: string, undecided: 'take' | 'leave' = 'take') {
    return value(await this.methods['review.finish']({ project: this.trial.path, review, undecided }))
  }
  async claimNow(id: ClaimId = claim) {
    const read = await this.methods['claims.read']({ id })
    return read.ok ? read.value.claims?.[0] : undefined
  }
}

async function window(trial: Trial, folder: string, name: string): Promise<WorkbenchSession> {
  const session = await trial.engine.openSession({
    ...trialPorts(trial.folder),
    configFolder: join(trial.folder, folder),
  })
  value(await session.methods['settings.set']({ patch: { annotatorName: name } }))
  return session
}
