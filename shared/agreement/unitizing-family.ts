import { type Continuum, categoriesOf, hasOverlaps } from './continuum'
import { chanceCorrected, type Estimate, notApplicable } from './estimate'
import { eachIntersection, expectedFrom, stretchCoincidences, sum } from './stretch-coincidences'

/** A coefficient on the intersections of units, and how much of what was marked it speaks of (0 to 1). */
export interface Covered {
  readonly alpha: Estimate
  readonly coverage: number | null
}

/**
 * The four coefficients of Krippendorff, Mathet, Bouvry & Widlöcher (2016), On the Reliability of Unitizing Textual
 * Continua: Further Developments, Quality & Quantity 50, 2347–2364, for two or more coders, nominal:
 */
export interface UnitizingFamily {
  /** _uα: units and gaps, where they lie and what they are (equation 5): 1 − (ℓ.. − Σ ℓ_cc) / (ε.. − Σ ε_cc). */
  readonly u: Estimate
  /** _u|α: units against gaps, whatever the category (equation 6): 1 − (ℓ_φ· − ℓ_φφ) / (ε_φ· − ε_φφ). */
  readonly uBinary: Estimate
  /** _cuα: the categories of units where they intersect, gaps left out (equations 10 and 11). Covers a share of the continuum. */
  readonly cu: Covered
  /** _(k)uα: one category where units intersect (equation 13). Covers a share of what was marked with it. */
  readonly ku: ReadonlyMap<string, Covered>
}

/**
 * Works out the family for a continuum without faults. All are undefined where a coder's units overlap, for the family
 * takes each coder's units and gaps as a partition; each where its expected disagreement is 0.
 */
export function unitizingFamily(continuum: Continuum): UnitizingFamily {
  const categories = categoriesOf(continuum)
  const why = hasOverlaps(continuum)
    ? 'units of one coder overlap, so that they are no partition of the continuum'
    : categories.length === 0
      ? 'nobody marked a unit'
      : null
  if (why !== null) {
    const nothing = { alpha: notApplicable(why), coverage: null }
    return {
      u: notApplicable(why),
      uBinary: notApplicable(why),
      cu: nothing,
      ku: new Map(categories.map(category => [category, nothing])),
    }
  }
  return familyFrom(stretchTables(continuum, categories), categories)
}

/** What the family is worked out from. The tables of several continua, cell by cell added up, are those of the continua joined. */
export interface StretchTables {
  /** ℓ_ck over the categories, gaps last. */
  readonly observed: readonly (readonly number[])[]
  /** The pairs of stretches with themselves, by value. */
  readonly withItself: readonly number[]
  /** Of units with themselves where gaps are left out, by category. */
  readonly unitsWithThemselves: readonly number[]
}

/** The tables of a continuum in which no coder's units overlap. Categories that are not in it have zeros. */
export function stretchTables(continuum: Continuum, categories: readonly string[]): StretchTables {
  const { observed, withItself, partitions } = stretchCoincidences(continuum, categories)
  return {
    observed,
    withItself,
    unitsWithThemselves: pairedWithThemselves(partitions, categories.length),
  }
}

/** The family of what the tables are of. */
export function familyFrom(
  { observed, withItself, unitsWithThemselves }: StretchTables,
  categories: readonly string[],
): UnitizingFamily {
  const expected = expectedFrom(observed, withItself)
  const gap = categories.length
  const total = sum(observed.map(sum))
  const beside = (table: readonly (readonly number[])[], value: number) =>
    sum((table[value] ?? []).filter((_, column) => column !== value))

  const intersecting = observed.slice(0, gap).map(row => row.slice(0, gap))
  const margins = intersecting.map(sum)
  const covered = sum(margins)
  const byChance = expectedFrom(intersecting, unitsWithThemselves)
  const one = 'there is one category only, so that nothing could have been confused'
  return {
    u: chanceCorrected(
      sum(observed.map((_, value) => beside(observed, value))),
      sum(expected.map((_, value) => beside(expected, value))),
      'everybody marked everything alike, so that nothing varies',
    ),
    uBinary: chanceCorrected(
      beside(observed, gap),
      beside(expected, gap),
      'nobody left a gap, so that nothing varies',
    ),
    cu: {
      alpha:
        covered === 0
          ? notApplicable('no units of different coders intersect')
          : chanceCorrected(
              sum(intersecting.map((_, value) => beside(intersecting, value))),
              sum(byChance.map((_, value) => beside(byChance, value))),
              margins.filter(margin => margin > 0).length < 2 ? one : 'no disagreement could be expected',
            ),
      coverage: covered / total,
    },
    ku: new Map(
      categories.map((category, value) => [
        category,
        {
          alpha: ofCategory(
            margins[value] ?? 0,
            beside(intersecting, value),
            sum(byChance[value] ?? []),
            beside(byChance, value),
            margins.filter(margin => margin > 0).length < 2 ? one : 'no disagreement could be expected',
          ),
          coverage: (margins[value] ?? 0) / sum(observed[value] ?? []),
        },
      ]),
    ),
  }
}

/** 1 − (ε_·k / ℓ_·k) · (ℓ_·k − ℓ_kk) / (ε_·k − ε_kk). */
function ofCategory(
  length: number,
  disagreeing: number,
  expectedLength: number,
  expectedDisagreeing: number,
  reason: string,
): Estimate {
  if (length === 0) return notApplicable('no unit of it intersects a unit of another coder')
  return chanceCorrected((disagreeing / length) * expectedLength, expectedDisagreeing, reason)
}

/**
 * What equation 10 takes from the expected coincidences of units: for each unit, and each other coder, the square of the
 * length that it shares with that coder's units, over m − 1. By category.
 */
function pairedWithThemselves(
  partitions: Parameters<typeof eachIntersection>[0],
  gap: number,
): readonly number[] {
  const coderOf = new Map(
    partitions.flatMap((stretches, coder) => stretches.map(one => [one, coder] as const)),
  )
  const shared = new Map<object, Map<number, number>>()
  eachIntersection(partitions, (first, second, length) => {
    if (first.value === gap || second.value === gap) return
    for (const [unit, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const byCoder = shared.get(unit) ?? new Map<number, number>()
      const coder = coderOf.get(other) ?? 0
      byCoder.set(coder, (byCoder.get(coder) ?? 0) + length)
      shared.set(unit, byCoder)
    }
  })
  const squares = Array.from({ length: gap }, () => 0)
  for (const unit of coderOf.keys())
    for (const length of shared.get(unit)?.values() ?? [])
      squares[unit.value] = (squares[unit.value] ?? 0) + length ** 2 / (partitions.length - 1)
  return squares
}

/** _uα of one category, all others taken for gaps: how far the coders agree on where it is. There _u|α is the same. */
export function unitizingOfCategory(continuum: Continuum, category: string): Estimate {
  const alone = { ...continuum, units: continuum.units.filter(unit => unit.category === category) }
  return unitizingFamily(alone).u
}
