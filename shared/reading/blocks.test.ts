import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { blocksOf, blockText } from './blocks'

const shown = (text: string, title = '', outline: Parameters<typeof blocksOf>[1] = []) =>
  blocksOf(text, outline, title).map(block => `${block.role}: ${blockText(text, block)}`)

const wrapped = [
  'The ministry said on Tuesday that the number of people who had been sent',
  'abroad was still not known, and that it would publish its own estimate as',
  'soon as the count was complete.',
].join('\n')

describe('blocks of a text', () => {
  test('a line is a block and blank lines are none', () => {
    expect(shown('One.\n\n  \nTwo.\nThree.\n')).toEqual([
      'paragraph: One.',
      'paragraph: Two.',
      'paragraph: Three.',
    ])
    expect(shown('')).toEqual([])
    expect(shown('\n \n')).toEqual([])
  })
  test('white space around a line is not shown but keeps its offsets', () => {
    expect(blocksOf('\n  a b \n\u3000c', [], '')).toEqual([
      { start: 3, end: 6, role: 'paragraph' },
      { start: 9, end: 10, role: 'paragraph' },
    ])
  })
  test('lines broken at one width are one block', () => {
    expect(shown(`${wrapped}\n\nNext.`)).toEqual([
      `paragraph: ${wrapped.replaceAll('\n', ' ')}`,
      'paragraph: Next.',
    ])
  })
  test('two lines are joined only where the text is broken so elsewhere', () => {
    const two = 'A spokeswoman for the ministry confirmed the figure later on the same day\nwithout details.'
    expect(shown(two)).toHaveLength(2)
    expect(shown(`${wrapped}\n\n${two}`)).toHaveLength(2)
  })
  test('short lines of verse, a byline and long paragraphs are not joined', () => {
    expect(shown('A reporter\nHarbour Daily\n2 March 2025')).toHaveLength(3)
    const long = 'word '.repeat(40).trim()
    expect(shown(`${long}\n${long}\n${long}`)).toHaveLength(3)
  })
  test('entries of a list stay apart in a text of broken lines', () => {
    const entries = wrapped
      .split('\n')
      .map(line => `- ${line}`)
      .join('\n')
    expect(shown(entries)).toHaveLength(3)
  })
  test('roles come from the outline, and break a run', () => {
    const end = wrapped.indexOf('\n')
    expect(shown(wrapped, '', [{ start: 0, end, role: 'heading' }])[0]).toBe(
      `heading: ${wrapped.slice(0, end)}`,
    )
    expect(
      shown('Say:\n“Yes.”\nEnd', '', [{ start: 5, end: 11, role: 'quote' }]).map(line => line.split(':')[0]),
    ).toEqual(['paragraph', 'quote', 'paragraph'])
  })
  test('the first block that equals the title is the headline, and only that', () => {
    expect(shown('NEWS\n\nGuns  confirmed\n\nGuns confirmed\n\nText.', 'Guns Confirmed ')).toEqual([
      'paragraph: NEWS',
      'headline: Guns  confirmed',
      'paragraph: Guns confirmed',
      'paragraph: Text.',
    ])
  })
  test('every text: blocks are in order, apart, and leave out nothing but white space', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'bc ', '\n', '\n\n', ' ', '😀', 'word '.repeat(12)) })
    fc.assert(
      fc.property(text, value => {
        let at = 0
        for (const block of blocksOf(value, [], '')) {
          expect(value.slice(at, block.start).trim()).toBe('')
          expect(block.end).toBeGreaterThan(block.start)
          expect(blockText(value, block)).toHaveLength(block.end - block.start)
          at = block.end
        }
        expect(value.slice(at).trim()).toBe('')
      }),
    )
  })
})
