import type { ArticleDiffering, ComparisonHead } from '#shared/api/compare-views'
import { failed, type Reply } from '#shared/api/problem'
import type { Difference } from '#shared/compare/differences'
import { type Restoration, restoring, type Source } from '#shared/compare/patch-for'
import type { Stamp } from '#shared/model/records'
import type { Waiting } from '../making'
import type { OpenProject } from '../open-project'
import { answered } from '../queries/kept'
import { unhurried } from '../storage/breathing'
import { carriedOut } from '../tasks'
import { Differing } from './differing'
import type { EarlierState } from './earlier-state'
import { differingArticles, inOrder, summaryOf } from './summary'
import { sharedLength } from './touched'

/** What differs between an earlier state, or another file, and an open project as it stands whenever it is asked. */
export class Comparison {
  readonly id: string
  readonly open: OpenProject
  readonly earlier: EarlierState
  /** The earlier state, to look names and texts up in. */
  readonly source: Source
  readonly #differing: Differing
  #catchingUp: Promise<void> | null = null

  private constructor(id: string, open: OpenProject, earlier: EarlierState) {
    this.id = id
    this.open = open
    this.earlier = earlier
    this.source = sourceOf(earlier)
    this.#differing = new Differing(open, earlier, this.source)
  }

  /** Compares, letting others have a turn. Gives `cancelled` where it was given up. */
  static async make(
    id: string,
    open: OpenProject,
    earlier: EarlierState,
    { signal, tell }: Waiting,
  ): Promise<Reply<Comparison>> {
    // What both begin with is neither read nor kept: a project that was read in begins with an operation that holds all of it.
    await open.book.read(undefined, sharedLength(open.book.entries, earlier.history))
    const made = new Comparison(id, open, earlier)
    const compared = await carriedOut(made.#differing.catchingUp(), 'Comparing', signal, tell)
    return compared && !signal.aborted ? { ok: true, value: made } : givenUp
  }

  /** Takes into account what has been done in the project since. */
  async #now(): Promise<void> {
    while (!this.#differing.isCurrent) {
      this.#catchingUp ??= unhurried(this.#differing.catchingUp()).finally(() => {
        this.#catchingUp = null
      })
      await this.#catchingUp
    }
  }

  /**
   * All of them: what belongs to no article first, then article by article in the order of the text. The same list until
   * the project changes, so that what is worked out of it can be kept for it.
   */
  async all(): Promise<readonly Difference[]> {
    await this.#now()
    const { found, seen } = this.#differing
    return answered(found, seen, [], () => inOrder(found.values(), this.source, this.open.project))
  }

  /** The difference of that key, as it is when this resolves. */
  async find(key: string): Promise<Difference | undefined> {
    // Who made it is known then.
    await this.#now()
    return this.#differing.at(key)
  }

  async head(): Promise<ComparisonHead> {
    const all = await this.all()
    const { source, open } = this
    const made = (difference: Difference) => this.madeBy(difference)
    const summary = await answered(all, null, ['summary'], () => summaryOf(all, made, source, open.project))
    const [info] = open.project.all('info')
    const to = { title: info?.title ?? '', at: null, revision: open.revision }
    return { id: this.id, from: this.earlier.side, to, summary }
  }

  /** The articles in which something differs, in the order of the list. */
  async articles(): Promise<readonly ArticleDiffering[]> {
    const all = await this.all()
    return answered(all, null, ['articles'], () => differingArticles(all, this.source, this.open.project))
  }

  /** Who made the difference, and when: as the history has it, or else as the record itself says. */
  madeBy({ key, from, to }: Difference): Stamp | null {
    const known = this.#differing.touched.get(key)
    if (known) return known
    const record = to ?? from
    if (!record || !('created' in record) || typeof record.created === 'string') return null
    return ('changed' in record && record.changed) || record.created
  }

  /** Whether anything differs in any of these. */
  async differs(keys: 'all' | readonly string[]): Promise<boolean> {
    await this.#now()
    const { found } = this.#differing
    return keys === 'all' ? found.size > 0 : keys.some(key => found.has(key))
  }

  /** What makes these records what they are in the earlier state. Each step says how much of it is done, from 0 to 1. */
  *restoring(keys: 'all' | readonly string[]): Generator<number, Restoration> {
    for (const _ of this.#differing.catchingUp()) yield 0
    const all = keys === 'all' ? this.#differing.found.keys() : keys
    return yield* restoring(this.source, this.open.project, all)
  }
}

const givenUp = failed('cancelled', 'The comparison was given up. Nothing has been changed.')

function sourceOf({ project }: EarlierState): Source {
  return {
    get: (table, id) => (project[table] as ReadonlyMap<unknown, never>).get(id),
    text: hash => project.texts.get(hash),
  }
}
