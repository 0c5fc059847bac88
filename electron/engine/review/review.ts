import type { ArticleDiffering } from '#shared/api/compare-views'
import type { ReviewHead } from '#shared/api/review-views'
import { decisionIdOf } from '#shared/merge/decision-records'
import type { RecordState } from '#shared/merge/past-state'
import type { Unit } from '#shared/merge/unit'
import type { HistoryEntry } from '#shared/operations/history'
import type { Readers } from '../apart/readers'
import { keysTouchedBy, noteTouched, type Touched } from '../comparisons/touched'
import type { OpenProject } from '../open-project'
import { answered } from '../queries/kept'
import { breather, unhurried } from '../storage/breathing'
import { articlesOfRows, headOfRows } from './head'
import { HeldFile, type Met } from './held-file'
import { KeptUnits } from './kept-units'
import { madeTheirs } from './makers'
import { askedElsewhere } from './once'
import { inPlace } from './order'
import { partedRows } from './parted-rows'
import { fileOf } from './reviewed-file'
import { standingOf } from './standing'
import type { TeammateFile } from './teammate-file'
import { teammateUnits } from './teammate-units'
import { type UnitRow, unitRow } from './unit-row'

/** How a review stands at one moment of the project. */
export interface ReviewState {
  /** In the order of the articles. */
  readonly rows: readonly UnitRow[]
  /** What other files ask once more; not shown. */
  readonly elsewhere: readonly UnitRow[]
  readonly byKey: ReadonlyMap<string, UnitRow>
  readonly met: ReadonlyMap<HeldFile, Met>
  /** What the project was then. */
  readonly mark: Mark
}
interface Mark {
  readonly length: number
  readonly last: HistoryEntry | undefined
}

/** What a unit was in the project when theirs was taken, by row key. */
type Taken = Map<string, { readonly value: unknown }>

export type Tell = (done: number) => void

/** Teammates' files held against an open project, as it stands whenever it is asked. */
export class Review {
  readonly id: string
  readonly open: OpenProject
  #held: readonly HeldFile[] = []
  #kept = new Map<HeldFile, KeptUnits>()
  /** Rows that are not shown, for another asks the same: settled when the files are first held against the project. */
  #elsewhere: ReadonlySet<string> | null = null
  /** What reviewers said theirs are here, of each file that was begun apart. */
  readonly #chosen: Map<string, string | null>[]
  readonly #readers: Readers
  readonly #base: RecordState | null
  /** Who made the project's records what they are, since what the files know; by record key. */
  readonly mineTouched: Touched = new Map()
  readonly taken: Taken = new Map()
  #seen: Mark = { length: 0, last: undefined }
  #state: ReviewState | null = null
  #work: Promise<void> | null = null
  /** Histories have changed under it: what is shared has to be found anew. */
  #stale = false

  private constructor(
    id: string,
    open: OpenProject,
    files: readonly TeammateFile[],
    readers: Readers,
    base: RecordState | null,
  ) {
    this.id = id
    this.open = open
    this.#readers = readers
    this.#base = base
    this.#chosen = files.map(() => new Map())
  }

  /**
   * Holds the files against the project, letting others have a turn; null where it was given up. `base` is what they
   * have all grown from, where that is known otherwise than from their histories.
   */
  static async make(
    id: string,
    open: OpenProject,
    files: readonly TeammateFile[],
    readers: Readers,
    signal: AbortSignal,
    tell: Tell,
    base: RecordState | null = null,
  ): Promise<Review | null> {
    await open.book.read()
    const made = new Review(id, open, files, readers, base)
    if (!(await made.#holdAll(files, signal, tell))) return null
    await made.now()
    return signal.aborted ? null : made
  }

  get held(): readonly HeldFile[] {
    return this.#held
  }

  /** Whether nothing has been done in the project since the state was worked out. */
  isCurrent({ mark }: ReviewState): boolean {
    return !this.#stale && sameMark(mark, markOf(this.open))
  }

  /** The review as the project is now. */
  async now(): Promise<ReviewState> {
    for (;;) {
      if (this.#state && this.isCurrent(this.#state)) return this.#state
      this.#work ??= this.#catchUp().finally(() => {
        this.#work = null
      })
      await this.#work
    }
  }

  async head(): Promise<ReviewHead> {
    const { rows } = await this.now()
    return unhurried(headOfRows(this.id, this.#held.map(fileOf), rows, this.open.project))
  }

  /** The articles in which there is anything to review, worked out once for every state of it. */
  async articles(): Promise<readonly ArticleDiffering[]> {
    const state = await this.now()
    return answered(state, null, [], () => articlesOfRows(state.rows, this.open.project))
  }

  /** Says what some of theirs are here, and works everything out anew. False where it was given up. */
  async map(
    file: number,
    set: ReadonlyMap<string, string | null>,
    signal: AbortSignal,
    tell: Tell,
  ): Promise<boolean> {
    for (const [key, into] of set) this.#chosen[file]?.set(key, into)
    return this.#holdAll(
      this.#held.map(({ file }) => file),
      signal,
      tell,
    )
  }

  async #holdAll(files: readonly TeammateFile[], signal: AbortSignal, tell: Tell): Promise<boolean> {
    const breathe = breather()
    const mark = markOf(this.open)
    const { entries } = this.open.book
    const history = entries.slice(0, mark.length)
    const held: HeldFile[] = []
    for (const [i, file] of files.entries()) {
      const work = HeldFile.hold({ project: this.open.project, history }, file, {
        ...{ chosen: this.#chosen[i], base: this.#base, readers: this.#readers, signal },
      })
      let step = await work.next()
      for (; !step.done; step = await work.next()) {
        if (signal.aborted) {
          await work.return(undefined as never)
          return false
        }
        await breathe()
      }
      held.push(step.value)
      tell((i + 1) / (files.length + 1))
    }
    this.#held = held
    this.#kept = new Map(held.map(each => [each, new KeptUnits()]))
    this.#elsewhere = null
    this.mineTouched.clear()
    const shared = this.#ownOperations()
    for (const entry of history) {
      if (shared.has(entry.operation.id)) noteTouched(this.mineTouched, entry)
      await breathe()
    }
    this.#seen = mark
    this.#state = null
    this.#stale = false
    return true
  }

  /** What the project has done that not every file knows. */
  #ownOperations(): ReadonlySet<string> {
    const own = new Set<string>()
    for (const { lineage } of this.#held)
      if (lineage.kind === 'shared') for (const { id } of lineage.mineSince) own.add(id)
    return own
  }

  async #catchUp(): Promise<void> {
    if (this.#stale) {
      const files = this.#held.map(({ file }) => file)
      await this.#holdAll(files, new AbortController().signal, () => undefined)
    }
    this.#noteChanges()
    if (this.#stale) return
    const [mark, kept] = [markOf(this.open), this.#kept]
    const isAsItWas = () => this.#kept === kept && sameMark(mark, markOf(this.open))
    const mine = { project: this.open.project, history: this.open.book.entries }
    const breathe = breather()
    const met = new Map<HeldFile, Met>()
    const rows: UnitRow[] = []
    for (const [file, held] of this.#held.entries()) {
      const work = held.meet(mine)
      let step = work.next()
      for (; !step.done; step = work.next()) {
        await breathe()
        if (!isAsItWas()) return
      }
      met.set(held, step.value)
      for (const unit of this.#unitsOf(held, step.value)) {
        await breathe()
        if (!isAsItWas()) return
        if (!unit) continue
        const decision = decisionAbout(unit.key, step.value, this.open)
        const stands = standingOf(unit, decision, this.taken.get(`${file}:${unit.key}`))
        const asked = kept.get(held)?.wasAsked(unit.key, stands) ?? false
        const about = { unit, held, stands, asked }
        const row = unitRow(about, file, madeTheirs(this, held, unit), this.open.project)
        if (row) rows.push(row)
      }
    }
    const settled = await unhurried(this.#settling(rows, kept))
    if (!isAsItWas()) return
    for (const note of settled.notes) note()
    this.#elsewhere = settled.notShown
    this.#state = { ...settled.parted, met, mark }
  }

  /** Puts rows in order and tells apart which are shown. Yields now and then. */
  *#settling(rows: readonly UnitRow[], kept: ReadonlyMap<HeldFile, KeptUnits>) {
    const sorted = yield* inPlace(rows, this.open.project)
    const notShown = this.#elsewhere ?? (yield* askedElsewhere(sorted, this.open.project))
    const { byFile, ...parted } = yield* partedRows(sorted, notShown)
    const notes: (() => void)[] = []
    for (const [held, units] of kept) notes.push(yield* units.noting(byFile.get(held) ?? []))
    return { notShown, parted, notes }
  }

  /** What there is about a file: what is in question, and what was. */
  *#unitsOf(held: HeldFile, met: Met): Generator<Unit | null> {
    const kept = this.#kept.get(held) ?? new KeptUnits()
    const found = new Set<string>()
    for (const unit of teammateUnits(met.meetings, key => kept.keeps(key, met))) {
      if (unit) found.add(unit.key)
      yield unit
    }
    yield* kept.beside(found, held, met)
  }

  /** Takes into account what has been done since: only the records that were touched are looked at. */
  #noteChanges(): void {
    const { entries } = this.open.book
    const { length, last } = this.#seen
    const mark = markOf(this.open)
    if (sameMark(this.#seen, mark)) return
    this.#seen = mark
    // Operations that could not be written were taken back: where it had got to is no longer known.
    if (entries[length - 1] !== last) this.#stale = true
    for (const entry of entries.slice(length)) {
      const keys = [...keysTouchedBy(entry)]
      for (const held of this.#held) held.touch(entry, keys)
      noteTouched(this.mineTouched, entry)
      if (this.#bringsHistory(entry)) this.#stale = true
    }
  }

  /** Whether it changes what the project knows of other histories: a merge that carries some, or taking one back. */
  #bringsHistory({ operation: { body } }: HistoryEntry): boolean {
    if (body.kind === 'merge') return body.operations.length > 0
    if (body.kind !== 'records.patch') return false
    const before = body.undoes ?? body.redoes
    return before !== undefined && this.open.book.carries(before)
  }
}

function decisionAbout(key: string, { mine }: Met, { project }: OpenProject) {
  return mine.decisions.has(key) ? project.get('decisions', decisionIdOf(key)) : undefined
}

function markOf({ book }: OpenProject): Mark {
  return { length: book.entries.length, last: book.entries.at(-1) }
}
const sameMark = (a: Mark, b: Mark) => a.length === b.length && a.last === b.last
