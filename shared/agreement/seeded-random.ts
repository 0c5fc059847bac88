/** Numbers in [0, 1), as Math.random gives them, from whoever calls: the core has no chance of its own. */
export type Random = () => number

/** The same numbers for the same seed, on every machine (Mulberry32, 32 bits of state: good for resampling, not for secrets). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
