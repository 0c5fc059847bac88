import { deepEqual } from '../model/equal'
import type { TableName } from '../model/tables'
import { isHungOn } from './disputes'
import type { Meeting } from './meeting'
import { referencesByPart, referencesOfPart, referringTo } from './part-references'
import { among, type RecordState } from './past-state'
import { type Meetings, threeWay } from './three-way'
import { type DecidedUnit, type Side, unitKey, unitPlace } from './unit'

/** How two versions met before something was done in mine. */
export interface MetBefore {
  readonly meetings: Meetings
  readonly mine: Side
}

/** Where the two meet now. */
export interface MetAgain {
  readonly meetings: Meetings
  /** The keys of the records that were looked at again. All others are as they were. */
  readonly anew: ReadonlySet<string>
}

/** How many records are looked at between two breaths. */
const pace = 256

/**
 * The meetings that `threeWay` would come to, where only the `touched` records of mine, by key, and decisions about them
 * may be others than `before`: met anew are those and what may hang on them or they on it. `walked` are the records that
 * were looked at before, in that order, and now. Undefined where what was merged into what has changed, so that any
 * record may be concerned. Yields now and then.
 */
export function* threeWayAgain(
  before: MetBefore,
  touched: Iterable<string>,
  walked: ReadonlyMap<TableName, ReadonlySet<string>>,
  base: RecordState,
  mine: Side,
  theirs: Side,
): Generator<unknown, MetAgain | undefined> {
  if (!deepEqual([...before.mine.redirects], [...mine.redirects])) return undefined
  const anew = new Set(touched)
  const turned = new Set<string>()
  let seen = 0
  for (const key of anew) {
    if (isTurned(key, before, base, mine)) turned.add(key)
    if (++seen % pace === 0) yield
  }
  for (;;) {
    yield
    const ids = yield* walkedAmong(walked, anew)
    const met = yield* threeWay(
      among(base, ids),
      yield* sideAmong(mine, ids, anew),
      yield* sideAmong(theirs, ids, anew),
    )
    const more = yield* hangingTogether(anew, turned, before.meetings, met)
    for (const key of more) anew.add(key)
    if (more.size > 0) continue
    return { meetings: yield* laidOver(before.meetings, met, anew), anew }
  }
}

/** What met before, but for the records that are met anew: each stays in its place. */
function* laidOver(
  before: Meetings,
  met: Meetings,
  anew: ReadonlySet<string>,
): Generator<undefined, Meetings> {
  const meetings = new Map<string, Meeting>()
  let seen = 0
  for (const [key, meeting] of before) {
    const now = anew.has(key) ? met.get(key) : meeting
    if (now) meetings.set(key, now)
    if (++seen % pace === 0) yield
  }
  for (const [key, meeting] of met) {
    meetings.set(key, meeting)
    if (++seen % pace === 0) yield
  }
  return meetings
}

/** A side of which some records are walked through, and the decisions about those. */
function* sideAmong(
  side: Side,
  ids: ReadonlyMap<TableName, ReadonlySet<string>>,
  records: ReadonlySet<string>,
): Generator<undefined, Side> {
  const decisions = yield* DecisionsAmong.of(side.decisions, records)
  return { ...side, state: among(side.state, ids), decisions }
}

/** Whether a record has come or gone in mine, or what is decided about it as a whole: then it concerns what had referred to it. */
function isTurned(key: string, { meetings, mine: then }: MetBefore, base: RecordState, mine: Side): boolean {
  const { table, id } = unitPlace(key)
  const meeting = meetings.get(key)
  const was = meeting ? meeting.mine : base.get(table, id)
  return (
    (was === undefined) !== (mine.state.get(table, id) === undefined) ||
    !deepEqual(then.decisions.get(key), mine.decisions.get(key))
  )
}

/** Those of the records, in the order in which they are walked through; decisions are all looked up. */
function* walkedAmong(
  walked: ReadonlyMap<TableName, ReadonlySet<string>>,
  keys: ReadonlySet<string>,
): Generator<undefined, ReadonlyMap<TableName, ReadonlySet<string>>> {
  const wanted = new Map<TableName, Set<string>>()
  let seen = 0
  for (const key of keys) {
    const { table, id } = unitPlace(key)
    wanted.set(table, (wanted.get(table) ?? new Set()).add(id))
    if (++seen % pace === 0) yield
  }
  const found = new Map<TableName, ReadonlySet<string>>()
  for (const [table, ids] of wanted) {
    const some = new Set<string>()
    for (const id of walked.get(table) ?? []) {
      if (ids.has(id)) some.add(id)
      if (++seen % pace === 0) yield
    }
    found.set(table, some)
  }
  const decisions = walked.get('decisions')
  if (decisions) found.set('decisions', decisions)
  return found
}

/** Records beside `anew` that hang on those or on which those hang, before or now: no dispute goes any other way. */
function* hangingTogether(
  anew: ReadonlySet<string>,
  turned: ReadonlySet<string>,
  before: Meetings,
  now: Meetings,
): Generator<undefined, ReadonlySet<string>> {
  const more = new Set<string>()
  const hungOn = new Set(turned)
  let seen = 0
  for (const key of anew) {
    for (const meeting of [before.get(key), now.get(key)]) {
      if (!meeting) continue
      if (isHungOn(meeting)) hungOn.add(key)
      for (const to of everyReference(meeting)) {
        const target = anew.has(to) ? undefined : before.get(to)
        if (target && isHungOn(target)) more.add(to)
      }
    }
    if (++seen % pace === 0) yield
  }
  if (hungOn.size === 0) return more
  const referring = new Set([...new Set([...hungOn].map(key => unitPlace(key).table))].flatMap(referringTo))
  for (const meeting of before.values()) {
    if (++seen % pace === 0) yield
    if (!referring.has(meeting.table) || anew.has(meeting.key)) continue
    for (const to of everyReference(meeting))
      if (hungOn.has(to)) {
        more.add(meeting.key)
        break
      }
  }
  return more
}

/** The keys of all that a record refers to, as anybody has it or may come to have it. */
function* everyReference({ table, base, voices, parts }: Meeting): Generator<string> {
  for (const record of new Set([base, ...voices.map(({ has }) => has)]))
    if (record) for (const { to } of referencesByPart(table, record)) yield to
  for (const { part, base, mine, theirs, options } of parts.values())
    for (const value of [base, mine, theirs, ...options])
      for (const { to } of referencesOfPart(table, part, value)) yield to
}

/** All decisions to be looked up; to be walked through, those about some records. */
class DecisionsAmong extends Map<string, DecidedUnit> {
  readonly #all: ReadonlyMap<string, DecidedUnit>

  private constructor(all: ReadonlyMap<string, DecidedUnit>) {
    super()
    this.#all = all
  }

  static *of(
    all: ReadonlyMap<string, DecidedUnit>,
    records: ReadonlySet<string>,
  ): Generator<undefined, DecisionsAmong> {
    const among = new DecisionsAmong(all)
    let seen = 0
    for (const [subject, decided] of all) {
      const { table, id } = unitPlace(subject)
      if (records.has(unitKey(table, id, null))) among.set(subject, decided)
      if (++seen % pace === 0) yield
    }
    return among
  }

  override has(key: string): boolean {
    return this.#all.has(key)
  }
  override get(key: string): DecidedUnit | undefined {
    return this.#all.get(key)
  }
}
