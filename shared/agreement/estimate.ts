/**
 * What a coefficient came to. Where it is undefined the value is null and the reason says why, in a clause that can
 * follow "n/a: "; an undefined coefficient is never 0 or 1.
 */
export type Estimate = { readonly value: number } | { readonly value: null; readonly reason: string }

export const estimated = (value: number): Estimate => ({ value })
export const notApplicable = (reason: string): Estimate => ({ value: null, reason })

/**
 * 1 − observed / expected disagreement, the form that every chance-corrected coefficient has. With nothing to expect
 * there is nothing to correct for, whatever was observed: undefined.
 */
export function chanceCorrected(observed: number, expected: number, reason: string): Estimate {
  return expected > 0 ? estimated(1 - observed / expected) : notApplicable(reason)
}

/** The mean of those that are defined; undefined where none is. */
export function meanOf(estimates: readonly Estimate[], reason: string): Estimate {
  const values = estimates.flatMap(({ value }) => (value === null ? [] : [value]))
  return values.length === 0
    ? notApplicable(reason)
    : estimated(values.reduce((sum, value) => sum + value, 0) / values.length)
}

/**
 * Krippendorff's (2004, p. 241) reading of α: firm from .800, tentative from .667, else not to be relied on. It goes by
 * the three places that are shown: what stands as .667 is tentative.
 */
export function reliance({ value }: Estimate): 'firm' | 'tentative' | 'unreliable' | null {
  if (value === null) return null
  const shown = Math.round(value * 1_000) / 1_000
  return shown >= 0.8 ? 'firm' : shown >= 0.667 ? 'tentative' : 'unreliable'
}
