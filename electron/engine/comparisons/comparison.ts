import type { ArticleDiffering, ComparisonHead } from '#shared/api/compare-views'
import { failed, type Reply } from '#shared/api/problem'
import { compareProjects, comparing } from '#shared/compare/compare-projects'
import { type Difference, differenceOf, differences, placeOf } from '#shared/compare/differences'
import { type Restoration, restoring, type Source } from '#shared/compare/patch-for'
import { atOnce } from '#shared/model/at-once'
import type { Change } from '#shared/model/change'
import type { Stamp } from '#shared/model/records'
import type { IdOf, TableName } from '#shared/model/tables'
import type { HistoryEntry } from '#shared/operations/history'
import type { OpenProject } from '../open-project'
import { answered } from '../queries/kept'
import { breather, unhurried } from '../storage/breathing'
import type { TellProgress } from '../tasks'
import type { EarlierState } from './earlier-state'
import { differingArticles, inOrder, summaryOf } from './summary'
import { keysTouchedBy, noteTouched, sharedLength, type Touched } from './touched'

/** What differs between an earlier state, or another file, and an open project as it stands whenever it is asked. */
export class Comparison {
  readonly id: string
  readonly open: OpenProject
  readonly earlier: EarlierState
  /** The earlier state, to look names and texts up in. */
  readonly source: Source
  readonly #found = new Map<string, Difference>()
  readonly #touched: Touched = new Map()
  /** The part of the history that has been taken into account. */
  #seen: { readonly length: number; readonly last: HistoryEntry | undefined }

  private constructor(id: string, open: OpenProject, earlier: EarlierState) {
    this.id = id
    this.open = open
    this.earlier = earlier
    this.source = sourceOf(earlier)
    const { entries } = open.book
    this.#seen = { length: entries.length, last: entries.at(-1) }
  }

  /** Compares, letting others have a turn. Gives `cancelled` where it was given up. */
  static async make(
    id: string,
    open: OpenProject,
    earlier: EarlierState,
    signal: AbortSignal,
    tell: TellProgress,
  ): Promise<Reply<Comparison>> {
    await open.book.read()
    const made = new Comparison(id, open, earlier)
    const breathe = breather()
    const now = await unhurried(open.project.snapshotInSteps())
    const work = comparing(earlier.project, now)
    let told = 0
    let step = work.next()
    for (; !step.done; step = work.next()) {
      if (signal.aborted) return givenUp
      if (step.value - told >= 0.05) {
        told = step.value
        tell('Comparing', told)
      }
      await breathe()
    }
    await made.#takeIn(step.value, breathe)
    return signal.aborted ? givenUp : { ok: true, value: made }
  }

  /**
   * All of them: what belongs to no article first, then article by article in the order of the text. The same list until
   * the project changes, so that what is worked out of it can be kept for it.
   */
  all(): Promise<readonly Difference[]> {
    this.#catchUp()
    const found = this.#found
    return answered(found, this.#seen, [], () => inOrder(found.values(), this.source, this.open.project))
  }

  find(key: string): Difference | undefined {
    this.#catchUp()
    return this.#found.get(key)
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
    const known = this.#touched.get(key)
    if (known) return known
    const record = to ?? from
    if (!record || !('created' in record) || typeof record.created === 'string') return null
    return ('changed' in record && record.changed) || record.created
  }

  /** Whether anything differs in any of these. */
  differs(keys: 'all' | readonly string[]): boolean {
    this.#catchUp()
    return keys === 'all' ? this.#found.size > 0 : keys.some(key => this.#found.has(key))
  }

  /** What makes these records what they are in the earlier state. Each step says how much of it is done, from 0 to 1. */
  *restoring(keys: 'all' | readonly string[]): Generator<number, Restoration> {
    this.#catchUp()
    return yield* restoring(this.source, this.open.project, keys === 'all' ? this.#found.keys() : keys)
  }

  async #takeIn(change: Change, breathe: () => Promise<void> | undefined): Promise<void> {
    for (const difference of differences(change)) {
      if (isShown(difference)) this.#found.set(difference.key, difference)
      await breathe()
    }
    for (const _ of this.#touching()) await breathe()
  }

  /** Notes who touched what in either history, as far as it has been taken into account; entry by entry. */
  *#touching(): Generator<undefined, void> {
    const { entries } = this.open.book
    const shared = sharedLength(entries, this.earlier.history)
    for (const side of [this.earlier.history, entries.slice(0, this.#seen.length)]) {
      for (const entry of side.slice(shared)) {
        noteTouched(this.#touched, entry)
        yield
      }
    }
  }

  /** Takes into account what has been done since: only the records that were touched are looked at. */
  #catchUp(): void {
    const { entries } = this.open.book
    const { length, last } = this.#seen
    if (entries.length === length && entries.at(-1) === last) return
    this.#seen = { length: entries.length, last: entries.at(-1) }
    if (entries[length - 1] !== last) {
      this.#compareAnew()
      return
    }
    for (const entry of entries.slice(length)) {
      noteTouched(this.#touched, entry)
      for (const key of keysTouchedBy(entry)) this.#lookAgain(key)
    }
  }

  #lookAgain(key: string): void {
    const { table, id } = placeOf(key)
    const [from, to] = [this.source, this.open.project].map(state => state.get(table, id as IdOf<TableName>))
    const difference = differenceOf(table, id, from, to)
    if (difference && isShown(difference)) this.#found.set(key, difference)
    else this.#found.delete(key)
  }

  /** An operation was taken back, for it could not be written: what it had touched is no longer known, and it touched nothing. */
  #compareAnew(): void {
    this.#found.clear()
    this.#touched.clear()
    atOnce(this.#touching())
    const change = compareProjects(this.earlier.project, this.open.project.snapshot())
    for (const difference of differences(change))
      if (isShown(difference)) this.#found.set(difference.key, difference)
  }
}

const givenUp = failed('cancelled', 'The comparison was given up. Nothing has been changed.')

/** Another project is another one: that is no difference to be put back. Nor is it one that somebody has joined. */
function isShown({ table, kind }: Difference): boolean {
  return kind === 'changed' || (table !== 'info' && !(table === 'annotators' && kind === 'added'))
}

function sourceOf({ project }: EarlierState): Source {
  return {
    get: (table, id) => (project[table] as ReadonlyMap<unknown, never>).get(id),
    text: hash => project.texts.get(hash),
  }
}
