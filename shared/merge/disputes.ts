import { deepEqual } from '../model/equal'
import { partName, partsOf } from './field-rules'
import { distinct, hadBy, type Meeting, type MeetingPart, maskOf, partsByVoice } from './meeting'
import { allReferences, possibleReferences, refersTo } from './meeting-references'
import { redirected, referencesOfPart, withoutReference } from './part-references'
import type { Side } from './unit'

/** A part of a record that has, had or may come to have a reference. */
interface Referrer {
  readonly meeting: Meeting
  readonly part: string
  readonly needed: boolean
}

/**
 * Works out what hangs on what. A record that one side removed, and to which the other refers anew, is in dispute;
 * so is then whatever was removed along with it, and whatever cannot be without it. Where a version was brought together
 * of several, what somebody removed hangs only on what those object to who still have it.
 */
export function* settleDisputes(
  meetings: Map<string, Meeting>,
  mine: Side,
  theirs: Side,
): Generator<undefined, void> {
  yield* new Disputes(meetings, mine, theirs).settle()
}

class Disputes {
  readonly #meetings: Map<string, Meeting>
  readonly #mine: Side
  readonly #theirs: Side
  readonly #referrers = new Map<string, Map<string, Referrer>>()
  /** In dispute, and not looked at yet for what hangs on it. */
  readonly #down: Meeting[] = []
  /** What may come to refer to something since it was last looked at for that. */
  #up = new Set<Meeting>()
  /** What has been found to be used, for which reason it is in dispute, and by whom. */
  #used: (readonly [Meeting, NonNullable<Meeting['conflict']>, by: number])[] = []

  constructor(meetings: Map<string, Meeting>, mine: Side, theirs: Side) {
    this.#meetings = meetings
    this.#mine = mine
    this.#theirs = theirs
  }

  *settle(): Generator<undefined, void> {
    let seen = 0
    for (const meeting of this.#meetings.values()) {
      this.#note(meeting)
      if (++seen % 256 === 0) yield
    }
    for (const meeting of this.#meetings.values()) {
      if (meeting.existence === 'disputed' || meeting.conflict === 'added-differently')
        this.#down.push(meeting)
      this.#lookUp(meeting)
      if (++seen % 256 === 0) yield
    }
    yield* this.#disputingUsed()
    // All that follows is found before what that uses, and so on: a record that does both, or comes to be used in two ways,
    // is in dispute for the same reason whichever version comes first.
    while (this.#down.length > 0) {
      for (let next = this.#down.pop(); next; next = this.#down.pop()) {
        this.#up.add(next)
        this.#lookDown(next)
        this.#lookAcross(next)
        if (++seen % 256 === 0) yield
      }
      const using = this.#up
      this.#up = new Set()
      for (const each of using) {
        this.#lookUp(each)
        if (++seen % 256 === 0) yield
      }
      yield* this.#disputingUsed()
    }
  }

  /** Once all that uses something has been looked at as it was: none speaks for whom another has just brought in. */
  *#disputingUsed(): Generator<undefined, void> {
    const used = this.#used
    this.#used = []
    let taken = 0
    for (const [meeting, conflict, by] of used) {
      this.#dispute(meeting, conflict, by)
      if (++taken % 1_024 === 0) yield
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
    for (const [to, said, isNew] of possibleReferences(meeting, [this.#mine, this.#theirs])) {
      const target = this.#meetings.get(to)
      if (!target) continue
      const { existence, objectors } = meeting
      const keeping = existence === 'goes' ? 0 : existence === 'disputed' ? said & objectors : said
      const by = keeping || (isNew && isBetweenOthers(meeting, target) ? said : 0)
      if (by === 0) continue
      if (target.existence === 'disputed') this.#used.push([target, 'removed-and-used', by])
      else if (target.existence === 'goes' && hadBy(target))
        this.#used.push([
          target,
          this.#redirectsOf(to).length > 0 ? 'merged-and-used' : 'removed-and-used',
          by,
        ])
    }
  }

  /** What needs this record, and what went when it went, goes as it goes. */
  #lookDown(disputed: Meeting): void {
    for (const { meeting, part, needed } of this.#referrers.get(disputed.key)?.values() ?? []) {
      if (meeting === disputed) continue
      const oneSided = meeting.existence !== 'stays' || !meeting.voices.every(({ has }) => has)
      if (oneSided && needed) this.#follow(meeting, disputed)
      else if (meeting.existence === 'goes') continue
      else this.#followPart(meeting, part, disputed)
    }
  }

  /** A record that may come to be there after all refers to what is in dispute, too. */
  #lookAcross(disputed: Meeting): void {
    for (const { to, part, needed } of allReferences(disputed)) {
      const target = this.#meetings.get(to)
      if (!needed && target?.existence === 'disputed') this.#followPart(disputed, part, target)
    }
  }

  /** `by`: the bits of those who would have it stay. */
  #dispute(meeting: Meeting, conflict: NonNullable<Meeting['conflict']>, by: number): void {
    const isNew = meeting.existence !== 'disputed'
    if (!isNew && (meeting.objectors | by) === meeting.objectors) return
    meeting.objectors |= by
    if (isNew) {
      meeting.existence = 'disputed'
      meeting.conflict = conflict
    }
    this.#down.push(meeting)
  }

  #follow(meeting: Meeting, root: Meeting): void {
    // What all have removed who object to the root's removal is in nobody's way.
    const by = maskOf(meeting.voices.filter(({ has }) => has)) & root.objectors
    if (by === 0) return
    const removers = meeting.voices.filter(({ record }) => !record)
    if (meeting.existence === 'goes' && removers.every(({ side }) => wasOpenWith(side, root.key))) return
    meeting.follows.add(root.key)
    this.#dispute(meeting, 'follows', by)
  }

  #followPart(meeting: Meeting, part: string, root: Meeting): void {
    if (isTakenWhole(meeting)) return
    const met = meeting.parts.get(part) ?? partOfOne(meeting, part)
    if (!met) return
    const hangsOn =
      met.standing === 'conflict' ||
      refersTo(meeting, met, root.key) ||
      this.#isConsequence(meeting, met, root)
    if (!hangsOn) return
    meeting.parts.set(part, met)
    met.follows.add(root.key)
    // What was in conflict before was so with what hangs on it; but for whom a third has to do with.
    if (met.standing === 'conflict' && meeting.voices.flatMap(voice => voice.of ?? voice).length <= 2) return
    if (met.standing !== 'conflict') {
      this.#makeConflict(meeting, met)
      this.#up.add(meeting)
    }
    const { field, member } = partName(meeting.table, part)
    if (member === undefined) return
    for (const into of this.#redirectsOf(root.key)) {
      // The member that took the place of one that was merged into it goes with it.
      const name = `${field}.${idOf(into)}`
      const instead = meeting.parts.get(name) ?? partOfOne(meeting, name)
      if (!instead || instead.standing === 'conflict' || isAgreed(meeting, instead)) continue
      // It took a place where there was none before, for somebody.
      if (instead.base !== null || instead.said.every(({ value }) => value === null)) continue
      meeting.parts.set(name, instead)
      instead.follows.add(root.key)
      this.#makeConflict(meeting, instead)
    }
  }

  #makeConflict({ table }: Meeting, met: MeetingPart): void {
    const only = met.mine === undefined ? met.theirs : met.theirs === undefined ? met.mine : undefined
    const without = only === undefined ? [] : [met.base, withoutReference(table, met.part, only)]
    met.standing = 'conflict'
    met.conflict = 'follows'
    const values = [met.mine, met.theirs, ...met.said.map(({ value }) => value), ...without]
    met.options = distinct(values).filter(value => value !== undefined)
  }

  /**
   * Whether a value is what the base's becomes when the record is removed, or merged into another, and somebody who
   * objects to that has it otherwise.
   */
  #isConsequence(meeting: Meeting, met: MeetingPart, root: Meeting): boolean {
    const { table, voices } = meeting
    const { part, base, said } = met
    if (met.standing === 'conflict' || isAgreed(meeting, met)) return false
    if (!referencesOfPart(table, part, base).some(({ to }) => to === root.key)) return false
    const after = [
      withoutReference(table, part, base),
      ...this.#redirectsOf(root.key).map(into => redirected(table, part, base, idOf(into))),
    ]
    return said.some(({ voice, value }) => {
      if (deepEqual(value, base) || wasOpenWith(voice.side, root.key)) return false
      if (!after.some(each => deepEqual(each, value))) return false
      const alike = maskOf(said.filter(other => deepEqual(other.value, value)).map(({ voice }) => voice))
      return voices.some(({ mask }) => (mask & root.objectors) !== 0 && (mask & alike) === 0)
    })
  }

  #redirectsOf(key: string): string[] {
    const sides = [this.#mine, this.#theirs].flatMap(side => [side, ...(side.strands ?? [])])
    return [...new Set(sides.flatMap(({ redirects }) => redirects.get(key) ?? []))]
  }
}

/**
 * Whether somebody who removed the target has kept the record: then it is between them and whoever has it refer to the
 * target now, though others have removed the record.
 */
const isBetweenOthers = ({ voices }: Meeting, target: Meeting): boolean => {
  const keepers = maskOf(voices.filter(({ record }) => record))
  return target.voices.some(({ mask, record }) => !record && (mask & keepers) === mask)
}

/** Whether the side knew that the record was in dispute: what hangs on it there has been written down then. */
const wasOpenWith = (side: Side, root: string): boolean => side.decisions.get(root)?.settled === false

/** Whether everybody has the part, and has it alike. */
const isAgreed = ({ voices }: Meeting, { said }: MeetingPart): boolean =>
  said.length === voices.length && said.every(({ value }) => deepEqual(value, said[0]?.value))

const idOf = (key: string) => key.slice(key.indexOf('/') + 1)

/** Whether what is in conflict is which of several records stands, so that its parts are not decided by themselves. */
function isTakenWhole({ conflict, leftOpen }: Meeting): boolean {
  return conflict === 'added-differently' || leftOpen.filter(option => option !== null).length > 1
}

/** Whether what hangs on a record has to be looked at: elsewhere nothing comes of what refers to it. */
export const isHungOn = ({ existence, conflict }: Meeting): boolean =>
  existence === 'goes' || existence === 'disputed' || conflict === 'added-differently'

/** A part of a record that not everybody has. */
function partOfOne(meeting: Meeting, part: string): MeetingPart | undefined {
  const { table, baseHas, mineHas, theirsHas, voices } = meeting
  if (voices.every(({ has }) => has)) return undefined
  const [b, m, t] = [baseHas, mineHas, theirsHas].map(
    record => record && (partsOf(table, record).get(part) ?? null),
  )
  return {
    part,
    base: b,
    mine: m,
    theirs: t,
    said: partsByVoice(meeting).map(({ voice, parts }) => ({ voice, value: parts.get(part) ?? null })),
    standing: mineHas ? 'mine' : 'theirs',
    conflict: null,
    follows: new Set(),
    options: [],
  }
}
