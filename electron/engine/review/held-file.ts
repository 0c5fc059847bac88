import { keyOf, placeOf } from '#shared/compare/differences'
import { decisionsOf } from '#shared/merge/decision-records'
import { decidedIn } from '#shared/merge/decisions-in'
import { findUndone } from '#shared/merge/known-operations'
import { type Lineage, lineageTold } from '#shared/merge/lineage'
import { threeWayAgain } from '#shared/merge/meeting-again'
import { among, nothingYet, type RecordState, stateOf } from '#shared/merge/past-state'
import { findRedirects } from '#shared/merge/redirects'
import { type Meetings, threeWay, threeWaySteps } from '#shared/merge/three-way'
import { type DecidedUnit, type Side, unitPlace } from '#shared/merge/unit'
import type { IndexedProject } from '#shared/model/indexed-project'
import type { ProjectReader } from '#shared/model/project'
import type { Stamp } from '#shared/model/records'
import { stepsTold, within } from '#shared/model/steps-told'
import { type TableName, tableNames } from '#shared/model/tables'
import { briefOf, type HistoryEntry, outlineOf } from '#shared/operations/history'
import type { Operation } from '#shared/operations/operation'
import type { Readers } from '../apart/readers'
import { noteTouched, notingTouched, type Touched } from '../comparisons/touched'
import { perRecord } from '../queries/kept'
import { type EditionSpans, editionSpans } from './edition-spans'
import { type Mapping, mappedProject, proposeMapping } from './mapping'
import type { TeammateFile } from './teammate-file'

/** The project that files are held against, as it stands whenever it is looked at. */
export interface Mine {
  readonly project: IndexedProject
  readonly history: readonly HistoryEntry[]
}

/** The same, and what it was at the end of that history: others may work while files are held against it. */
export interface MineThen extends Mine {
  readonly then: Pick<ProjectReader, 'get' | 'all'>
}

/** What a teammate's file and the project come to, where they meet. */
export interface Met {
  readonly meetings: Meetings
  readonly mine: Side
  readonly theirs: Side
}

/** How a file is held against the project. */
export interface Manner {
  /** What some of theirs are here, where the two were begun apart; null brings it as new. By record key. */
  readonly chosen?: ReadonlyMap<string, string | null> | undefined
  /** What both have grown from, where that is known otherwise than from the histories. */
  readonly base?: RecordState | null
  /** Where texts are compared that may be made to take long. */
  readonly readers: Readers
  readonly signal: AbortSignal
}

/** How many operations are looked at between two breaths. */
const pace = 1_024

const nowhereElse: EditionSpans = { here: new Map(), notes: [] }

/** One teammate's file held against the project: what both have grown from, and the records that may not agree. */
export class HeldFile {
  readonly file: TeammateFile
  readonly lineage: Lineage
  /** Theirs in the project's own ids. */
  readonly theirs: ProjectReader
  readonly base: RecordState
  /** Where nothing is shared: what theirs are here. */
  readonly mapping: Mapping | null
  /** Where what they marked in other editions of our articles stands in ours. */
  readonly spans: EditionSpans
  /** Whose work the file brings, by name, in the order in which they began. */
  readonly authors: readonly string[]
  /** Who made theirs what it is, by record key. */
  readonly touched: Touched = new Map()
  /** The same from the beginning of their history; made when it is first asked for. */
  #everTouched: Touched | null = null
  readonly #theirSide: Side
  /** The records about which the base and both do not all agree, or did not at some time. */
  readonly #candidates = new Map<TableName, Set<string>>()
  /** What mine did since the base that can merge one record into another. */
  readonly #merging: Operation[]

  private constructor(
    file: TeammateFile,
    lineage: Lineage,
    theirs: ProjectReader,
    mapping: Mapping | null,
    spans: EditionSpans,
    given: RecordState | null,
    merging: Operation[],
  ) {
    this.file = file
    this.lineage = lineage
    this.theirs = theirs
    this.mapping = mapping
    this.spans = spans
    this.base = given ?? (lineage.kind === 'shared' ? lineage.base : (mapping?.base ?? nothingYet))
    this.#theirSide = {
      state: stateOf(theirs),
      decisions: decisionsOf(theirs),
      redirects: lineage.kind === 'shared' ? lineage.redirects.theirs : new Map(),
      strands: this.#strands('theirs'),
    }
    this.#merging = merging
    // Of a file that brings nothing new, what was left open is still somebody's: whoever worked in it last.
    const last = file.history.slice(-1).map(outlineOf)
    const authors = new Set((lineage.carried.length > 0 ? lineage.carried : last).map(({ by }) => by))
    this.authors = [...authors]
      .map(by => file.project.get('annotators', by)?.name ?? '')
      .filter(name => name !== '')
  }

  *#noteTouched(): Generator<unknown, void> {
    const carried = new Set(this.lineage.carried.map(({ id }) => id))
    for (const [i, entry] of this.file.history.entries()) {
      if (carried.has(briefOf(entry).id)) yield* notingTouched(this.touched, entry)
      if (i % pace === 0) yield
    }
  }

  /**
   * Holds a file against the project. Yields now and then, and whenever `signal` should be looked at: how much of it is
   * done, from 0 to 1, where that is known.
   */
  static async *hold(
    mine: MineThen,
    file: TeammateFile,
    { chosen = new Map(), base = null, readers, signal }: Manner,
  ): AsyncGenerator<unknown, HeldFile> {
    const { then, history } = mine
    const lineage = yield* within(0, 0.3, lineageTold({ project: then, history }, file))
    yield
    const apart = lineage.kind === 'apart' && base === null
    const matching = () =>
      stepsTold(sizeOf(file.project) / pace, proposeMapping(mine.project, file.project, chosen))
    const mapping = apart ? yield* within(0.3, 0.35, matching()) : null
    const spans = mapping
      ? await editionSpans(file.project, mapping, mine.project, readers, signal)
      : nowhereElse
    yield
    const theirs = mapping ? yield* mappedProject(file.project, mapping, mine.project, spans) : file.project
    const merging = lineage.kind === 'shared' ? yield* mergingIn(lineage.mineSince) : []
    const held = new HeldFile(file, lineage, theirs, mapping, spans, base, merging)
    yield
    yield* held.#noteTouched()
    const finding = held.#findCandidates(yield* held.#mineSide(then, mine.project))
    yield* within(0.4, 1, stepsTold(threeWaySteps(sizeOf(mine.project)), finding))
    return held
  }

  /** Who last did something with a record in their file, at whatever time. By record key. */
  lastTouched(key: string): Stamp | null {
    if (!this.#everTouched) {
      this.#everTouched = new Map()
      for (const entry of this.file.history) noteTouched(this.#everTouched, entry)
    }
    return this.#everTouched.get(key) ?? null
  }

  /** Takes note that a record may not be what it was. */
  touch(key: string): void {
    this.#add(key)
  }

  /** Takes note of what has been done in the project. */
  noteDone({ operation }: HistoryEntry): void {
    if (mayMerge(operation)) this.#merging.push(operation)
  }

  /**
   * Where the two meet, as the project is now: each step says how much of that is done, from 0 to 1. The project must not
   * change meanwhile.
   */
  meet(project: IndexedProject): Generator<number, Met> {
    let count = 0
    for (const ids of this.#candidates.values()) count += ids.size
    return stepsTold(threeWaySteps(count), this.#meeting(project))
  }

  *#meeting(project: IndexedProject): Generator<unknown, Met> {
    const mine = yield* this.#mineSide(project, project)
    const theirs = this.#theirSide
    for (const side of [mine, theirs]) yield* this.#addDecided(side.decisions.keys())
    const limited = (side: Side): Side => ({ ...side, state: among(side.state, this.#candidates) })
    const meetings = yield* threeWay(among(this.base, this.#candidates), limited(mine), limited(theirs))
    return { meetings, mine, theirs }
  }

  /**
   * The same, where nothing has been done since they met `before` but to the `touched` records, by key; with the keys of
   * those that were looked at again. Undefined where all have to be. Yields now and then.
   */
  *meetAgain(
    project: IndexedProject,
    before: Met,
    touched: ReadonlySet<string>,
  ): Generator<unknown, { readonly met: Met; readonly anew: ReadonlySet<string> } | undefined> {
    const mine = yield* this.#mineSide(project, project)
    const theirs = this.#theirSide
    const redecided = yield* decidedAnew(before.mine.decisions, mine.decisions)
    yield* this.#addDecided(redecided)
    const keys = new Set(touched)
    let seen = 0
    for (const subject of redecided) {
      const { table, id } = unitPlace(subject)
      keys.add(keyOf(table, id))
      if (++seen % pace === 0) yield
    }
    const again = yield* threeWayAgain(before, keys, this.#candidates, this.base, mine, theirs)
    return again && { met: { meetings: again.meetings, mine, theirs }, anew: again.anew }
  }

  *#mineSide(project: Pick<ProjectReader, 'get' | 'all'>, now: IndexedProject): Generator<undefined, Side> {
    const decisions = new Map<string, DecidedUnit>()
    for (const decision of project.all('decisions')) {
      decisions.set(decision.subject, decidedBy(decision))
      if (decisions.size % pace === 0) yield
    }
    const redirects = yield* findRedirects(this.#merging, stateOf(now))
    return { state: stateOf(project), decisions, redirects, strands: this.#strands('mine') }
  }

  /** Those whose work is in a version, as far as that can be told: the histories know nothing of a base that was given. */
  #strands(which: 'mine' | 'theirs'): readonly Side[] {
    const { lineage } = this
    return lineage.kind === 'shared' && this.base === lineage.base ? lineage.strands[which] : []
  }

  *#findCandidates(mine: Side): Generator<unknown, void> {
    const meetings = yield* threeWay(this.base, mine, this.#theirSide)
    yield* this.#addAll(meetings.keys(), key => key)
  }

  #addDecided(subjects: Iterable<string>): Generator<undefined, void> {
    return this.#addAll(subjects, subject => {
      const { table, id } = unitPlace(subject)
      return keyOf(table, id)
    })
  }

  /** Adds the records by the keys that are made of what is given. Yields now and then. */
  *#addAll(given: Iterable<string>, key: (one: string) => string): Generator<undefined, void> {
    let seen = 0
    for (const one of given) {
      this.#add(key(one))
      if (++seen % pace === 0) yield
    }
  }

  #add(key: string): void {
    const { table, id } = placeOf(key)
    const ids = this.#candidates.get(table) ?? new Set<string>()
    this.#candidates.set(table, ids.add(id))
  }
}

const sizeOf = (project: ProjectReader) => tableNames.reduce((sum, table) => sum + project.size(table), 0)

const decidedBy = perRecord(decidedIn)

/** The units about which other is decided than before. Yields now and then. */
function* decidedAnew(
  before: ReadonlyMap<string, DecidedUnit>,
  now: ReadonlyMap<string, DecidedUnit>,
): Generator<undefined, ReadonlySet<string>> {
  const anew = new Set<string>()
  let seen = 0
  for (const [one, other] of [
    [before, now],
    [now, before],
  ] as const)
    for (const [subject, decided] of one) {
      if (other.get(subject) !== decided) anew.add(subject)
      if (++seen % pace === 0) yield
    }
  return anew
}

/** Those that can merge one record into another or take that back, but for merges that were undone. */
function* mergingIn(operations: readonly Operation[]): Generator<unknown, Operation[]> {
  const undone = yield* findUndone(new Map(operations.map(operation => [operation.id, operation])))
  return operations.filter(operation => mayMerge(operation) && !undone.has(operation.id))
}

const mayMerge = ({ body }: Operation) =>
  body.kind === 'entity.merge' ||
  body.kind === 'scheme.merge' ||
  body.kind === 'batch' ||
  body.kind === 'merge' ||
  (body.kind === 'records.patch' && (body.undoes ?? body.redoes) !== undefined)
