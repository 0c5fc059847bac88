import { describe, expect, it } from 'vitest'
import type { ProposedBlock } from '../api/views'
import { joinBlocks, keptAtFirst, wordCount } from './accept'

const block = (text: string, after = '\n\n', more: Partial<ProposedBlock> = {}): ProposedBlock => ({
  text,
  after,
  role: null,
  furniture: null,
  ...more,
})

describe('joinBlocks', () => {
  it('joins with what stood between, and counts in UTF-16', () => {
    const blocks = [
      block('A😀', '\n', { role: 'title' }),
      block('é', '\n \n'),
      block('café', '\n', { role: 'quote' }),
    ]
    expect(joinBlocks(blocks, keptAtFirst(blocks))).toEqual({
      text: 'A😀\né\n \ncafé',
      outline: [
        { start: 0, end: 3, role: 'title' },
        { start: 8, end: 12, role: 'quote' },
      ],
    })
  })

  it('keeps the widest gap around what is left out', () => {
    const blocks = [
      block('a', '\n'),
      block('Share', '\n\n', { furniture: 'A share button' }),
      block('b', '\n'),
    ]
    expect(joinBlocks(blocks, keptAtFirst(blocks)).text).toBe('a\n\nb')
    expect(joinBlocks(blocks, [false, true, true]).text).toBe('Share\n\nb')
    expect(joinBlocks(blocks, [false, false, false])).toEqual({ text: '', outline: [] })
  })
})

describe('wordCount', () => {
  it.each([
    ['', 0],
    ['Over 10,000 soldiers, he said — “about 11,000”.', 7],
    ['don’t stop-start 3.5 e.g.', 4],
    ['港口重新开放', 6],
    ['قال المسؤولون إن الميناء', 4],
    ['😀 — …', 0],
  ])('%s', (text, words) => {
    expect(wordCount(text)).toBe(words)
  })
})
