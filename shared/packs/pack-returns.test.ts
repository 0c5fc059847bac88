import { describe, expect, test } from 'vitest'
import { checkPacks } from '../testing/pack-returns'

/* What must hold for any part of any project, and for any work done in it. Failing runs say their seed. */
const seed = Number(process.env.CLAIMBENCH_SEED ?? 2025)
const runs = 300

describe('any part of a project handed out, worked on and taken back', () => {
  test(`seed ${seed}, ${runs} times`, () => {
    const { packs, alike, conflicts } = checkPacks(seed, runs)
    expect(packs).toBeGreaterThan(runs / 2)
    // Most work does in a pack what it would have done in the project; some meets what was not in the pack.
    expect(alike).toBeGreaterThan(runs / 4)
    expect(conflicts).toBeGreaterThan(0)
  })
})
