import { describe, expect, test } from 'vitest'
import { continuum } from '../testing/coded-samples'
import { continuumFaults, gapsBetween, joinContinua } from './continuum'

const units = (category: string, first: readonly [number, number][], second: readonly [number, number][]) => [
  ...first.map(([start, length]) => ['first', category, start, length] as const),
  ...second.map(([start, length]) => ['second', category, start, length] as const),
]

describe('a continuum', () => {
  test('says which unit is wrong, and how', () => {
    const wrong = continuum(0, 10, [
      ['first', 'x', 0, 4],
      ['first', 'x', 3, 2],
      ['second', 'x', 8, 3],
      ['second', 'x', 1, 0],
    ])
    expect(continuumFaults(wrong).map(({ unit, what }) => [unit, what.slice(0, 14)])).toEqual([
      [1, 'it overlaps an'],
      [2, 'it runs from 8'],
      [3, 'its length is '],
    ])
    expect(continuumFaults({ ...wrong, coders: ['first'] })[0]).toMatchObject({ unit: null })
  })
  test('decimals that meet do not overlap', () => {
    const meeting = continuum(
      0,
      3,
      units(
        'x',
        [
          [0.1, 0.2],
          [0.3, 0.4],
        ],
        [[0.7, 0.1]],
      ),
    )
    expect(continuumFaults(meeting)).toEqual([])
  })
  test('joins articles end to end, with no gap across a seam', () => {
    const joined = joinContinua([
      continuum(100, 10, units('x', [[102, 3]], [[102, 4]])),
      continuum(0, 5, units('x', [[1, 2]], [])),
    ])
    expect(joined).toMatchObject({ start: 0, length: 15, coders: ['first', 'second'], seams: [10] })
    expect(joined.units.map(({ start }) => start)).toEqual([2, 2, 11])
    expect(gapsBetween(joined, [{ start: 2, length: 3 }])).toEqual([
      { start: 0, length: 2 },
      { start: 5, length: 5 },
      { start: 10, length: 5 },
    ])
  })
})
