import { describe, expect, test } from 'vitest'
import { anchorsFor } from '#shared/anchors/ranges'
import { movedSpan, withPart } from './moved-span'

const text = 'The mayor said four trucks, and later six trucks, had crossed the bridge.'
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const spanOf = (...parts: string[]) => anchorsFor(text, parts.map(at))
const quotes = (spans: readonly { readonly quote: string }[]) => spans.map(({ quote }) => quote)

describe('words selected for a span', () => {
  test('become the span where it is in one piece, wherever they are', () => {
    expect(quotes(movedSpan(text, spanOf('four trucks'), 0, at('said four trucks')))).toEqual([
      'said four trucks',
    ])
    expect(quotes(movedSpan(text, spanOf('four trucks'), 0, at('the bridge')))).toEqual(['the bridge'])
  })
  test('become the part that they overlap, and the other stays', () => {
    const span = spanOf('four trucks', 'six trucks')
    expect(quotes(movedSpan(text, span, 0, at('later six')))).toEqual(['four trucks', 'later six'])
  })
  test('become the part in hand where they overlap none, and the parts stay in the order of the text', () => {
    const span = spanOf('four trucks', 'six trucks')
    expect(quotes(movedSpan(text, span, 0, at('the bridge')))).toEqual(['six trucks', 'the bridge'])
    expect(quotes(movedSpan(text, span, 1, at('the bridge')))).toEqual(['four trucks', 'the bridge'])
  })
  test('join what they reach over', () => {
    const span = spanOf('four trucks', 'six trucks')
    expect(quotes(movedSpan(text, span, 1, at('four trucks, and later six trucks')))).toEqual([
      'four trucks, and later six trucks',
    ])
  })
  test('are none where there is nothing but white space', () => {
    const span = spanOf('four trucks')
    const gap = text.indexOf('four') - 1
    expect(withPart(text, span, 0, { start: gap, end: gap + 1 })).toBe(span)
  })
})
