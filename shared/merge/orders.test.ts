import { describe, expect, test } from 'vitest'
import { checkMerges } from '../testing/merge-orders'

/*
 * What must hold for any work that two or three do apart. Failing runs say their seed; one that has failed once stays
 * here with how far it has to go, for good. `npm run torture -- --only merge` does ten thousand.
 */
const onceFailed: readonly (readonly [seed: number, runs: number])[] = [
  [35_436_545, 74],
  [35_931_731, 21],
  [36_349_246, 23],
  [36_554_413, 103],
  [615_541_442, 68],
  [615_541_473, 158],
  [57_478_518, 201],
  [771_025, 20],
  [993_002, 117],
  [993_022, 143],
]
const seed = Number(process.env.CLAIMBENCH_SEED ?? 2025)
const runs = 300

describe('any work done apart, merged in every order', () => {
  test.each(onceFailed)('seed %i, %i times', (seed, runs) => {
    expect(checkMerges(seed, runs).conflicts).toBeGreaterThan(0)
  })
  test(`seed ${seed}, ${runs} times`, () => {
    const { conflicts, codes, triples } = checkMerges(seed, runs)
    expect(triples).toBeGreaterThan(runs / 3)
    // The runs were not all of work that has nothing to do with each other.
    expect(conflicts).toBeGreaterThan(runs)
    expect([...codes.keys()]).toEqual(
      expect.arrayContaining(['both-changed', 'changed-and-removed', 'removed-and-used', 'follows']),
    )
  })
})
