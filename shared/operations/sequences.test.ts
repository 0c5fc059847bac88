import { describe, expect, test } from 'vitest'
import { checkSequences, rareIn } from '../testing/sequences'

/*
 * What must hold for every sequence of operations, undos and redos, whether they make sense or not. Failing runs
 * say their seed; one that has failed once belongs to `onceFailed`, for good.
 */
const onceFailed: readonly number[] = []
const given = process.env.CLAIMBENCH_SEED
const seed = given ? Number(given) : Date.now() % 2 ** 31
const sequences = 10_000

describe('any sequence of operations', () => {
  const cases = [...onceFailed.map(seed => [seed, 500] as const), [seed, sequences] as const]
  test.each(cases)('seed %i, %i times', { timeout: 120_000 }, (seed, runs) => {
    // Each kind has come through many times: the runs were not all refusals.
    expect(rareIn(checkSequences(seed, runs), runs)).toEqual([])
  })
})
