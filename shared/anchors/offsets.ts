/*
 * The one place where an offset changes its unit. Inside Claimbench every offset counts UTF-16 code units of the
 * canonical text; other formats count other things, and only their readers and writers come here.
 */

import { segmentsOf } from './segments'

/** What an offset counts: UTF-16 code units, Unicode code points, bytes of UTF-8, or extended grapheme clusters. */
export const offsetUnits = ['utf-16', 'code-point', 'utf-8', 'grapheme'] as const
export type OffsetUnit = (typeof offsetUnits)[number]

/**
 * An offset in UTF-16 code units, counted in `unit` instead. Inside a character it is the character's start.
 * Takes time with the offset; `offsetsIn` is for many.
 */
export function offsetTo(unit: OffsetUnit, text: string, offset: number): number {
  return offsetsIn(text, unit).fromUtf16(offset)
}

/** An offset counted in `unit`, in UTF-16 code units. Inside a character it is the character's start. */
export function offsetFrom(unit: OffsetUnit, text: string, offset: number): number {
  return offsetsIn(text, unit).toUtf16(offset)
}

/** Converts offsets of one text between UTF-16 code units and another unit. Each throws RangeError outside the text. */
export interface Offsets {
  readonly unit: OffsetUnit
  /** The text's length in the unit. */
  readonly length: number
  fromUtf16(offset: number): number
  toUtf16(offset: number): number
}

/** Built once for a text in linear time; each conversion is then a binary search. */
export function offsetsIn(text: string, unit: OffsetUnit): Offsets {
  const marks = unit === 'utf-16' || isSame(text, unit) ? identity : drift(text, unit)
  const length = convert(marks.units, marks.counts, text.length)
  return {
    unit,
    length,
    fromUtf16: offset => convert(marks.units, marks.counts, within(offset, text.length)),
    toUtf16: offset => convert(marks.counts, marks.units, within(offset, length)),
  }
}

/** Whether the unit counts this text as UTF-16 does. Of most articles code points do, and to go through each takes much longer than to look. */
const isSame = (text: string, unit: OffsetUnit) => unit === 'code-point' && !surrogate.test(text)
const surrogate = /[\ud800-\udfff]/

/**
 * Where the two counts part: after each character that is not one of both, the offset behind it in UTF-16 units
 * and in the other. Between two marks both advance one by one, so plain ASCII needs no mark at all.
 */
interface Marks {
  readonly units: readonly number[]
  readonly counts: readonly number[]
}
const identity: Marks = { units: [0], counts: [0] }

function drift(text: string, unit: Exclude<OffsetUnit, 'utf-16'>): Marks {
  const units = [0]
  const counts = [0]
  let at = 0
  let count = 0
  for (const [width, weight] of characters(text, unit)) {
    // A wide character is marked on both sides, so that an offset inside it can be led back to its start.
    if ((width !== 1 || weight !== 1) && units.at(-1) !== at) {
      units.push(at)
      counts.push(count)
    }
    at += width
    count += weight
    if (width !== 1 || weight !== 1) {
      units.push(at)
      counts.push(count)
    }
  }
  return { units, counts }
}

/** Each character's length in UTF-16 units and in `unit`. */
function* characters(
  text: string,
  unit: Exclude<OffsetUnit, 'utf-16'>,
): Generator<readonly [number, number]> {
  if (unit === 'grapheme') {
    for (const { segment } of segmentsOf(text, 'en', 'grapheme')) yield [segment.length, 1]
    return
  }
  for (const character of text) {
    yield [character.length, unit === 'utf-8' ? utf8Length(character.codePointAt(0) ?? 0) : 1]
  }
}

/** A lone surrogate is written as U+FFFD, which takes three bytes as it would have itself. */
function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  return codePoint < 0x10000 ? 3 : 4
}

/** The offset in the other count: from the last mark at or before it, one by one, but not past the next mark. */
function convert(from: readonly number[], to: readonly number[], offset: number): number {
  let low = 0
  let high = from.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((from[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  const [start = 0, target = 0] = [from[low], to[low]]
  const [nextStart, nextTarget] = [from[low + 1], to[low + 1]]
  const wide =
    nextStart !== undefined && nextTarget !== undefined && nextStart - start !== nextTarget - target
  return wide ? target : target + (offset - start)
}

function within(offset: number, length: number): number {
  if (Number.isInteger(offset) && offset >= 0 && offset <= length) return offset
  throw new RangeError(`no offset ${offset} in a text of ${length}`)
}
