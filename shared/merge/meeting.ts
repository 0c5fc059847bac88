import { deepEqual } from '../model/equal'
import type { AnyRecord, TableName } from '../model/tables'
import { partsOf, sameWhereverAdded, saysTheSame } from './field-rules'
import { beforeOrphaned } from './orphaned-parts'
import { isChangedIn } from './own-change'
import { rulingOf } from './rulings'
import { type ConflictCode, type DecidedUnit, heldBack, type Side, type Standing, unitKey } from './unit'
import { all, type Voice, type Voices } from './voices'

/** What becomes of a record where two versions meet. */
export type Existence = 'stays' | 'comes' | 'goes' | 'disputed'

/** What somebody has to say about a part. */
export interface Said {
  readonly voice: Voice
  readonly value: unknown
}

export interface MeetingPart {
  readonly part: string
  readonly base: unknown
  readonly mine: unknown
  readonly theirs: unknown
  /** By everybody who has the record. */
  readonly said: readonly Said[]
  standing: Standing
  conflict: ConflictCode | null
  readonly follows: Set<string>
  options: unknown[]
}

/** A record as the base and both versions have it, while it is worked out what becomes of it. */
export interface Meeting {
  readonly key: string
  readonly table: TableName
  readonly id: string
  readonly base: AnyRecord | undefined
  readonly mine: AnyRecord | undefined
  readonly theirs: AnyRecord | undefined
  /** The record where a version has it, if only held back by an open decision. */
  readonly baseHas: AnyRecord | undefined
  readonly mineHas: AnyRecord | undefined
  readonly theirsHas: AnyRecord | undefined
  /** Everybody with a say about it: mine and theirs, or those who were brought together in them. */
  readonly voices: readonly Voice[]
  /** Where it is in dispute, the bits of those who would have it stay. */
  objectors: number
  /** What an open decision about the whole record has to choose from. */
  readonly leftOpen: readonly unknown[]
  existence: Existence
  conflict: ConflictCode | null
  readonly follows: Set<string>
  readonly parts: Map<string, MeetingPart>
}

/**
 * The record `table/id` where two versions of a project meet; undefined where all three agree and nothing was left
 * open.
 */
export function meet(
  common: Pick<Side, 'state' | 'decisions'>,
  mine: Side,
  theirs: Side,
  speaking: Voices,
  table: TableName,
  id: string,
): Meeting | undefined {
  const key = unitKey(table, id, null)
  const [base, m, t] = [common, mine, theirs].map(({ state }) => state.get(table, id))
  if (m === t && m === base && !speaking.isAnyDecidedOf(key)) return undefined
  // Read from two files, most records are the same without being one: nothing has to be taken apart to see that.
  if (!speaking.areSeveral && !speaking.isAnyDecidedOf(key) && deepEqual(m, t) && deepEqual(m, base))
    return undefined
  const voices = speaking.about(table, id)
  const [baseHas, mineHas, theirsHas] = [
    base ?? heldBack(common, key),
    m ?? heldBack(mine, key),
    t ?? heldBack(theirs, key),
  ]
  if (!mineHas && !theirsHas && !base) return undefined
  const meeting: Meeting = {
    key,
    table,
    id,
    base,
    mine: m,
    theirs: t,
    baseHas,
    mineHas,
    theirsHas,
    voices,
    objectors: speaking.areSeveral ? 0 : all,
    leftOpen: isOpen(mine, theirs, key)
      ? [mine, theirs].flatMap(side => side.decisions.get(key)?.options ?? [])
      : [],
    existence: 'stays',
    conflict: null,
    follows: new Set(),
    parts: new Map(),
  }
  settleExistence(meeting, [mine, theirs])
  if (mineHas && theirsHas) meetParts(meeting, mine, theirs)
  const idle = meeting.existence === 'stays' && meeting.conflict === null && meeting.parts.size === 0
  return idle && deepEqual(m, t) ? undefined : meeting
}

/** Whether one of them left it open, and the other has not settled it since. */
export function isOpen(mine: Side, theirs: Side, key: string): boolean {
  const [m, t] = [mine.decisions.get(key), theirs.decisions.get(key)]
  if (m?.settled || t?.settled) return false
  return m !== undefined || t !== undefined
}

function settleExistence(meeting: Meeting, sides: readonly [Side, Side]): void {
  const { key, table, base, mine, theirs, mineHas, theirsHas, leftOpen, voices } = meeting
  const there = voices.flatMap(({ record }) => record ?? [])
  const isChanged = ({ side, record }: Voice) =>
    record !== undefined && (!base || isChangedIn(side, table, base, record))
  const changed = there.length < voices.length ? voices.filter(isChanged) : []
  // Of those that one speaks for, whoever has changed it themselves; where none has, it is everybody's.
  const changers = changed.flatMap(voice => {
    const own = voice.of?.filter(isChanged) ?? []
    return own.length > 0 ? own : [voice]
  })
  const isLeftOpen = leftOpen.length > 0 && (mineHas ?? theirsHas) !== undefined
  if (isLeftOpen) {
    meeting.existence = mine && theirs && !leftOpen.includes(null) ? 'stays' : 'disputed'
    meeting.conflict = 'left-open'
    // Who has it open speaks for all that were brought together there: which of them objects is not told apart any more.
    const open = voices.filter(({ side }) => side.decisions.get(key)?.settled === false)
    meeting.objectors |= maskOf(open) | maskOf(changers)
  } else if (!base || there.length === voices.length) {
    const alike =
      base !== undefined ||
      sameWhereverAdded.has(table) ||
      there.every(record => saysTheSame(table, there[0] as AnyRecord, record))
    meeting.conflict = alike ? null : 'added-differently'
    meeting.existence = mine && theirs ? 'stays' : there.length > 0 ? 'comes' : 'goes'
    if (!alike) meeting.objectors = all
  } else if (there.length === 0) {
    meeting.existence = 'goes'
  } else {
    const ruling =
      mine && theirs
        ? undefined
        : rulingOf(
            base,
            { value: mine ?? null, decided: sides[0].decisions.get(key) },
            { value: theirs ?? null, decided: sides[1].decisions.get(key) },
          )
    if (ruling === 'decided-before' || (changed.length > 0 && !ruling)) {
      meeting.existence = 'disputed'
      meeting.conflict = ruling ? 'decided-before' : 'changed-and-removed'
      meeting.objectors |= ruling ? all : maskOf(changers)
    } else if (ruling) {
      meeting.existence = (ruling === 'mine' ? mine : theirs) ? 'comes' : 'goes'
    } else meeting.existence = 'goes'
  }
}

/** The record as somebody has it. */
export const hadBy = ({ voices }: Pick<Meeting, 'voices'>): AnyRecord | undefined =>
  voices.find(({ has }) => has)?.has

/** The bits of several voices. */
export const maskOf = (voices: readonly Voice[]): number => voices.reduce((sum, { mask }) => sum | mask, 0)

function meetParts(meeting: Meeting, mine: Side, theirs: Side): void {
  if (meeting.conflict === 'added-differently') return
  const { table, id, baseHas, mineHas, theirsHas } = meeting
  const has = [baseHas, mineHas, theirsHas].map(record => record && partsOf(table, record))
  const [first, second, ...others] = meeting.voices
  // Most records are nobody's but the two's, and most of their parts alike: those are not worth a list of who says what.
  const isPlain = others.length === 0 && first?.has === mineHas && second?.has === theirsHas
  const voices = isPlain ? [] : partsByVoice(meeting)
  const names = new Set<string>()
  for (const parts of [...has, ...voices.map(({ parts }) => parts)])
    for (const name of parts?.keys() ?? []) names.add(name)
  for (const part of names) {
    const [b, m, t] = has.map(parts => parts && (parts.get(part) ?? null))
    const isDecided = () => [mine, theirs].some(({ decisions }) => decisions.has(unitKey(table, id, part)))
    if (isPlain && deepEqual(m, t) && deepEqual(m, b) && !isDecided()) continue
    if (isPlain && voices.length === 0) voices.push(...partsByVoice(meeting))
    const said = voices.map(({ voice, parts }) => ({ voice, value: parts.get(part) ?? null }))
    const key = unitKey(table, id, part)
    const met = meetPart(table, part, b, m, t, said, mine.decisions.get(key), theirs.decisions.get(key))
    // Of a record that one of the two does not have, only what those do not agree about who were brought together.
    if (met && (met.conflict || (mineHas && theirsHas))) meeting.parts.set(part, met)
  }
}

/** The parts of a record as everybody has it who does. */
export function partsByVoice({ table, voices }: Pick<Meeting, 'table' | 'voices'>) {
  return voices.flatMap(voice => (voice.has ? [{ voice, parts: partsOf(table, voice.has) }] : []))
}

function meetPart(
  table: TableName,
  part: string,
  base: unknown,
  mine: unknown,
  theirs: unknown,
  said: readonly Said[],
  mineDecided: DecidedUnit | undefined,
  theirsDecided: DecidedUnit | undefined,
): MeetingPart | undefined {
  const isLeftOpen = (mineDecided ?? theirsDecided) && !mineDecided?.settled && !theirsDecided?.settled
  const values = said.map(({ value }) => value)
  const [own, other] = [mine, theirs].map(value => beforeOrphaned(table, part, value, values))
  const news = distinct([own, other, ...values]).filter(
    value => value !== undefined && !deepEqual(value, base),
  )
  // Who has left a value as it was has nothing to say against those that an earlier merge left open.
  const left = isLeftOpen ? [mineDecided, theirsDecided].flatMap(decided => decided?.options ?? []) : []
  const options = distinct([...(isLeftOpen ? news : [mine, theirs, ...news]), ...left]).filter(
    value => value !== undefined,
  )
  const make = (standing: Standing, conflict: ConflictCode | null = null): MeetingPart => ({
    part,
    base,
    mine,
    theirs,
    said,
    standing,
    conflict,
    follows: new Set(),
    options: standing === 'conflict' ? options : [],
  })
  if (isLeftOpen && options.length > 1) return make('conflict', 'left-open')
  const isSame = deepEqual(own, other)
  const ruling = isSame
    ? undefined
    : rulingOf(base, { value: mine, decided: mineDecided }, { value: theirs, decided: theirsDecided })
  if (ruling === 'decided-before') return make('conflict', ruling)
  if (ruling) return make(ruling)
  if (news.length > 1) return make('conflict', 'both-changed')
  if (isSame) return deepEqual(own, base) ? undefined : make('same')
  return make(deepEqual(other, base) ? 'mine' : 'theirs')
}

/** Each value once. */
export function distinct(values: readonly unknown[]): unknown[] {
  const found: unknown[] = []
  for (const value of values) if (!found.some(other => deepEqual(other, value))) found.push(value)
  return found
}

/** The values that a part may come to have. */
export function possibleValues({ standing, mine, theirs, options }: MeetingPart): readonly unknown[] {
  if (standing === 'conflict') return options
  return [standing === 'theirs' ? theirs : mine]
}
