import { describe, expect, test } from 'vitest'
import { briefValues } from './brief-values'

describe('two values in a row', () => {
  test('stand as they are where they are short, and say so where they are not set', () => {
    expect(briefValues('about 4,000', null)).toEqual(['about 4,000', 'not set'])
  })
  test('are cut where they are long', () => {
    const [one] = briefValues(`${'word '.repeat(20)}end`, 'short')
    expect([...one]).toHaveLength(40)
    expect(one.endsWith('…')).toBe(true)
  })
  test('begin where they differ, to the word, where both are long', () => {
    const stem = 'Over ten thousand soldiers have been sent since'
    expect(briefValues(`${stem} October`, `${stem} Octavian`)).toEqual(['…October', '…Octavian'])
  })
  test('show the longer one’s end where one is how the other begins', () => {
    const stem = 'Over ten thousand soldiers have been sent since'
    expect(briefValues(stem, `${stem} October`)).toEqual(['…since', '…since October'])
  })
})
