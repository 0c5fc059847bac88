import { expect, test } from 'vitest'
import { greatRemoval, removalInWords } from './removal'

type Sizes = readonly [claims: number, mentions: number, links: number]
const sizes =
  ([claims, mentions, links]: Sizes) =>
  (table: 'claims' | 'mentions' | 'links') =>
    ({ claims, mentions, links })[table]

test.each([
  ['a quarter, exactly', [10, 0, 0], [20, 20, 0], null],
  ['more than a quarter', [11, 0, 0], [20, 20, 0], 11],
  ['seven of ten are few', [7, 0, 0], [10, 0, 0], null],
  ['eight of ten', [4, 4, 0], [5, 5, 0], 8],
  ['across the tables', [3, 3, 3], [10, 10, 10], 9],
  ['of a large project', [2_501, 0, 0], [4_000, 5_000, 1_000], 2_501],
  ['nothing of nothing', [0, 0, 0], [0, 0, 0], null],
] as const)('%s', (_, removed, size, great) => {
  expect(greatRemoval(sizes(removed), sizes(size))?.removed ?? null).toBe(great)
})

test('says what goes', () => {
  const words = (removed: Sizes, size: Sizes) => {
    const great = greatRemoval(sizes(removed), sizes(size))
    return great && removalInWords(great)
  }
  expect(words([12, 15, 3], [30, 40, 10])).toBe(
    '30 of the 80 annotations of this project (12 claims, 15 mentions and 3 evidence links)',
  )
  expect(words([0, 9, 1], [0, 9, 1])).toBe(
    'all 10 annotations of this project (9 mentions and 1 evidence link)',
  )
})
