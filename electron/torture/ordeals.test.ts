import { describe, expect, test } from 'vitest'
import { ordeals } from './ordeals'

/* The same cases each time, so that a run says something about a change. `npm run torture` has others each time. */
const seed = Number(process.env.CLAIMBENCH_SEED ?? 2025)

/** Those that need a bundle of their own, or that another test runs at such a size already, are tested there. */
const elsewhere = ['kill', 'speed', 'writers', 'ops', 'merge']

describe(`what is promised, at a twentieth of its size (CLAIMBENCH_SEED=${seed})`, () => {
  const here = Object.keys(ordeals).filter(name => !elsewhere.includes(name))
  test.each(here)('%s', async name => {
    const ordeal = ordeals[name]
    if (!ordeal) expect.unreachable()
    const { figures, troubles } = await ordeal.run(Math.ceil(ordeal.size / 20), seed, () => undefined, false)
    expect(troubles).toEqual([])
    expect(Object.keys(figures).length).toBeGreaterThan(2)
  })
})
