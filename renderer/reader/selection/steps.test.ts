import { describe, expect, test } from 'vitest'
import { blocksOf } from '#shared/reading/blocks'
import { DocumentMap } from '../text/document-map'
import { Steps } from './steps'

const text = 'A title\n\nOne here. Two 👩🏽‍🚒 “there”.\n\nThree ends.'
const blocks = blocksOf(text, [], 'A title')
const steps = new Steps(text, blocks, new DocumentMap(blocks), 'en')
const words = (range: { start: number; end: number } | null) => range && text.slice(range.start, range.end)
const at = (quote: string) => text.indexOf(quote)

describe('walking', () => {
  test('sentence by sentence, over paragraphs, to the ends and no further', () => {
    const seen = [words(steps.sentenceAt(0))]
    for (let next = steps.nextSentence(0, 1); next; next = steps.nextSentence(next.start, 1))
      seen.push(words(next))
    expect(seen).toEqual(['A title', 'One here.', 'Two 👩🏽‍🚒 “there”.', 'Three ends.'])
    const back: (string | null)[] = []
    for (let next = steps.nextSentence(text.length, -1); next; next = steps.nextSentence(next.start, -1))
      back.push(words(next))
    expect(back).toEqual(['Two 👩🏽‍🚒 “there”.', 'One here.', 'A title'])
  })
  test('a place between sentences belongs to the next, between paragraphs to the one after', () => {
    expect(words(steps.sentenceAt(at(' Two')))).toBe('Two 👩🏽‍🚒 “there”.')
    expect(words(steps.sentenceAt(at('\nThree')))).toBe('Three ends.')
  })
  test('paragraph by paragraph', () => {
    expect(words(steps.nextParagraph(at('Two'), 1))).toBe('Three ends.')
    expect(words(steps.nextParagraph(at('Two'), -1))).toBe('A title')
    expect(steps.nextParagraph(0, -1)).toBeNull()
  })
})

describe('extending', () => {
  test('by the word, into the next paragraph and back', () => {
    const end = at('there') + 5
    expect(steps.edge(end, 'word', 1, 'end')).toBe(at('Three') + 5)
    expect(steps.edge(at('Three') + 5, 'word', -1, 'end')).toBe(end)
    expect(steps.edge(at('Two'), 'word', -1, 'start')).toBe(at('here'))
    expect(steps.edge(text.length, 'word', 1, 'end')).toBe(text.length)
  })
  test('by the sentence', () => {
    expect(steps.edge(at('One') + 9, 'sentence', 1, 'end')).toBe(at('”.') + 2)
    expect(steps.edge(at('Two'), 'sentence', -1, 'start')).toBe(at('One'))
  })
  test('by the character never cuts one, and leaps over what is not shown', () => {
    const woman = at('👩')
    expect(steps.edge(woman, 'character', 1, 'end')).toBe(woman + '👩🏽‍🚒'.length)
    expect(steps.edge(woman + '👩🏽‍🚒'.length, 'character', -1, 'end')).toBe(woman)
    expect(steps.edge(7, 'character', 1, 'end')).toBe(at('One'))
    expect(steps.edge(at('One'), 'character', -1, 'start')).toBe(7)
  })
})

describe('whole words', () => {
  test.each([
    ['e her', 'One here'],
    ['“the', '“there'],
    ['wo', 'Two'],
    ['Two ', 'Two '],
  ])('%j touches %j', (part, whole) => {
    const start = at(part)
    expect(words(steps.wholeWords({ start, end: start + part.length }))).toBe(whole)
  })
})
