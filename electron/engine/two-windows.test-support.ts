import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { anchorAt } from '#shared/anchors/anchor'
import type { Params } from '#shared/api/contract'
import type { Reply } from '#shared/api/problem'
import { acceptedFrom } from '#shared/library/accept'
import type { AnnotatorId, ClaimId, EntityId, LabelId } from '#shared/model/ids'
import { newEntity } from '#shared/testing/scene'
import { testFolder } from '../test-folders.test-support'
import { annotatedByTwo } from './agreement/two-annotators.test-support'
import type { Engine, WorkbenchSession } from './ports'
import { type Files, fileError, type OpenFile } from './storage/files'
import { realFiles } from './storage/real-files'
import { seeded } from './storage/testing/sample-operations'
import { trialPorts, trialReaders, value } from './trial.test-support'
import { createEngine, machine } from './workbench'

type Body = Params<'project.perform'>['body']

const page = { offset: 0, limit: 500 }
export const allClaims: Params<'claims.list'> = {
  filter: {
    text: '',
    labels: [],
    statuses: [],
    annotators: [],
    articles: [],
    evidence: 'any',
    sort: 'place',
  },
  ...page,
}
export const allArticles: Params<'articles.list'> = {
  filter: { text: '', status: null, sort: 'added' },
  ...page,
}
export const allEntities: Params<'entities.list'> = { filter: { text: '', types: [], sort: 'name' }, ...page }
export const allCases: Params<'agreement.cases'>['filter'] = {
  ...{ text: '', articles: [], differs: [], standings: [], cell: null },
}
export const allDifferences = { text: '', kinds: [], weights: [], tables: [], articles: [], annotators: [] }
export const allRows: Params<'review.list'>['filter'] = {
  ...allDifferences,
  ...{ standings: [], files: [], sort: 'place' },
}
const task = 'at-random'

/** One window on the project, with a comparison and a review of its own. */
interface Window {
  readonly name: string
  readonly session: WorkbenchSession
  readonly comparison: string
  review: string
}

/** Two analysts’ windows on one project, in which they do things at random, several at a time, on a disk that may fail. */
export class TwoWindows {
  readonly folder: string
  readonly path: string
  readonly copy: string
  readonly engine: Engine
  windows: readonly Window[] = []
  /** What the agreement of the two is about. */
  compared: Params<'adjudication.progress'>['compared'] = { annotators: [], articles: [], atLeast: 0 }
  snapshot = ''
  diskFails = false
  readonly #random: () => number
  #made = 0

  private constructor(folder: string, seed: number) {
    this.folder = folder
    this.path = join(folder, 'two.claimbench.json')
    this.copy = join(folder, 'copy.claimbench.json')
    this.#random = seeded(seed)
    this.engine = createEngine({ ...machine, files: this.#files() }, trialReaders)
  }

  static async begin(seed: number): Promise<TwoWindows> {
    const folder = testFolder('two-windows')
    const two = new TwoWindows(folder, seed)
    const sample = join(import.meta.dirname, '../../seeds/sample.claimbench.json')
    const { sessions } = await annotatedByTwo(two.engine, sample, folder)
    await two.#makeCopy(sessions[0] as WorkbenchSession)
    await two.#look(sessions)
    return two
  }

  async end(): Promise<void> {
    await this.engine.closeEngine()
  }

  /** A teammate’s copy, in which something was done. */
  async #makeCopy({ methods }: WorkbenchSession): Promise<void> {
    value(await methods['project.saveCopy']({ path: this.copy }))
    const dee = await this.engine.openSession({
      ...trialPorts(this.folder),
      configFolder: join(this.folder, 'dee'),
    })
    value(await dee.methods['project.open']({ path: this.copy }))
    for (let times = 0; times < 20; times++)
      await dee.methods['project.perform']({ project: this.copy, body: await this.#body(dee) })
    value(await dee.methods['project.close']({}))
  }

  async #look(sessions: readonly WorkbenchSession[]): Promise<void> {
    const [first] = sessions as readonly [WorkbenchSession]
    const { annotators } = value(await first.methods['agreement.sides']({}))
    const two = annotators.filter(({ name }) => name === 'Bo' || name === 'Cy')
    this.compared = { ...this.compared, annotators: two.map(({ id }): AnnotatorId => id) }
    this.snapshot = value(
      await first.methods['snapshots.take']({ project: this.path, name: 'The beginning', task }),
    ).id
    this.windows = await Promise.all(
      sessions.map(async (session, at) => ({
        session,
        name: ['Bo', 'Cy'][at] ?? '',
        comparison: await this.compare(session),
        review: await this.review(session),
      })),
    )
  }

  /** A comparison with the snapshot that was taken at the beginning. */
  async compare({ methods }: WorkbenchSession): Promise<string> {
    return value(
      await methods['comparisons.open']({ task: 'compare', with: { kind: 'snapshot', id: this.snapshot } }),
    ).id
  }

  async review({ methods }: WorkbenchSession): Promise<string> {
    return value(await methods['review.open']({ task: 'review', paths: [this.copy] })).id
  }

  /** Has both do so many things, up to six at a time. Rejects with the first that throws. */
  async work(times: number, faulty: boolean): Promise<void> {
    const running = new Set<Promise<unknown>>()
    for (let time = 0; time < times; time++) {
      const doing = this.#act(this.#of(this.windows)).finally(() => running.delete(doing))
      running.add(doing)
      if (faulty) this.diskFails = this.#below(12) === 0
      for (let turns = this.#below(6); turns > 0; turns--) await nextTurn()
      if (running.size > 6) await Promise.race(running)
    }
    this.diskFails = false
    await Promise.all(running)
    await nextTurn()
  }

  /** Something that an analyst may do, whatever comes of it. */
  async #act(window: Window): Promise<unknown> {
    const { path: project, compared } = this
    const { methods } = window.session
    const cases = async (standings: typeof allCases.standings) =>
      value(await methods['agreement.cases']({ compared, filter: { ...allCases, standings }, ...page })).rows
    const one = <V extends { readonly key: string }>(rows: readonly V[]) =>
      rows.length > 0 ? [this.#of(rows).key] : []
    const rows = async () => {
      const listed = await methods['review.list']({ review: window.review, filter: allRows, ...page })
      return listed.ok ? one(listed.value.rows) : []
    }
    const acts: readonly (() => Promise<unknown>)[] = [
      async () =>
        methods['project.perform']({ project, body: await this.#body(window.session), confirmed: true }),
      async () =>
        methods['project.perform']({ project, body: await this.#body(window.session), confirmed: true }),
      () => methods['project.undo']({ project }),
      () => methods['project.redo']({ project }),
      () => methods['project.save']({}),
      () => this.#markAll(window),
      () => this.#addArticle(window),
      () => methods['adjudication.acceptAgreed']({ project, compared, articles: [], task }),
      async () => {
        const ruling = { kind: this.#of(['both', 'none', 'later'] as const) }
        const keys = one(await cases([])) as Params<'adjudication.settle'>['keys']
        return methods['adjudication.settle']({ project, compared, keys, ruling, reason: '' })
      },
      async () => {
        const keys = one(await cases(['decided'])) as Params<'adjudication.reopen'>['keys']
        return methods['adjudication.reopen']({ project, compared, keys })
      },
      async () => {
        const { comparison } = window
        const found = await methods['comparisons.list']({ comparison, filter: allDifferences, ...page })
        const keys = this.#below(8) === 0 ? 'all' : one(value(found).rows)
        return methods['comparisons.restore']({ project, comparison, keys, task })
      },
      async () => {
        const verdict = this.#of(['mine', 'theirs', 'later'] as const)
        const { review } = window
        return methods['review.decide']({ project, review, keys: await rows(), verdict, reason: '', task })
      },
      async () => methods['review.reopen']({ project, review: window.review, keys: await rows() }),
      async () => {
        const undecided = this.#of(['take', 'leave'] as const)
        const { review } = window
        const finished = await methods['review.finish']({ project, review, undecided, task })
        if (finished.ok && window.review === review) window.review = await this.review(window.session)
      },
      () => methods['agreement.report']({ compared, task }),
      () => methods['packs.list']({ task }),
      () => methods['tasks.cancel']({ task }),
      () =>
        methods['settings.set']({ patch: { annotatorName: window.name + this.#of(['', ' the second']) } }),
    ]
    return this.#of(acts)()
  }

  async #body({ methods }: WorkbenchSession): Promise<Body> {
    const { rows } = value(await methods['claims.list'](allClaims))
    const id = this.#of(rows).id
    const word = `Word ${this.#made++}`
    return this.#of<() => Body | Promise<Body>>([
      () => this.#newClaim(methods),
      () => ({ kind: 'claim.set', id, patch: { note: word } }),
      () => ({ kind: 'claim.set', id, patch: { label: this.#of([...labels, null]) } }),
      () => ({ kind: 'claim.delete', id }),
      () => ({
        kind: 'entity.create',
        entity: newEntity(`entity-${this.#made}` as EntityId, this.#of(names)),
      }),
      () => ({ kind: 'project.set', patch: { title: word } }),
      () => ({ kind: 'scheme.set', table: 'labels', id: labels[0] as LabelId, patch: { name: word } }),
    ])()
  }

  async #newClaim(methods: WorkbenchSession['methods']): Promise<Body> {
    const article = this.#of(value(await methods['articles.list'](allArticles)).rows).id
    const { text } = value(await methods['articles.read']({ id: article }))
    const start = this.#below(Math.max(1, text.length - 40))
    const spans = [anchorAt(text, start, Math.min(text.length, start + 5 + this.#below(30)))] as const
    const said = { attribution: null, certainty: null, asOf: null, quantity: null }
    const words = { wording: '', note: '', entities: [], attributes: {}, status: 'open' as const }
    const id = `claim-at-random-${this.#made++}` as ClaimId
    return { kind: 'claim.create', claim: { id, article, spans, label: this.#of(labels), ...said, ...words } }
  }

  async #markAll({ session: { methods } }: Window): Promise<unknown> {
    const { rows } = value(await methods['entities.list'](allEntities))
    if (rows.length === 0) return
    const article = this.#of(value(await methods['articles.list'](allArticles)).rows).id
    const { id: entity, name } = this.#of(rows)
    return methods['entities.markAll']({ entity, names: [this.#of(['the', 'said', name])], article, task })
  }

  async #addArticle({ session: { methods } }: Window): Promise<unknown> {
    const pasted = `Pasted ${this.#below(4)}, the council said.\n\nMore was said of the ministry.\n`
    const [proposed] = value(await methods['articles.propose']({ sources: [{ pasted, html: false }] }))
    return proposed?.ok && methods['articles.add']({ articles: [acceptedFrom(proposed.proposal)] })
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit)
  }
  #of<V>(values: readonly V[]): V {
    return values[this.#below(values.length)] as V
  }

  /** The machine’s own disk, but that it is full for what goes into journals while it fails. */
  #files(): Files {
    const failing = (file: OpenFile): OpenFile => ({
      read: (into, position) => file.read(into, position),
      write: (bytes, position) =>
        this.diskFails ? Promise.reject(fileError('ENOSPC')) : file.write(bytes, position),
      truncate: length => file.truncate(length),
      sync: () => file.sync(),
      syncData: () => file.syncData(),
      facts: () => file.facts(),
      close: () => file.close(),
    })
    return {
      ...realFiles,
      open: async (path, how, mode) => {
        const file = await realFiles.open(path, how, mode)
        return /journal/.test(path) ? failing(file) : file
      },
    }
  }
}

const labels = ['label-fact', 'label-figure', 'label-quote'] as LabelId[]
const names = ['Ministry', 'the', 'Council', 'said']

/** What a reply holds, or why there is none. */
export const answerIn = <T>(reply: Reply<T>) => (reply.ok ? reply.value : reply.problem)
