import { describe, expect, test } from 'vitest'
import { ordeals } from './ordeals'

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9))

/** Those that need a bundle of their own, or that another test runs at such a size already, are tested there. */
const elsewhere = ['kill', 'speed', 'writers', 'ops', 'merge']

describe(`what is promised, at a twentieth of its size (SEED=${seed})`, () => {
  const here = Object.keys(ordeals).filter(name => !elsewhere.includes(name))
  test.each(here)('%s', { timeout: 180_000 }, async name => {
    const ordeal = ordeals[name]
    if (!ordeal) expect.unreachable()
    const { figures, troubles } = await ordeal.run(Math.ceil(ordeal.size / 20), seed, () => undefined)
    expect(troubles).toEqual([])
    expect(Object.keys(figures).length).toBeGreaterThan(2)
  })
})
