import { describe, expect, test } from 'vitest'
import { graphemeEdge, graphemeStep } from './graphemes'

const text = 'A😀👩🏽‍🚒\r\né café'

describe('characters as a reader sees them', () => {
  test.each([
    [2, -1, 1],
    [2, 1, 3],
    [5, -1, 3],
    [5, 1, 10],
    [8, 1, 10],
    [3, 1, 3],
    [0, -1, 0],
    [99, 1, text.length],
  ] as const)('offset %i towards %i is %i', (offset, direction, edge) => {
    expect(graphemeEdge(text, offset, direction)).toBe(edge)
  })
  test('a step crosses a whole character', () => {
    expect(graphemeStep(text, 1, 1)).toBe(3)
    expect(graphemeStep(text, 3, 1)).toBe(10)
    expect(graphemeStep(text, 10, -1)).toBe(3)
    expect(graphemeStep('ae\u0301b', 1, 1)).toBe(3)
    expect(graphemeStep('ab', 2, 1)).toBe(2)
  })
})
