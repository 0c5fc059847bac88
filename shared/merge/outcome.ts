import { placeOf } from '../compare/differences'
import { deepEqual } from '../model/equal'
import type { TextHash } from '../model/ids'
import type { AnyRecord } from '../model/tables'
import { existenceOf } from './existence'
import { inOrderOf, listsOf, partsOf, withPart } from './field-rules'
import type { Meeting, MeetingPart } from './meeting'
import { referencesOfPart } from './part-references'
import { sidesOf } from './part-sides'
import { type Consequence, Soundness } from './soundness'
import { mergedStamps } from './stamps'
import type { Meetings } from './three-way'
import { type Side, unitKey, unitPlace } from './unit'
import { decisive, everyRecord, type Reach, type Verdicts, valueBy } from './verdict'

export type { Consequence }

/** How many records are made between two breaths. */
const pace = 256

/** Every record as it will be, after the verdicts; what is in dispute and has none stays as mine has it. */
export class Outcome {
  readonly #meetings: Meetings
  readonly #mine: Side
  readonly #theirs: Side
  readonly #verdicts: Verdicts
  readonly #text: (hash: TextHash) => string | undefined
  readonly #reach: Reach
  #there: ReadonlyMap<string, boolean> = new Map()
  readonly #records = new Map<string, AnyRecord | null>()
  /** What verdicts drag along, and what had to give way. */
  readonly consequences: Consequence[] = []

  constructor(
    meetings: Meetings,
    mine: Side,
    theirs: Side,
    verdicts: Verdicts,
    text: (hash: TextHash) => string | undefined,
    reach: Reach = everyRecord,
  ) {
    this.#meetings = meetings
    this.#mine = mine
    this.#theirs = theirs
    this.#verdicts = verdicts
    this.#text = text
    this.#reach = reach
  }

  /** Works it out. Yields now and then. */
  *settle(): Generator<undefined, this> {
    const isInMine = (key: string) => {
      const { table, id } = placeOf(key)
      return this.#mine.state.get(table, id) !== undefined
    }
    this.#there = yield* existenceOf(this.#meetings, this.#verdicts, this.#reach, isInMine, this.consequences)
    const edits = yield* this.#editsBesides()
    let made = 0
    for (const meeting of this.#meetings.values()) {
      if (++made % pace === 0) yield
      if (this.#staysMine(meeting)) continue
      const record = this.#there.get(meeting.key) ? this.#make(meeting) : null
      this.#records.set(meeting.key, record && edited(meeting, record, edits.get(meeting.key) ?? []))
    }
    const sides = [this.#mine, this.#theirs] as const
    const soundness = new Soundness(this.#records, this.#meetings, sides, this.#text, this.consequences)
    yield* soundness.make()
    if (!this.#takesAway()) return this
    // What stays as mine has it may refer to what goes.
    for (const { key, mine } of this.#meetings.values()) {
      if (++made % pace === 0) yield
      if (!this.#records.has(key)) this.#records.set(key, mine ?? null)
    }
    yield* soundness.make()
    return this
  }

  /** Whether a record is out of the verdicts' reach, and nothing has brought it along. */
  #staysMine({ key, mine }: Meeting): boolean {
    return !this.#reach.reaches(key) && this.#there.get(key) === (mine !== undefined)
  }

  /** Whether anything of mine goes, or may come to lead into another text. */
  #takesAway(): boolean {
    for (const [key, record] of this.#records) {
      const { mine, table } = this.#meetings.get(key) ?? {}
      if (mine && (!record || (table === 'articles' && record !== mine))) return true
    }
    return false
  }

  /** The records that may be otherwise than mine has them, as they will be; null where one is not there. */
  get records(): ReadonlyMap<string, AnyRecord | null> {
    return this.#records
  }

  #isThere(key: string): boolean {
    const there = this.#there.get(key)
    if (there !== undefined) return there
    const { table, id } = placeOf(key)
    return this.#mine.state.get(table, id) !== undefined
  }

  #make(meeting: Meeting): AnyRecord | null {
    const { key, table, id, base, baseHas, mine, theirs, mineHas, theirsHas, conflict, parts } = meeting
    const verdict = decisive(this.#verdicts, key)
    if (verdict?.kind === 'edited' && verdict.value !== null) return verdict.value as AnyRecord
    if (conflict === 'added-differently' && mine && theirs)
      return verdict ? (valueBy(verdict, { mine, theirs }) as AnyRecord) : mine
    const from = mine ?? mineHas ?? theirs ?? theirsHas ?? base
    if (!from) return null
    const own = partsOf(table, from)
    let made = from
    let disputed = false
    for (const met of parts.values()) {
      disputed ||= met.standing === 'conflict'
      const value = this.#valueOf(table, id, met)
      if (!deepEqual(value, own.get(met.part) ?? null)) made = withPart(table, made, met.part, value)
    }
    if (!mineHas || !theirsHas) return made
    if (made === from && disputed) return made
    const stamped = { ...made, ...mergedStamps(baseHas, mineHas, theirsHas) } as AnyRecord
    const reordered = base !== undefined && deepEqual(listsOf(table, base), listsOf(table, mineHas))
    return reordered ? inOrderOf(table, stamped, theirsHas) : stamped
  }

  #valueOf(table: Meeting['table'], id: string, met: MeetingPart): unknown {
    const key = unitKey(table, id, met.part)
    const verdict = decisive(this.#verdicts, key)
    const { mine, theirs, base, standing } = met
    if (verdict) return valueBy(verdict, sidesOf(table, met)) ?? null
    const own = mine === undefined ? (base ?? theirs) : mine
    if (this.#verdicts.has(key)) return own ?? null
    if (standing !== 'conflict') {
      return standing === 'theirs' ? theirs : mine
    }
    const fits = (value: unknown) =>
      value !== undefined && referencesOfPart(table, met.part, value).every(({ to }) => this.#isThere(to))
    const kept = [...met.follows].filter(root => decisive(this.#verdicts, root) && this.#isThere(root))
    const withKept = [mine, theirs, base].find(
      value => fits(value) && referencesOfPart(table, met.part, value).some(({ to }) => kept.includes(to)),
    )
    if (withKept !== undefined) return withKept
    const values = [mine, theirs, base].filter(value => value !== undefined)
    const fitting = values.find(fits)
    return fitting === undefined ? values[0] : fitting
  }

  /** Values of the reviewer's own for parts about which there was nothing to decide, by the key of the record. */
  *#editsBesides(): Generator<undefined, Map<string, { readonly part: string; readonly value: unknown }[]>> {
    const edits = new Map<string, { readonly part: string; readonly value: unknown }[]>()
    let seen = 0
    for (const [key, { verdict }] of this.#verdicts) {
      if (++seen % pace === 0) yield
      const { table, id, part } = unitPlace(key)
      const record = unitKey(table, id, null)
      if (verdict.kind !== 'edited' || part === null || this.#meetings.get(record)?.parts.has(part)) continue
      edits.set(record, [...(edits.get(record) ?? []), { part, value: verdict.value }])
    }
    return edits
  }
}

function edited(
  { table }: Meeting,
  record: AnyRecord,
  edits: readonly { readonly part: string; readonly value: unknown }[],
): AnyRecord {
  return edits.reduce((made, { part, value }) => withPart(table, made, part, value), record)
}
