import { deepEqual } from '../model/equal'
import type { AnyRecord, TableName } from '../model/tables'
import { partName, partsOf } from './field-rules'
import { beforeOrphaned } from './orphaned-parts'
import { referencesOfPart } from './part-references'
import { heldBack, type Side, unitKey, unitPlace } from './unit'

/** One who has a say in what becomes of a record: a version, or one of those that were brought together in it. */
export interface Voice {
  /** The bit that it is known by, the same for every record. What speaks for several has the bits of all of them. */
  readonly mask: number
  readonly side: Side
  readonly record: AnyRecord | undefined
  /** The record where the voice has it, if only held back by an open decision. */
  readonly has: AnyRecord | undefined
  /** Those that it speaks for, each as it would speak for itself. */
  readonly of?: readonly Voice[]
}

/** Everybody, known by bits or not. */
export const all = -1

interface Speaker {
  readonly mask: number
  readonly side: Side
}

/** As many voices as bits tell apart. Of more than that, each version speaks for all whose work is in it. */
const most = 30

/** How many decisions are looked at between two breaths. */
const pace = 512

/**
 * Who has a say where two versions meet. A version that was brought together of several since the base has the voices
 * of all of them, so that what is in conflict does not depend on who was brought in first.
 */
export class Voices {
  readonly #common: Pick<Side, 'state' | 'decisions'>
  readonly #versions: readonly (Speaker & { readonly strands: readonly Speaker[] })[]
  /** The records of which anything has been decided or left open, in whichever version: by key. */
  readonly #everDecided: ReadonlySet<string>
  /** Whether there are more than the two. */
  readonly areSeveral: boolean
  /** The records about which something has been decided since the base: by key. */
  readonly #decided: ReadonlySet<string>

  private constructor(
    common: Pick<Side, 'state' | 'decisions'>,
    mine: Side,
    theirs: Side,
    everDecided: ReadonlySet<string>,
    decided: ReadonlySet<string>,
  ) {
    this.#common = common
    this.#everDecided = everDecided
    this.#decided = decided
    const count = [mine, theirs].reduce((sum, { strands = [] }) => sum + strands.length, 2)
    let bit = 1
    const next = () => {
      const mask = bit
      bit <<= 1
      return mask
    }
    this.#versions = [mine, theirs].map(side => {
      const strands = count > most ? [] : (side.strands ?? []).map(strand => ({ side: strand, mask: next() }))
      const mask = strands.reduce((sum, strand) => sum | strand.mask, next())
      return { side, strands, mask }
    })
    this.areSeveral = this.#versions.some(({ strands }) => strands.length > 0)
  }

  /** Yields now and then: there may be as many decisions as records. */
  static *of(
    common: Pick<Side, 'state' | 'decisions'>,
    mine: Side,
    theirs: Side,
  ): Generator<undefined, Voices> {
    const everDecided = new Set<string>()
    let seen = 0
    for (const { decisions } of [mine, theirs])
      for (const subject of decisions.keys()) {
        everDecided.add(recordOf(subject))
        if (++seen % pace === 0) yield
      }
    const areSeveral = [mine, theirs].some(({ strands = [] }) => strands.length > 0)
    const decided = areSeveral ? yield* decidedSince(common.decisions, mine, theirs) : new Set<string>()
    return new Voices(common, mine, theirs, everDecided, decided)
  }

  /** Whether anything of a record has been decided or left open, in whichever version. */
  isAnyDecidedOf(key: string): boolean {
    return this.#everDecided.has(key)
  }

  /** Everybody with a say about a record. */
  about(table: TableName, id: string): Voice[] {
    const key = unitKey(table, id, null)
    if (!this.areSeveral) return this.#versions.map(version => voice(version, table, id, key))
    const base = this.#common.state.get(table, id)
    return this.#versions.flatMap(version => {
      const whole = voice(version, table, id, key)
      if (version.strands.length === 0) return [whole]
      const strands = version.strands.map(strand => voice(strand, table, id, key))
      const speaksAsOne = this.#decided.has(key) || !isMadeOf(table, id, whole, strands, base)
      return speaksAsOne ? [{ ...whole, of: strands }] : strands
    })
  }
}

/** The key of the record that a unit is of. */
function recordOf(subject: string): string {
  const { table, id } = unitPlace(subject)
  return unitKey(table, id, null)
}

function voice({ mask, side }: Speaker, table: TableName, id: string, key: string): Voice {
  const record = side.state.get(table, id)
  return { mask, side, record, has: record ?? heldBack(side, key) }
}

function* decidedSince(
  before: Side['decisions'],
  ...sides: readonly Side[]
): Generator<undefined, ReadonlySet<string>> {
  const keys = new Set<string>()
  let seen = 0
  for (const { decisions } of sides)
    for (const [subject, decided] of decisions) {
      const { table, id } = unitPlace(subject)
      if (decided.settled && !deepEqual(decided, before.get(subject))) keys.add(unitKey(table, id, null))
      if (++seen % pace === 0) yield
    }
  return keys
}

/**
 * Whether a record in a version is what those whose work it is have made of it. Where somebody has gone on since, or
 * has chosen, the version speaks for itself.
 */
function isMadeOf(
  table: TableName,
  id: string,
  { side, record }: Voice,
  strands: readonly Voice[],
  base: AnyRecord | undefined,
): boolean {
  const isOpen = (part: string | null) => side.decisions.get(unitKey(table, id, part))?.settled === false
  const there = strands.flatMap(strand => strand.record ?? [])
  if (!record) return isOpen(null) || (base !== undefined && there.length < strands.length)
  if (there.length === 0 || (base && there.length < strands.length && !isOpen(null))) return false
  const before = base && partsOf(table, base)
  const now = partsOf(table, record)
  const said = there.map(each => partsOf(table, each))
  for (const part of new Set([before, now, ...said].flatMap(parts => [...(parts?.keys() ?? [])]))) {
    if (isOpen(part) || isOpen(null)) continue
    const values = said.map(parts => parts.get(part) ?? null)
    const was = before?.get(part) ?? null
    const news = base ? values.filter(value => !deepEqual(value, was)) : values
    const given = news.length > 0 ? news : [was]
    // Not by who has left it as it was: a span that was placed anew and orphaned by the merge may be as it was too.
    const is = beforeOrphaned(table, part, now.get(part) ?? null, given)
    if (given.some(value => deepEqual(value, is)) || standsIn(part)) continue
    return false
  }
  return true

  /** Whether it is a member that only stands in for one that was left open and was merged into it. */
  function standsIn(part: string): boolean {
    const [to] = referencesOfPart(table, part, now.get(part))
    if (!to || partName(table, part).member === undefined) return false
    return [before, ...said].some(parts =>
      [...(parts ?? [])].some(
        ([other, value]) =>
          isOpen(other) &&
          referencesOfPart(table, other, value).some(from => side.redirects.get(from.to) === to.to),
      ),
    )
  }
}
