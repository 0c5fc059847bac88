import { placeOf } from '../compare/differences'
import type { OperationId } from '../model/ids'
import type { ProjectReader } from '../model/project'
import { stepsTold } from '../model/steps-told'
import type { AnyRecord } from '../model/tables'
import { briefOf, type HistoryEntry, outlineOf } from '../operations/history'
import type { Operation } from '../operations/operation'
import { unknownOperations } from './carried'
import { saysTheSame, withPart } from './field-rules'
import { findUndone, type Known, knowing } from './known-operations'
import type { Meeting } from './meeting'
import { Outcome } from './outcome'
import { LaidOver, nothingYet, type RecordState, stateAt, stateOf } from './past-state'
import { findRedirects } from './redirects'
import { strandsOf } from './strands'
import { threeWay } from './three-way'
import { plainSide, type Side } from './unit'
import { noVerdicts } from './verdict'

/** A project as it stands, with how it came to be. */
export interface Version {
  readonly project: Pick<ProjectReader, 'get' | 'all'>
  readonly history: readonly HistoryEntry[]
}

/** An earlier state of a version: after so many of its operations. */
interface Earlier extends Version {
  readonly revision: number
}

/** What two versions have in common. */
export type Lineage =
  /** Nothing: they were begun apart, and only their articles may be the same. */
  | { readonly kind: 'apart'; readonly carried: readonly Operation[] }
  | {
      readonly kind: 'shared'
      readonly base: RecordState
      /** When the last operation that both know was done, ISO 8601 in UTC. */
      readonly at: string
      /** What theirs knows and mine does not, each operation once, in the order of theirs. */
      readonly carried: readonly Operation[]
      readonly mineSince: readonly Operation[]
      /** The last operation that both know, where they have done the very same until then. */
      readonly baseOperation: OperationId | null
      /** The versions that were brought together in each since then. */
      readonly strands: { readonly mine: readonly Side[]; readonly theirs: readonly Side[] }
      readonly redirects: {
        readonly mine: ReadonlyMap<string, string>
        readonly theirs: ReadonlyMap<string, string>
      }
    }

/** Where two histories part, and the state that both have grown from. Yields now and then. */
export function* lineageOf(mine: Version, theirs: Version): Generator<undefined, Lineage> {
  const knownToMine = yield* knownTo(mine)
  const knownToTheirs = yield* knownTo(theirs)
  yield
  const carried = yield* unknownOperations(knownToMine, knownToTheirs, theirs.history)
  yield
  const own = yield* knownPrefix(mine.history, mine.history.length, knownToTheirs)
  const other = yield* knownPrefix(theirs.history, theirs.history.length, knownToMine)
  if (own === 0 && other === 0) return { kind: 'apart', carried }
  yield
  const base = yield* commonState({ ...mine, revision: own }, { ...theirs, revision: other }, 0)
  yield
  const mineSince = yield* unknownOperations(knownToTheirs, knownToMine, mine.history)
  yield
  const since = { mine: mine.history.slice(own), theirs: theirs.history.slice(other) }
  const alike = yield* isSameWork({ ...mine, revision: own }, { ...theirs, revision: other })
  const last = mine.history[own - 1]
  const baseOperation = alike && last ? briefOf(last).id : null
  const strands = { mine: [] as readonly Side[], theirs: [] as readonly Side[] }
  const undone = { mine: yield* findUndone(knownToMine), theirs: yield* findUndone(knownToTheirs) }
  if (baseOperation) {
    const worked = {
      mine: { project: mine.project, since: since.mine },
      theirs: { project: theirs.project, since: since.theirs },
    }
    strands.mine = yield* strandsOf(worked.mine, base, baseOperation, undone.mine)
    strands.theirs = yield* strandsOf(worked.theirs, base, baseOperation, undone.theirs)
  }
  return {
    kind: 'shared',
    base,
    at: latest(mine.history[own - 1], theirs.history[other - 1]),
    carried,
    mineSince,
    redirects: {
      mine: yield* findRedirects(operationsOf(since.mine), stateOf(mine.project), undone.mine),
      theirs: yield* findRedirects(operationsOf(since.theirs), stateOf(theirs.project), undone.theirs),
    },
    baseOperation,
    strands,
  }
}

/** The same, where each step says how much of it is done, from 0 to 1, as far as the lengths of the histories tell. */
export const lineageTold = (mine: Version, theirs: Version): Generator<number, Lineage> =>
  stepsTold((8 * (mine.history.length + theirs.history.length)) / pace, lineageOf(mine, theirs))

/**
 * The state after the longest beginning of one history that the other knows. Where each knows operations that the
 * other's beginning does not have (both have merged the other), the two states are brought together over their own
 * common state; what is in conflict there stays as it was before.
 */
function* commonState(mine: Earlier, theirs: Earlier, depth: number): Generator<undefined, RecordState> {
  if (yield* isSameWork(mine, theirs)) {
    const then = yield* stateAt(mine.project, mine.history, mine.revision)
    return agreed(then, yield* stateAt(theirs.project, theirs.history, theirs.revision))
  }
  const knownToMine = yield* knownTo(mine, mine.revision)
  const knownToTheirs = yield* knownTo(theirs, theirs.revision)
  yield
  const mineHasAll = yield* contains(knownToMine, knownToTheirs)
  const theirsHasAll = yield* contains(knownToTheirs, knownToMine)
  if (theirsHasAll && !mineHasAll) return yield* stateAt(theirs.project, theirs.history, theirs.revision)
  const mineThen = yield* stateAt(mine.project, mine.history, mine.revision)
  if (mineHasAll && !theirsHasAll) return mineThen
  const theirsThen = yield* stateAt(theirs.project, theirs.history, theirs.revision)
  // Each round looks at shorter histories. The limit is for histories that no work makes.
  if (mineHasAll || depth === 16) return agreed(mineThen, theirsThen)
  const own = yield* knownPrefix(mine.history, mine.revision, knownToTheirs)
  const other = yield* knownPrefix(theirs.history, theirs.revision, knownToMine)
  const earlier =
    own === 0 && other === 0
      ? nothingYet
      : yield* commonState({ ...mine, revision: own }, { ...theirs, revision: other }, depth + 1)
  return yield* broughtTogether(earlier, mineThen, theirsThen)
}

function* broughtTogether(
  base: RecordState,
  a: RecordState,
  b: RecordState,
): Generator<undefined, RecordState> {
  const [mine, theirs] = [plainSide(a), plainSide(b)]
  const meetings = yield* threeWay(base, mine, theirs)
  const { records } = yield* new Outcome(meetings, mine, theirs, noVerdicts, () => undefined).settle()
  const together = new LaidOver(a)
  for (const [key, record] of records) {
    const { table, id } = placeOf(key)
    together.lay(table, id, withoutConflicts(meetings.get(key), record))
  }
  return together
}

/** A merged record with what is in conflict as it was before. */
function withoutConflicts(meeting: Meeting | undefined, record: AnyRecord | null): AnyRecord | null {
  if (!meeting || meeting.conflict) return meeting?.base ?? null
  let agreed = record
  for (const { part, conflict, base } of meeting.parts.values())
    if (conflict && agreed) agreed = withPart(meeting.table, agreed, part, base ?? null)
  return agreed
}

/** A state as far as two accounts of it agree: where one was changed by another hand, nothing is taken for common. */
function agreed(a: RecordState, b: RecordState): RecordState {
  return {
    get: (table, id) => {
      const [one, other] = [a.get(table, id), b.get(table, id)]
      return one && other && saysTheSame(table, one, other) ? one : undefined
    },
    ids: table => a.ids(table),
  }
}

function* knownTo({ history }: Version, revision = history.length): Generator<undefined, Known> {
  return yield* knowing(outlinesOf(history, revision))
}

/** What was done but for the records that were let go of: what both have in common may hold a whole project, and is not read for that. */
function* outlinesOf(history: readonly HistoryEntry[], length: number): Generator<Operation> {
  for (let at = 0; at < length; at++) {
    const entry = history[at]
    if (entry) yield outlineOf(entry)
  }
}

function* operationsOf(history: readonly HistoryEntry[]): Generator<Operation> {
  for (const { operation } of history) yield operation
}

/** Whether both have done the very same until then, as a copy has: there is nothing to find out about what each knows. */
function* isSameWork(a: Earlier, b: Earlier): Generator<undefined, boolean> {
  if (a.revision !== b.revision) return false
  for (let at = 0; at < a.revision; at++) {
    if (idAt(a, at) !== idAt(b, at)) return false
    if (at % pace === 0) yield
  }
  return true
}

function idAt({ history }: Earlier, at: number): string | undefined {
  const entry = history[at]
  return entry && briefOf(entry).id
}

/** How many operations are looked at between two breaths. */
const pace = 1_024

/** How many of the first `length` operations are known, from the beginning on. */
function* knownPrefix(
  history: readonly HistoryEntry[],
  length: number,
  known: Known,
): Generator<undefined, number> {
  for (let at = 0; at < length; at++) {
    const entry = history[at]
    if (!entry || !known.has(briefOf(entry).id)) return at
    if (at % pace === 0) yield
  }
  return length
}

function* contains(known: Known, other: Known): Generator<undefined, boolean> {
  let seen = 0
  for (const id of other.keys()) {
    if (!known.has(id)) return false
    if (++seen % pace === 0) yield
  }
  return true
}

function latest(...entries: readonly (HistoryEntry | undefined)[]): string {
  let at = ''
  for (const entry of entries) {
    const last = entry ? outlineOf(entry).at : ''
    if (last > at) at = last
  }
  return at
}
