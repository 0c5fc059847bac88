import type { Quantity } from '../model/records'
import { proposeMeasure } from './measure'
import { figurePattern, figureValue } from './number-words'

type Relation = Quantity['relation']

/** What stands before a figure and turns it into a bound; the longest wins. */
const hedges: readonly (readonly [Relation, readonly string[]])[] = [
  [
    '>=',
    ['at least', 'no fewer than', 'not fewer than', 'no less than', 'not less than', 'a minimum of', '≥'],
  ],
  [
    '<=',
    ['up to', 'as many as', 'as much as', 'at most', 'no more than', 'not more than', 'a maximum of', '≤'],
  ],
  [
    '>',
    ['more than', 'over', 'above', 'in excess of', 'upwards of', 'exceeding', 'just over', 'well over', '>'],
  ],
  ['<', ['fewer than', 'less than', 'under', 'below', 'just under', 'well under', '<']],
  [
    '~',
    [
      ...['about', 'some', 'around', 'roughly', 'approximately', 'an estimated', 'estimated', 'circa', 'c.'],
      ...['nearly', 'almost', 'near', 'close to', 'in the region of', '≈', '~'],
    ],
  ],
  ['=', ['exactly', 'precisely', '=']],
]
const byLength = hedges
  .flatMap(([relation, phrases]) => phrases.map(phrase => ({ relation, phrase })))
  .sort((a, b) => b.phrase.length - a.phrase.length)

const months = 'jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec'
const monthBefore = new RegExp(`\\b(?:${months})[a-z]*\\.?\\s*$`, 'i')
const monthAfter = new RegExp(`^\\s*(?:${months})[a-z]*\\b`, 'i')

interface Reading {
  readonly relation: Relation
  readonly hedged: boolean
  readonly value: number
  readonly measure: string
}

/**
 * The figure that a quote states, read as a bound: *over 10,000 soldiers* is `> 10000 soldiers`. A hedged figure is
 * preferred to a bare one. Null where none is stated, or only vaguely (*several thousand*).
 */
export function proposeQuantity(quote: string): Quantity | null {
  const readings: Reading[] = []
  for (const match of quote.matchAll(new RegExp(figurePattern, 'giu'))) {
    const reading = readAt(quote, match.index, match[0])
    if (reading) readings.push(reading)
  }
  const best = readings.find(reading => reading.hedged) ?? readings[0]
  return best ? { relation: best.relation, value: best.value, measure: best.measure } : null
}

function readAt(quote: string, at: number, figure: string): Reading | null {
  const before = quote.slice(0, at).replace(/[$€£¥]\s*$/u, '')
  const after = quote.slice(at + figure.length)
  const value = figureValue(figure)
  if (value === null || isPartOfWord(quote, at, after)) return null
  const hedge = hedgeBefore(before)
  if (!hedge && isNoCount(figure, before, after)) return null
  const range = rangeAfter(value, before, after)
  // A score, a date, a telephone number.
  if (!range && /^-\d/.test(after)) return null
  if (range) {
    const middle = (range.lower + range.upper) / 2
    return { relation: '~', hedged: true, value: middle, measure: measureOf(quote, at, range.rest) }
  }
  const tail = tailAfter(after)
  const measure = measureOf(quote, at, tail?.rest ?? after)
  return { relation: tail?.relation ?? hedge ?? '=', hedged: Boolean(hedge ?? tail), value, measure }
}

function hedgeBefore(before: string): Relation | null {
  const words = before.toLowerCase().trimEnd()
  const found = byLength.find(
    ({ phrase }) => words.endsWith(phrase) && !/[\p{L}\p{N}]/u.test(words.at(-phrase.length - 1) ?? ' '),
  )
  return found?.relation ?? null
}

/** *10,000 or more*, *10,000-plus*, *10,000 or so*. */
function tailAfter(after: string): { relation: Relation; rest: string } | null {
  const tails: readonly (readonly [Relation, RegExp])[] = [
    ['>=', /^(?:\s+or more\b|\s*-?\s*plus\b|\+)/i],
    ['<=', /^\s+or (?:fewer|less)\b/i],
    ['~', /^\s+or so\b/i],
  ]
  for (const [relation, pattern] of tails) {
    const match = pattern.exec(after)
    if (match) return { relation, rest: after.slice(match[0].length) }
  }
  return null
}

/**
 * *10,000 to 12,000*, *10,000-12,000* and *between 10,000 and 12,000*: both figures, and what follows them. *10 to
 * 12 thousand* means thousands twice.
 */
function rangeAfter(value: number, before: string, after: string) {
  const joint = /\bbetween\s*$/i.test(before) ? 'and' : 'to|–|—|-(?=\\d)'
  const match = new RegExp(`^\\s*(?:${joint})\\s*(${figurePattern})`, 'iu').exec(after)
  const [whole, written] = match ?? []
  const upper = written === undefined ? null : figureValue(written)
  if (whole === undefined || written === undefined || upper === null) return null
  const scale = /[a-z]/i.test(written) ? 10 ** (Math.floor(Math.log10(upper) / 3) * 3) : 1
  const shared = value < 1_000 && upper >= 1_000 && value * scale < upper
  const lower = shared ? value * scale : value
  return lower < upper ? { lower, upper, rest: after.slice(whole.length) } : null
}

function measureOf(quote: string, at: number, rest: string): string {
  const currency = /[$€£¥]\s*$/u.exec(quote.slice(0, at))?.[0]?.trim()
  return [currency, proposeMeasure(rest)].filter(Boolean).join(' ')
}

function isPartOfWord(quote: string, at: number, after: string): boolean {
  return (
    /[\p{L}\p{N}_.:/-]$/u.test(quote.slice(Math.max(0, at - 1), at)) || /^(?:[\p{L}_]|[:/]\d)/u.test(after)
  )
}

/** A year, a day of a month, an age, a clock time, a place in a row, or *one* where nothing is counted. */
function isNoCount(figure: string, before: string, after: string): boolean {
  if (monthBefore.test(before) || monthAfter.test(after)) return true
  if (/^-(?:year|day|week|month|hour)/i.test(after) || /^\s*(?:a\.?m|p\.?m)\b/i.test(after)) return true
  if (/^one$/i.test(figure)) return true
  if (/\b(?:several|a few|many|dozens of|hundreds of|thousands of)\s*$/i.test(before)) return true
  return (
    /^(?:19|20)\d\d$/.test(figure) &&
    (/\b(?:in|since|of|by|until|from|during|year|early|late|mid)[\s-]*$/i.test(before) ||
      /^\s*(?:[.,;:)’”"–—]|-(?:(?:19|20)?\d\d)(?![\d,])|$)/u.test(after))
  )
}
