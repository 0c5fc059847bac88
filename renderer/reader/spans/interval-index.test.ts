import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Range } from '#shared/anchors/ranges'
import { byPlace, IntervalIndex } from './interval-index'
import { lanesAmong, lanesOf } from './lanes'

const interval = fc
  .tuple(fc.nat(200), fc.integer({ min: 1, max: 60 }))
  .map(([start, length]) => ({ start, end: start + length }))
const intervals = fc.array(interval, { maxLength: 80 }).map(all => all.sort(byPlace))

function indexOf(all: readonly Range[]): IntervalIndex {
  const index = new IntervalIndex()
  index.change(0, 0, all)
  return index
}

describe('spans by place', () => {
  test('what touches a stretch is what a scan of all finds', () => {
    fc.assert(
      fc.property(intervals, interval, (all, { start, end }) => {
        const index = indexOf(all)
        const found = index.touching(start, end).map(at => all[at])
        expect(found).toEqual(all.filter(one => one.start < end && one.end > start))
      }),
    )
  })
  test('what comes and goes leaves what an index made anew has', () => {
    fc.assert(
      fc.property(intervals, intervals, fc.nat(90), fc.nat(4), (all, others, place, most) => {
        const at = Math.min(place, all.length)
        const gone = Math.min(most, all.length - at)
        const [from, to] = [all[at - 1]?.start ?? 0, all[at + gone]?.start ?? 300]
        const come = others.filter(({ start }) => start > from && start < to)
        const changed = indexOf(all)
        changed.change(at, gone, come)
        const anew = indexOf(all.toSpliced(at, gone, ...come))
        expect([changed.starts, changed.ends]).toEqual([anew.starts, anew.ends])
        for (let offset = 0; offset < 270; offset += 7)
          expect(changed.touching(offset, offset + 5)).toEqual(anew.touching(offset, offset + 5))
        for (let one = 0; one <= anew.size; one++) expect(changed.apart(one)).toBe(anew.apart(one))
      }),
      { seed: 20_261_122 },
    )
  })
  test('what holds comes before what is inside', () => {
    const [inner, outer, all] = [
      { start: 4, end: 6 },
      { start: 4, end: 9 },
      { start: 0, end: 20 },
    ] as const
    const sorted = [inner, outer, all].sort(byPlace)
    const index = indexOf(sorted)
    expect(index.touching(5, 6).map(at => sorted[at])).toEqual([all, outer, inner])
    expect(index.touching(6, 7).map(at => sorted[at])).toEqual([all, outer])
    expect(index.touching(20, 30)).toEqual([])
  })
})

describe('lanes of underlines', () => {
  const lanes = (...all: [number, number][]) => [
    ...lanesOf(indexOf(all.map(([start, end]) => ({ start, end })))),
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
        const index = indexOf(all)
        const lane = lanesOf(index)
        for (let a = 0; a < index.size; a++)
          for (let b = a + 1; b < index.size; b++)
            if (lane[a] === lane[b] && lane[a] !== 2)
              expect(index.ends[a]).toBeLessThanOrEqual(index.starts[b] as number)
      }),
    )
  })
  test('of one that is to come: the nearest in which nothing of what it overlaps runs, given or to come', () => {
    const others = [
      { start: 0, end: 20, lane: 0 },
      { start: 15, end: 30, lane: 1 },
    ]
    const among = (start: number, end: number) => lanesAmong([{ start, end }], () => others)
    expect([among(3, 8), among(16, 18), among(20, 25), among(30, 40)].flat()).toEqual([1, 2, 0, 0])
    expect(
      lanesAmong([{ start: 0, end: 1 }], () => [0, 1, 2].map(lane => ({ ...{ start: 0, end: 9 }, lane }))),
    ).toEqual([2])
  })
})
