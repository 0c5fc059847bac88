import { deepEqual } from '../model/equal'
import type { AnyRecord } from '../model/tables'
import { partName, partsOf } from './field-rules'
import { type Meeting, type MeetingPart, possibleValues } from './meeting'
import {
  type PartReference,
  redirected,
  referencesByPart,
  referencesOfPart,
  withoutReference,
} from './part-references'
import type { Side } from './unit'

/** A part of a record that has, had or may come to have a reference. */
interface Referrer {
  readonly meeting: Meeting
  readonly part: string
  readonly needed: boolean
}

/**
 * Works out what hangs on what. A record that one side removed, and to which the other refers anew, is in dispute;
 * so is then whatever was removed along with it, and whatever cannot be without it.
 */
export function* settleDisputes(
  meetings: Map<string, Meeting>,
  mine: Side,
  theirs: Side,
): Generator<number, void> {
  yield* new Disputes(meetings, mine, theirs).settle()
}

class Disputes {
  readonly #meetings: Map<string, Meeting>
  readonly #mine: Side
  readonly #theirs: Side
  readonly #referrers = new Map<string, Map<string, Referrer>>()
  readonly #queue: Meeting[] = []

  constructor(meetings: Map<string, Meeting>, mine: Side, theirs: Side) {
    this.#meetings = meetings
    this.#mine = mine
    this.#theirs = theirs
  }

  *settle(): Generator<number, void> {
    let seen = 0
    for (const meeting of this.#meetings.values()) {
      this.#note(meeting)
      if (++seen % 256 === 0) yield seen
    }
    for (const meeting of this.#meetings.values()) {
      if (meeting.existence === 'disputed' || meeting.conflict === 'added-differently')
        this.#queue.push(meeting)
      if (meeting.existence !== 'goes') this.#lookUp(meeting)
      if (++seen % 256 === 0) yield seen
    }
    for (let next = this.#queue.pop(); next; next = this.#queue.pop()) {
      this.#lookUp(next)
      this.#lookDown(next)
      this.#lookAcross(next)
      if (++seen % 256 === 0) yield seen
    }
  }

  /** Everything that this record refers to, in whichever version. */
  #note(meeting: Meeting): void {
    for (const { to, part, needed } of allReferences(meeting)) {
      const referrers = this.#referrers.get(to) ?? new Map<string, Referrer>()
      this.#referrers.set(to, referrers.set(`${meeting.key}#${part}`, { meeting, part, needed }))
    }
  }

  /** What this record may come to refer to cannot be gone without a word. */
  #lookUp(meeting: Meeting): void {
    for (const to of possibleReferences(meeting)) {
      const target = this.#meetings.get(to)
      if (target?.existence === 'goes' && (target.mineHas ?? target.theirsHas)) {
        const merged = this.#redirectOf(to) !== undefined
        this.#dispute(target, merged ? 'merged-and-used' : 'removed-and-used')
      }
    }
  }

  /** What needs this record, and what went when it went, goes as it goes. */
  #lookDown(disputed: Meeting): void {
    for (const { meeting, part, needed } of this.#referrers.get(disputed.key)?.values() ?? []) {
      if (meeting === disputed) continue
      const oneSided = meeting.existence !== 'stays' || !(meeting.mineHas && meeting.theirsHas)
      if (oneSided && needed) this.#follow(meeting, disputed.key)
      else if (meeting.existence === 'goes') continue
      else this.#followPart(meeting, part, disputed.key)
    }
  }

  /** A record that may come to be there after all refers to what is in dispute, too. */
  #lookAcross(disputed: Meeting): void {
    for (const { to, part, needed } of allReferences(disputed))
      if (!needed && this.#meetings.get(to)?.existence === 'disputed') this.#followPart(disputed, part, to)
  }

  #dispute(meeting: Meeting, conflict: NonNullable<Meeting['conflict']>): void {
    if (meeting.existence === 'disputed') return
    meeting.existence = 'disputed'
    meeting.conflict = conflict
    this.#queue.push(meeting)
  }

  #follow(meeting: Meeting, root: string): void {
    // What both have removed is in nobody's way.
    if (!(meeting.mineHas ?? meeting.theirsHas)) return
    if (meeting.existence === 'goes' && this.#wasOpenWith(meeting.mine ? this.#theirs : this.#mine, root))
      return
    meeting.follows.add(root)
    this.#dispute(meeting, 'follows')
  }

  #followPart(meeting: Meeting, part: string, root: string): void {
    if (isTakenWhole(meeting)) return
    const met = meeting.parts.get(part) ?? partOfOne(meeting, part)
    if (!met) return
    const hangsOn =
      met.standing === 'conflict' || refersTo(meeting, met, root) || this.#isConsequence(meeting, met, root)
    if (!hangsOn) return
    meeting.parts.set(part, met)
    met.follows.add(root)
    if (met.standing === 'conflict') return
    this.#makeConflict(meeting, met)
    this.#lookUp(meeting)
    const into = this.#redirectOf(root)
    const { field, member } = partName(meeting.table, part)
    // The member that took the place of one that was merged into it goes with it.
    const instead = into && member !== undefined ? meeting.parts.get(`${field}.${idOf(into)}`) : undefined
    if (instead && (instead.standing === 'mine' || instead.standing === 'theirs') && instead.base === null) {
      instead.follows.add(root)
      this.#makeConflict(meeting, instead)
    }
  }

  #makeConflict({ table }: Meeting, met: MeetingPart): void {
    const only = met.mine === undefined ? met.theirs : met.theirs === undefined ? met.mine : undefined
    const without = only === undefined ? [] : [withoutReference(table, met.part, only)]
    const values = [met.mine, met.theirs, ...without]
    met.standing = 'conflict'
    met.conflict = 'follows'
    met.options = []
    for (const value of values)
      if (value !== undefined && !met.options.some(other => deepEqual(other, value))) met.options.push(value)
  }

  /** Whether the value is what the base's becomes when the record is removed, or merged into another. */
  #isConsequence(
    { table }: Meeting,
    { part, base, mine, theirs, standing }: MeetingPart,
    root: string,
  ): boolean {
    if (standing !== 'mine' && standing !== 'theirs') return false
    if (this.#wasOpenWith(standing === 'mine' ? this.#mine : this.#theirs, root)) return false
    const after = standing === 'theirs' ? theirs : mine
    if (!referencesOfPart(table, part, base).some(({ to }) => to === root)) return false
    if (deepEqual(after, withoutReference(table, part, base))) return true
    const into = this.#redirectOf(root)
    return into !== undefined && deepEqual(after, redirected(table, part, base, idOf(into)))
  }

  /** Whether the side knew that the record was in dispute: what hangs on it there has been written down then. */
  #wasOpenWith(side: Side, root: string): boolean {
    return side.decisions.get(root)?.settled === false
  }

  #redirectOf(key: string): string | undefined {
    return this.#mine.redirects.get(key) ?? this.#theirs.redirects.get(key)
  }
}

const idOf = (key: string) => key.slice(key.indexOf('/') + 1)

/** Whether what is in conflict is which of several records stands, so that its parts are not decided by themselves. */
function isTakenWhole({ conflict, leftOpen }: Meeting): boolean {
  return conflict === 'added-differently' || leftOpen.filter(option => option !== null).length > 1
}

/** The versions of a record that are taken or left as a whole. */
function wholes({
  base,
  mineHas,
  theirsHas,
  conflict,
}: Pick<Meeting, 'base' | 'mineHas' | 'theirsHas' | 'conflict'>): AnyRecord[] {
  if (mineHas && theirsHas && conflict !== 'added-differently') return []
  return [base, mineHas, theirsHas].filter(record => record !== undefined)
}

/** Everything that the record refers to, in whichever version. */
function* allReferences(meeting: Meeting): Generator<PartReference & { readonly part: string }> {
  for (const record of wholes(meeting)) yield* referencesByPart(meeting.table, record)
  for (const { part, base, mine, theirs, options } of meeting.parts.values())
    for (const value of [base, mine, theirs, ...options])
      for (const reference of referencesOfPart(meeting.table, part, value)) yield { part, ...reference }
}

/**
 * What the record may come to refer to. Where it only keeps a reference that it always had and can do without, it does
 * without: whoever removed the target took the reference out wherever they had it.
 */
function* possibleReferences({
  table,
  base,
  mineHas,
  theirsHas,
  conflict,
  parts,
}: Meeting): Generator<string> {
  const before = base && partsOf(table, base)
  for (const record of wholes({ base: undefined, mineHas, theirsHas, conflict }))
    for (const [part, value] of partsOf(table, record)) yield* from(part, value, before?.get(part))
  for (const met of parts.values())
    for (const value of possibleValues(met)) yield* from(met.part, value, met.base)

  function* from(part: string, value: unknown, was: unknown): Generator<string> {
    for (const { to, needed } of referencesOfPart(table, part, value))
      if (needed || !deepEqual(value, was)) yield to
  }
}

function refersTo({ table }: Meeting, met: MeetingPart, root: string): boolean {
  return possibleValues(met).some(value =>
    referencesOfPart(table, met.part, value).some(({ to }) => to === root),
  )
}

/** A part of a record that only one of them has. */
function partOfOne({ table, baseHas, mineHas, theirsHas }: Meeting, part: string): MeetingPart | undefined {
  if (mineHas && theirsHas) return undefined
  const [b, m, t] = [baseHas, mineHas, theirsHas].map(
    record => record && (partsOf(table, record).get(part) ?? null),
  )
  return {
    part,
    base: b,
    mine: m,
    theirs: t,
    standing: mineHas ? 'mine' : 'theirs',
    conflict: null,
    follows: new Set(),
    options: [],
  }
}
