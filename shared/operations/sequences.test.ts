import { describe, expect, test } from 'vitest'
import { checkSequences, rareIn } from '../testing/sequences'

/*
 * What must hold for every sequence of operations, undos and redos, whether they make sense or not: the same ones
 * each time. `npm run torture -- --only ops` does ten thousand others; a seed that has failed once belongs to
 * `onceFailed`, for good.
 */
const onceFailed: readonly number[] = []
const seed = Number(process.env.CLAIMBENCH_SEED ?? 2025)
const sequences = 2_000

describe('any sequence of operations', () => {
  const cases = [...onceFailed.map(seed => [seed, 500] as const), [seed, sequences] as const]
  test.each(cases)('seed %i, %i times', (seed, runs) => {
    // Each kind has come through many times: the runs were not all refusals.
    expect(rareIn(checkSequences(seed, runs), runs)).toEqual([])
  })
})
