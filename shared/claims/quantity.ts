import type { Quantity } from '../model/records'

const signs: Readonly<Record<Quantity['relation'], string>> = {
  '=': '',
  '~': '≈',
  '>': '>',
  '>=': '≥',
  '<': '<',
  '<=': '≤',
}

const plain = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 })

/** The figure alone: `≈ 4,000`, `> 1,100`, `≤ 10,000`, `37`. */
export function formatFigure({ relation, value }: Quantity): string {
  return [signs[relation], plain.format(value)].filter(Boolean).join(' ')
}

/** The figure with what it counts: `≈ 4,000 casualties`. */
export function formatQuantity(quantity: Quantity): string {
  return [formatFigure(quantity), quantity.measure.trim()].filter(Boolean).join(' ')
}

/** A quantity with the date it held on, as a partial date. */
export interface DatedQuantity {
  readonly quantity: Quantity
  readonly asOf: string | null
}

export type Verdict = 'agree' | 'compatible' | 'conflict' | 'incomparable'

export interface Comparison {
  readonly verdict: Verdict
  /** The difference in a few words, from `b` towards `a`: “bound fits, estimate 3.6 × lower”. */
  readonly says: string
}

/** How far *about* reaches to either side, as a share of the figure. */
const giveOrTake = 0.1

interface Bounds {
  readonly low: number
  readonly high: number
  readonly lowOpen: boolean
  readonly highOpen: boolean
}

function bounds({ relation, value }: Quantity): Bounds {
  const reach = Math.abs(value) * giveOrTake
  switch (relation) {
    case '=':
      return { low: value, high: value, lowOpen: false, highOpen: false }
    case '~':
      return { low: value - reach, high: value + reach, lowOpen: false, highOpen: false }
    case '>':
    case '>=':
      return { low: value, high: Number.POSITIVE_INFINITY, lowOpen: relation === '>', highOpen: true }
    case '<':
    case '<=':
      return { low: Number.NEGATIVE_INFINITY, high: value, lowOpen: true, highOpen: relation === '<' }
  }
}

function overlap(a: Bounds, b: Bounds): boolean {
  const below = a.low > b.low || (a.low === b.low && a.lowOpen) ? a : b
  const above = a.high < b.high || (a.high === b.high && a.highOpen) ? a : b
  if (below.low !== above.high) return below.low < above.high
  return !below.lowOpen && !above.highOpen
}

const isBound = ({ relation }: Quantity) => relation !== '=' && relation !== '~'
const isFloor = ({ relation }: Quantity) => relation === '>' || relation === '>='

/**
 * What one figure says about another, read as bounds: *over 10,000* and *up to 10,000* conflict, *over 10,000* and
 * *about 11,000* do not. Figures that count different things, or hold on different dates, are incomparable, and
 * it says so; across dates it says what the figures would make of one another as well. `b` is described as seen
 * from `a`.
 */
export function compareQuantities(a: DatedQuantity, b: DatedQuantity): Comparison {
  const figures = compareFigures(a.quantity, b.quantity)
  const alike = sameMeasure(a.quantity.measure, b.quantity.measure)
  if (sameDate(a.asOf, b.asOf))
    return alike ? figures : { verdict: 'incomparable', says: 'counts something else' }
  return {
    verdict: 'incomparable',
    says: alike ? `other date; ${figures.says}` : 'counts something else, other date',
  }
}

function compareFigures(a: Quantity, b: Quantity): Comparison {
  const apart = distance(a.value, b.value)
  if (!overlap(bounds(a), bounds(b)))
    return { verdict: 'conflict', says: apart ? `conflicts, ${apart}` : 'conflicts' }
  if (isBound(a) !== isBound(b))
    return { verdict: 'compatible', says: apart ? `bound fits, estimate ${apart}` : 'bound fits' }
  if (!isBound(a)) return { verdict: 'agree', says: a.value === b.value ? 'same figure' : 'within about' }
  if (isFloor(a) === isFloor(b) && a.value === b.value) return { verdict: 'agree', says: 'same bound' }
  return { verdict: 'compatible', says: apart ? `both bounds hold, ${apart}` : 'both bounds hold' }
}

/** How far the second figure lies from the first, in words; empty where they are within a tenth of one another. */
function distance(from: number, to: number): string {
  if (from <= 0 || to <= 0) return from === to ? '' : to < from ? 'lower' : 'higher'
  const ratio = to > from ? to / from : from / to
  if (ratio <= 1 + giveOrTake) return ''
  const way = to > from ? 'higher' : 'lower'
  return ratio < 2
    ? `${Math.round(Math.abs(to / from - 1) * 100)} % ${way}`
    : `${ratio < 10 ? ratio.toFixed(1).replace(/\.0$/, '') : plain.format(Math.round(ratio))} × ${way}`
}

const fillers = new Set(['and', 'or', 'of', 'the', 'a', 'an', 'with'])

/** Whether two measures name the same thing: word by word, whatever the order, joints and plurals. One left empty fits any. */
export function sameMeasure(a: string, b: string): boolean {
  const one = contentWords(a)
  const other = contentWords(b)
  return (
    one.size === 0 || other.size === 0 || (one.size === other.size && [...one].every(word => other.has(word)))
  )
}

function contentWords(measure: string): ReadonlySet<string> {
  const words = measure.toLowerCase().match(/[\p{L}\p{N}%$€£¥]+/gu) ?? []
  return new Set(words.filter(word => !fillers.has(word)).map(word => word.replace(/(?<=\p{L}{3})s$/u, '')))
}

/** Whether two partial dates can be the same day: `2025` and `2025-03` can. One left out fits any. */
export function sameDate(a: string | null, b: string | null): boolean {
  return a === null || b === null || a.startsWith(b) || b.startsWith(a)
}
