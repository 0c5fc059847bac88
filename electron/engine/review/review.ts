import type { ArticleDiffering } from '#shared/api/compare-views'
import type { ReviewHead } from '#shared/api/review-views'
import { keyOf } from '#shared/compare/differences'
import type { RecordState } from '#shared/merge/past-state'
import type { Stamp } from '#shared/model/records'
import type { HistoryEntry } from '#shared/operations/history'
import type { Readers } from '../apart/readers'
import type { Touched } from '../comparisons/touched'
import { JointWork } from '../joint-work'
import { unwaited, type Waiting } from '../making'
import { doneSince, isNow, type Mark, markOf } from '../mark'
import type { OpenProject } from '../open-project'
import { answeredTo } from '../queries/kept'
import { breather } from '../storage/breathing'
import { Course } from '../storage/course'
import { carriedOut } from '../tasks'
import { type CaughtUp, caughtUp, workedOut } from './catching-up'
import { articlesOfRows, headOfRows } from './head'
import type { HeldFile, Met } from './held-file'
import { holdAll, readUnshared } from './holding'
import { KeptUnits } from './kept-units'
import { notingDone } from './noting-done'
import { fileOf } from './reviewed-file'
import type { TeammateFile } from './teammate-file'
import { ToldWork } from './told-work'
import type { UnitRow } from './unit-row'

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

/** What a unit was in the project when theirs was taken. */
export interface Taken {
  readonly value: unknown
}

/** What is done once the files are held against the project. */
const puttingTogether = 'Putting the differences together'

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
  #mineTouched: Touched = new Map()
  readonly #taken = new Map<string, Taken>()
  #seen: Mark
  /** The records that may be others than they were when the state was worked out, by key. */
  #touched = new Set<string>()
  #state: ReviewState | null = null
  #work: Promise<void> | null = null
  readonly #catching = new ToldWork('Looking at what has been done since')
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
    this.#seen = markOf(open)
    this.#readers = readers
    this.#base = base
    this.#chosen = files.map(() => new Map())
  }

  /**
   * Holds the files against the project, letting others have a turn; throws where it was given up, as a course does.
   * `base` is what they have all grown from, where that is known otherwise than from their histories.
   */
  static async make(
    id: string,
    open: OpenProject,
    files: readonly TeammateFile[],
    readers: Readers,
    waiting: Waiting,
    base: RecordState | null = null,
  ): Promise<Review> {
    await readUnshared(open, files)
    const made = new Review(id, open, files, readers, base)
    const course = new Course(waiting.signal, waiting.tell)
    course.part('Holding it against the project', 0.4)
    await made.#holdAll(files, waiting.signal, course)
    if (!(await made.#putTogether(course.handedOn(1)))) {
      // What is still under way for nobody ends with the files that it is about.
      made.#held = []
      made.#kept = new Map()
    }
    course.reached()
    return made
  }

  get held(): readonly HeldFile[] {
    return this.#held
  }

  /** Who made the project's records what they are, since what the files know; by record key. */
  get mineTouched(): ReadonlyMap<string, Stamp> {
    return this.#mineTouched
  }

  /** What the units were that were taken, by row key. */
  get taken(): ReadonlyMap<string, Taken> {
    return this.#taken
  }

  /** Notes what a row's unit was when theirs was taken; undefined where it has not been. */
  noteTaken({ row, unit }: UnitRow, was: Taken | undefined): void {
    if (was) this.#taken.set(row.key, was)
    else this.#taken.delete(row.key)
    this.#touched.add(keyOf(unit.table, unit.id))
  }

  /** Whether nothing has been done in the project since the state was worked out. */
  isCurrent({ mark }: ReviewState): boolean {
    return !this.#stale && isNow(mark, this.open)
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

  /**
   * The same for one who can give it up and hears how far it has come; null where they have. What has been done since is
   * then looked at all the same: whoever asks next needs it.
   */
  nowFor(waiting: Waiting): Promise<ReviewState | null> {
    return new JointWork((_, tell) => this.#catching.heardBy(tell, () => this.now())).waitedFor(waiting)
  }

  #putTogether({ signal, tell }: Waiting): Promise<ReviewState | null> {
    return this.nowFor({ signal, tell: (_, done) => tell(puttingTogether, done) })
  }

  async head(): Promise<ReviewHead> {
    return (await this.headFor(unwaited)) as ReviewHead
  }

  /** The same for one who can give it up; null where they have. */
  async headFor(waiting: Waiting): Promise<ReviewHead | null> {
    const course = new Course(waiting.signal, waiting.tell)
    const state = await this.nowFor(course.handedOn(0.9))
    if (!state) return null
    const { signal, tell } = course.handedOn(1)
    const counting = headOfRows(this.id, this.#held.map(fileOf), state.rows, this.open.project)
    return (await carriedOut(counting, 'Counting the differences', signal, tell))?.value ?? null
  }

  async articles(): Promise<readonly ArticleDiffering[]> {
    return (await this.articlesFor(unwaited)) as readonly ArticleDiffering[]
  }

  /** The articles in which there is anything to review, worked out once for every state of it; null where it was given up. */
  async articlesFor(waiting: Waiting): Promise<readonly ArticleDiffering[] | null> {
    const course = new Course(waiting.signal, waiting.tell)
    const state = await this.nowFor(course.handedOn(0.9))
    return (
      state &&
      answeredTo(course.handedOn(1), 'Looking through the articles', state, null, [], () =>
        articlesOfRows(state.rows, this.open.project),
      )
    )
  }

  /**
   * Says what some of theirs are here, and works everything out anew. Throws where it was given up, as a course does:
   * theirs are then what they were. Once they are held against the project anew it can be given up no more.
   */
  async map(file: number, set: ReadonlyMap<string, string | null>, { signal, tell }: Waiting): Promise<void> {
    // What is being caught up with would come after this, of what was chosen before.
    while (this.#work) await this.#work
    const before = this.#chosen[file] ?? new Map()
    this.#chosen[file] = new Map([...before, ...set])
    const files = this.#held.map(({ file }) => file)
    const course = new Course(signal, tell)
    try {
      course.part('Matching', 0.4)
      await this.#holdAll(files, signal, course)
    } catch (error) {
      this.#chosen[file] = before
      throw error
    }
    await this.#putTogether({ ...unwaited, tell: course.handedOn(1).tell })
  }

  async #holdAll(files: readonly TeammateFile[], signal: AbortSignal, course: Course): Promise<void> {
    const manner = { base: this.#base, readers: this.#readers, signal }
    const { held, touched, mark } = await holdAll(this.open, files, this.#chosen, manner, course)
    // In one turn: whoever looks meanwhile sees the review as it was.
    this.#held = held
    this.#kept = new Map(held.map(each => [each, new KeptUnits()]))
    this.#elsewhere = null
    this.#mineTouched = touched
    this.#seen = mark
    this.#touched = new Set()
    this.#state = null
    this.#stale = false
  }

  async #catchUp(): Promise<void> {
    if (this.#stale) {
      const files = this.#held.map(({ file }) => file)
      await this.#holdAll(files, unwaited.signal, new Course(unwaited.signal))
    }
    if (!(await this.#noteChanges()) || this.#stale) return
    const [mark, kept, touched] = [markOf(this.open), this.#kept, this.#touched]
    this.#touched = new Set()
    const before = this.#state
    try {
      const work = this.#catching.begun(this.#workingOut(kept, touched))
      const breathe = breather()
      let told = 0
      let step = work.next()
      for (; !step.done; step = work.next()) {
        const breath = breathe()
        if (!breath) continue
        told = this.#catching.reached(step.value, told)
        await breath
        if (this.#kept !== kept || !isNow(mark, this.open)) return
      }
      const { note, notShown, ...state } = step.value
      note()
      this.#elsewhere = notShown
      this.#state = { ...state, mark }
    } finally {
      // What was touched is still to be looked at where it has come to nothing.
      if (this.#state === before) for (const key of touched) this.#touched.add(key)
    }
  }

  /** How it stands now: by what has been touched since it last stood, where that is known. Yields now and then. */
  *#workingOut(
    kept: ReadonlyMap<HeldFile, KeptUnits>,
    touched: ReadonlySet<string>,
  ): Generator<unknown, CaughtUp> {
    const [before, notShown] = [this.#state, this.#elsewhere]
    const again = before && notShown && (yield* caughtUp(this, kept, notShown, before, touched))
    return again ?? (yield* workedOut(this, kept, notShown))
  }

  /**
   * Takes into account what has been done since: only the records that were touched are looked at. Lets others have a
   * turn; false where it is to be begun anew, for the files have been held anew meanwhile.
   */
  async #noteChanges(): Promise<boolean> {
    if (isNow(this.#seen, this.open)) return true
    const [since, mark, held] = [doneSince(this.#seen, this.open), markOf(this.open), this.#held]
    // Operations that could not be written were taken back: where it had got to is no longer known.
    if (!since) this.#stale = true
    const breathe = breather()
    for (const _ of notingDone(since ?? [], held, this.#touched, this.#mineTouched)) {
      await breathe()
      if (this.#held !== held) return false
    }
    for (const entry of since ?? []) {
      for (const each of held) each.noteDone(entry)
      if (this.#bringsHistory(entry)) this.#stale = true
    }
    this.#seen = mark
    return true
  }

  /** Whether it changes what the project knows of other histories: a merge that carries some, or taking one back. */
  #bringsHistory({ operation: { body } }: HistoryEntry): boolean {
    if (body.kind === 'merge') return body.operations.length > 0
    if (body.kind !== 'records.patch') return false
    const before = body.undoes ?? body.redoes
    return before !== undefined && this.open.book.carries(before)
  }
}
