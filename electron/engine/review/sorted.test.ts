import { expect, test } from 'vitest'
import { sorted } from './sorted'

test('sorts as the language does, equal ones in their order, in several steps', () => {
  for (const size of [0, 1, 511, 512, 513, 1_024, 5_000]) {
    const values = Array.from({ length: size }, (_, at) => ({ at, rank: (at * 7_919) % 97 }))
    const work = sorted(values, (a, b) => a.rank - b.rank)
    let steps = 0
    let step = work.next()
    for (; !step.done; step = work.next()) steps++
    expect(step.value).toEqual([...values].sort((a, b) => a.rank - b.rank))
    expect(steps).toBeGreaterThanOrEqual(Math.ceil(size / 512))
  }
})
