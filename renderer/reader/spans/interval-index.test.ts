import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byPlace, IntervalIndex } from './interval-index'
import { lanesOf } from './lanes'

const interval = fc
  .tuple(fc.nat(200), fc.integer({ min: 1, max: 60 }))
  .map(([start, length]) => ({ start, end: start + length }))
const intervals = fc.array(interval, { maxLength: 80 }).map(all => all.sort(byPlace))

describe('spans by place', () => {
  test('what touches a stretch is what a scan of all finds', () => {
    fc.assert(
      fc.property(intervals, interval, (all, { start, end }) => {
        const index = new IntervalIndex(all)
        const found = index.touching(start, end).map(at => all[at])
        expect(found).toEqual(all.filter(one => one.start < end && one.end > start))
      }),
    )
  })
  test('what holds comes before what is inside', () => {
    const [inner, outer, all] = [
      { start: 4, end: 6 },
      { start: 4, end: 9 },
      { start: 0, end: 20 },
    ] as const
    const sorted = [inner, outer, all].sort(byPlace)
    const index = new IntervalIndex(sorted)
    expect(index.touching(5, 6).map(at => sorted[at])).toEqual([all, outer, inner])
    expect(index.touching(6, 7).map(at => sorted[at])).toEqual([all, outer])
    expect(index.touching(20, 30)).toEqual([])
  })
})

describe('lanes of underlines', () => {
  const lanes = (...all: [number, number][]) => [
    ...lanesOf(new IntervalIndex(all.map(([start, end]) => ({ start, end })))),
  ]
  test('alone next to the letters, and a lane further down for each overlap', () => {
    expect(lanes([0, 5], [5, 9])).toEqual([0, 0])
    expect(lanes([0, 20], [3, 8], [5, 12])).toEqual([0, 1, 2])
    expect(lanes([0, 20], [3, 8], [9, 12])).toEqual([0, 1, 1])
  })
  test('the fourth of a heap shares the last lane', () => {
    expect(lanes([0, 20], [1, 20], [2, 20], [3, 20], [20, 22])).toEqual([0, 1, 2, 2, 0])
  })
  test('two that overlap share a lane only in the last', () => {
    fc.assert(
      fc.property(intervals, all => {
        const index = new IntervalIndex(all)
        const lane = lanesOf(index)
        for (let a = 0; a < index.size; a++)
          for (let b = a + 1; b < index.size; b++)
            if (lane[a] === lane[b] && lane[a] !== 2)
              expect(index.ends[a]).toBeLessThanOrEqual(index.starts[b] as number)
      }),
    )
  })
})
