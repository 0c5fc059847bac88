import { anchorsProblem } from '../anchors/anchor'
import { placeOf } from '../compare/differences'
import { deepEqual } from '../model/equal'
import type { TextHash } from '../model/ids'
import type { Anchor, Article, LinkTarget } from '../model/records'
import type { AnyRecord } from '../model/tables'
import { inOrderOf, partsOf, withPart } from './field-rules'
import type { Meeting, MeetingPart } from './meeting'
import { redirected, referencesOfPart, withoutReference } from './part-references'
import { mergedStamps } from './stamps'
import type { Meetings } from './three-way'
import { type Side, unitKey } from './unit'
import { decisive, type Verdicts, valueBy } from './verdict'

/** What is done so that nothing refers to what is not there. */
export interface Consequence {
  /** The unit that it was done to. */
  readonly key: string
  /** `brought`: it is there because something that was chosen needs it. `left-out`: it cannot be without what is not there. `turned`: its reference leads elsewhere now, or nowhere. */
  readonly what: 'brought' | 'left-out' | 'turned'
  /** The record that made it so. */
  readonly because: string
}

/** How many records are looked at between two breaths. */
const pace = 256

/** Every record as it will be, after the verdicts and, where there are none, as nothing in dispute would change mine. */
export class Outcome {
  readonly #meetings: Meetings
  readonly #mine: Side
  readonly #theirs: Side
  readonly #verdicts: Verdicts
  readonly #text: (hash: TextHash) => string | undefined
  readonly #there = new Map<string, boolean>()
  readonly #records = new Map<string, AnyRecord | null>()
  readonly consequences: Consequence[] = []

  constructor(
    meetings: Meetings,
    mine: Side,
    theirs: Side,
    verdicts: Verdicts,
    text: (hash: TextHash) => string | undefined,
  ) {
    this.#meetings = meetings
    this.#mine = mine
    this.#theirs = theirs
    this.#verdicts = verdicts
    this.#text = text
  }

  /** Works it out. Yields now and then. */
  *settle(): Generator<undefined, this> {
    this.#decideExistence()
    let made = 0
    for (const meeting of this.#meetings.values()) {
      this.#records.set(meeting.key, this.#there.get(meeting.key) ? this.#make(meeting) : null)
      if (++made % pace === 0) yield
    }
    yield* this.#makeSound()
    return this
  }

  /** The records that the two versions do not agree about, as they will be; null where one is not there. */
  get records(): ReadonlyMap<string, AnyRecord | null> {
    return this.#records
  }

  #isThere(key: string): boolean {
    const made = this.#records.get(key)
    if (made !== undefined) return made !== null
    const there = this.#there.get(key)
    if (there !== undefined) return there
    const { table, id } = placeOf(key)
    return this.#mine.state.get(table, id) !== undefined
  }

  #decideExistence(): void {
    const following: Meeting[] = []
    for (const meeting of this.#meetings.values()) {
      const verdict = decisive(this.#verdicts, meeting.key)
      if (verdict) this.#there.set(meeting.key, isKept(verdict, meeting))
      else if (this.#verdicts.has(meeting.key)) this.#there.set(meeting.key, meeting.mine !== undefined)
      else if (meeting.conflict === 'follows') following.push(meeting)
      else if (meeting.existence === 'disputed') this.#there.set(meeting.key, meeting.mine !== undefined)
      else this.#there.set(meeting.key, meeting.existence !== 'goes')
    }
    this.#bringWhatIsNeeded()
    // What follows may follow what follows: looked at until nothing changes.
    for (const { key } of following) if (!this.#there.has(key)) this.#there.set(key, false)
    for (let changed = true; changed; ) {
      changed = false
      for (const meeting of following) {
        if (this.#there.get(meeting.key) || !this.#comesAlong(meeting)) continue
        this.#there.set(meeting.key, true)
        changed = true
      }
    }
  }

  /** What was chosen to be there has what it cannot be without, unless that was chosen not to be. */
  #bringWhatIsNeeded(): void {
    const chosen = [...this.#meetings.values()].filter(
      ({ key, existence }) => existence !== 'stays' && decisive(this.#verdicts, key) && this.#there.get(key),
    )
    for (let meeting = chosen.pop(); meeting; meeting = chosen.pop()) {
      const record = meeting.mineHas ?? meeting.theirsHas ?? meeting.base
      if (!record) continue
      for (const [part, value] of partsOf(meeting.table, record)) {
        for (const { to } of referencesOfPart(meeting.table, part, value)) {
          const target = this.#meetings.get(to)
          if (!target || this.#there.get(to) || decisive(this.#verdicts, to)) continue
          this.#there.set(to, true)
          this.consequences.push({ key: to, what: 'brought', because: meeting.key })
          chosen.push(target)
        }
      }
    }
  }

  #comesAlong({ key, table, base, mine, mineHas, theirsHas, follows }: Meeting): boolean {
    const record = mineHas ?? theirsHas ?? base
    if (!record) return false
    for (const [part, value] of partsOf(table, record))
      for (const { to, needed } of referencesOfPart(table, part, value))
        if (needed && !this.#isThere(to)) return false
    if (!base || mine) return true
    // What both removed comes back only where it is asked for by itself.
    const kept = (mineHas ?? theirsHas) && [...follows].find(root => decisive(this.#verdicts, root))
    if (kept) this.consequences.push({ key, what: 'brought', because: kept })
    return kept !== undefined
  }

  #make(meeting: Meeting): AnyRecord | null {
    const { key, table, id, base, mine, theirs, mineHas, theirsHas, conflict, parts } = meeting
    if (conflict === 'added-differently' && mine && theirs) {
      const verdict = decisive(this.#verdicts, key)
      return verdict ? (valueBy(verdict, { mine, theirs }) as AnyRecord) : mine
    }
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
    for (const met of this.#partVerdicts(meeting)) made = withPart(table, made, met.part, met.value)
    if (!mineHas || !theirsHas) return made
    if (made !== from || !disputed) made = { ...made, ...mergedStamps(base, mineHas, theirsHas) } as AnyRecord
    const reordered = base !== undefined && deepEqual(listsOf(table, base), listsOf(table, mineHas))
    return reordered ? inOrderOf(table, made, theirsHas) : made
  }

  /** Verdicts on parts about which there is nothing to decide: a value of the reviewer's own. */
  #partVerdicts({ table, id, parts }: Meeting): { readonly part: string; readonly value: unknown }[] {
    const found: { readonly part: string; readonly value: unknown }[] = []
    const start = unitKey(table, id, '')
    for (const [key, { verdict }] of this.#verdicts) {
      if (verdict.kind !== 'edited' || !key.startsWith(start) || parts.has(key.slice(start.length))) continue
      found.push({ part: key.slice(start.length), value: verdict.value })
    }
    return found
  }

  #valueOf(table: Meeting['table'], id: string, met: MeetingPart): unknown {
    const key = unitKey(table, id, met.part)
    const verdict = decisive(this.#verdicts, key)
    const { mine, theirs, base, standing } = met
    if (verdict) return valueBy(verdict, met) ?? null
    if (this.#verdicts.has(key)) return (mine === undefined ? (base ?? theirs) : mine) ?? null
    if (standing === 'theirs') return theirs
    if (standing !== 'conflict') return mine
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

  /** Whatever still refers to what is not there, or quotes what its text does not say, is turned or left out. */
  *#makeSound(): Generator<undefined, void> {
    let seen = 0
    for (let changed = true; changed; ) {
      changed = false
      for (const [key, record] of this.#records) {
        if (++seen % pace === 0) yield
        if (!record) continue
        const { table, id } = placeOf(key)
        let sound: AnyRecord | null = record
        for (const [part, value] of partsOf(table, record)) {
          for (const { to, needed } of referencesOfPart(table, part, value)) {
            if (!sound || this.#isThere(to)) continue
            const into = this.#redirectOf(to)
            sound = needed ? null : turned(table, sound, part, value, into)
            this.consequences.push({
              key: needed ? key : unitKey(table, id, part),
              what: needed ? 'left-out' : 'turned',
              because: to,
            })
          }
        }
        const misread = sound && this.#misquotes(table, sound)
        if (misread) {
          sound = null
          this.consequences.push({ key, what: 'left-out', because: misread })
        }
        if (sound === record) continue
        this.#records.set(key, sound)
        changed = true
      }
    }
  }

  /** What stands where the record stood, by whoever merged it, step by step. */
  #redirectOf(key: string): string | undefined {
    const seen = new Set<string>()
    let into: string | undefined = key
    while (into !== undefined && !seen.has(into) && (into === key || !this.#isThere(into))) {
      seen.add(into)
      into = this.#mine.redirects.get(into) ?? this.#theirs.redirects.get(into)
    }
    return into !== undefined && this.#isThere(into) ? into : undefined
  }

  /** The article whose text the record misquotes, if it does: it was annotated in another edition. */
  #misquotes(table: Meeting['table'], record: AnyRecord): string | undefined {
    const { article, spans, span, target } = record as {
      readonly article?: string
      readonly spans?: readonly Anchor[]
      readonly span?: Anchor
      readonly target?: LinkTarget
    }
    const [where, anchors] =
      table === 'links'
        ? target?.kind === 'span'
          ? [target.article, target.spans]
          : []
        : [article, spans ?? (span && [span])]
    if (!where || !anchors) return undefined
    const key = `articles/${where}`
    const text = this.#records.get(key) ?? this.#mine.state.get('articles', where)
    // Only where the text itself is in question: what was sound on either side is sound here.
    const met = this.#meetings.get(key)
    if (!text || !(met?.parts.has('text') || met?.conflict === 'added-differently')) return undefined
    const words = this.#text((text as Article).textHash)
    return words !== undefined && anchorsProblem(words, anchors) ? key : undefined
  }
}

function isKept(verdict: NonNullable<ReturnType<typeof decisive>>, { mine, theirs }: Meeting): boolean {
  if (verdict.kind === 'both') return true
  if (verdict.kind === 'edited') return verdict.value !== null
  return (verdict.kind === 'mine' ? mine : theirs) !== undefined
}

function turned(
  table: Meeting['table'],
  record: AnyRecord,
  part: string,
  value: unknown,
  into: string | undefined,
): AnyRecord {
  const id = into === undefined ? undefined : placeOf(into).id
  const instead = id === undefined ? withoutReference(table, part, value) : redirected(table, part, value, id)
  const without = withPart(table, record, part, instead)
  const dot = part.indexOf('.')
  if (id === undefined || dot < 0 || instead !== null) return without
  const other = `${part.slice(0, dot)}.${id}`
  return partsOf(table, without).has(other) ? without : withPart(table, without, other, value)
}

function listsOf(_table: Meeting['table'], record: AnyRecord): unknown {
  const { entities, aliases, choices } = record as unknown as Readonly<Record<string, unknown>>
  return [entities, aliases, choices]
}
