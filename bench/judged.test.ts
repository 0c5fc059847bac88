import { expect, test } from 'vitest'
import type { Goal, Row } from './bench'
import { judged } from './judged'

const at = (scale: number, rows: readonly Row[]) => ({ scale, rounds: 1, rows, notRun: [] })
const row = (value: number, goals: readonly Goal[]): Row => ({
  ...{ name: 'ours', unit: 'ms', values: [value], floor: 'bare', goals },
})
const bare: Row = { name: 'bare', unit: 'ms', values: [10] }
const of = (scale: number, value: number, goal: Goal) =>
  judged([at(scale, [bare, row(value, [goal])])]).find(({ name }) => name === 'ours')?.goals[0]

test('a goal that is about one scale is not judged below it', () => {
  const goal = { most: 1.5, times: 'floor', from: 16 } as const
  expect(of(4, 20, goal)).toEqual({ goal: '≤ 1.5 × bare at 16×', met: null })
  expect(of(16, 20, goal)?.met).toBe(false)
  expect(of(16, 14, goal)?.met).toBe(true)
  expect(of(1, 20, { most: 3, from: 16 })).toEqual({ goal: '≤ 3 ms at 16×', met: null })
})

test('every other goal is judged at the largest scale that was measured', () => {
  expect(of(1, 60, { most: 50 })).toEqual({ goal: '≤ 50 ms', met: false })
  expect(of(1, 14, { most: 1.5, times: 'floor' })?.met).toBe(true)
  const grown = judged([at(1, [row(10, [{ most: 50 }])]), at(4, [row(60, [{ most: 50 }])])])
  expect(grown[0]?.goals[0]?.met).toBe(false)
})

test('what is ours may grow no faster than an exponent of 1.1, and a floor may', () => {
  const twice = [1, 4].map(scale => at(scale, [bare, row(10 * scale ** 1.5, [])]))
  expect(judged(twice).find(({ name }) => name === 'ours')?.goals).toEqual([
    { goal: 'exponent ≤ 1.1', met: false },
  ])
  const floor = [1, 4].map(scale => at(scale, [{ ...bare, values: [10 * scale ** 1.5] }, row(10, [])]))
  expect(judged(floor).find(({ name }) => name === 'bare')?.goals).toEqual([])
})
