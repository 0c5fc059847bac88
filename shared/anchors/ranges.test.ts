import { describe, expect, it, test } from 'vitest'
import type { Anchor } from '../model/records'
import { anchorsProblem, quoteOf } from './anchor'
import { anchorsFor, moveEdge, trimRange } from './ranges'

const text = 'Over 10,000 soldiers were sent.\n\nThe 👩🏽‍🚒 crews stayed.'
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })

describe('trimming a range', () => {
  test.each([
    [{ start: 4, end: 12 }, '10,000'],
    [{ start: 12, end: 4 }, '10,000'],
    [{ start: 25, end: 37 }, 'sent.\n\nThe'],
    [{ start: 31, end: 33 }, null],
    [{ start: -5, end: 5 }, 'Over'],
    [{ start: 38, end: 40 }, text.slice(37, 41)],
  ])('%o', (range, words) => {
    const trimmed = trimRange(text, range)
    expect(trimmed && text.slice(trimmed.start, trimmed.end)).toBe(words)
  })
})

describe('parts of a span', () => {
  test.each([
    [['sent', 'Over 10,000'], 'Over 10,000 … sent'],
    [['Over 10,000', '10,000 soldiers'], 'Over 10,000 soldiers'],
    [['Over ', '10,000'], 'Over … 10,000'],
    [[' ', 'sent'], 'sent'],
  ])('%o', (parts, quote) => {
    const spans = anchorsFor(text, parts.map(at))
    expect(quoteOf(spans)).toBe(quote)
    expect(anchorsProblem(text, spans)).toBeUndefined()
  })
})

describe('moving an edge by a word', () => {
  const spans = (words: string): readonly Anchor[] => anchorsFor(text, [at(words)])
  test.each([
    ['10,000 soldiers', 'end', 'forward', '10,000 soldiers were'],
    ['10,000 soldiers', 'end', 'back', '10,000'],
    ['10,000 soldiers', 'start', 'back', 'Over 10,000 soldiers'],
    ['10,000 soldiers', 'start', 'forward', 'soldiers'],
    ['soldiers', 'start', 'forward', null],
    ['soldiers', 'end', 'back', null],
    ['Over', 'start', 'back', null],
    ['stayed', 'end', 'forward', null],
    ['crews', 'start', 'back', '👩🏽‍🚒 crews'],
  ] as const)('%s: %s %s → %s', (words, edge, way, expected) => {
    const moved = moveEdge(text, spans(words), edge, way)
    expect(moved && quoteOf(moved)).toBe(expected)
  })

  it('leaves the other parts alone, and joins one that it reaches', () => {
    const two = anchorsFor(text, [at('Over'), at('soldiers')])
    const grown = moveEdge(text, two, 'end', 'forward')
    expect(grown && quoteOf(grown)).toBe('Over … soldiers were')
    const shrunk = moveEdge(text, two, 'end', 'back')
    expect(shrunk).toBeNull()
  })
})
