import { type Continuum, categoriesOf, unitsOf } from './continuum'
import { type Estimate, reliance } from './estimate'
import { jointUnitizingAlpha, type UnitizingVariant, unitizingAlpha } from './unitizing-alpha'
import { type UnitizingFamily, unitizingFamily, unitizingOfCategory } from './unitizing-family'

/** A unitizing coefficient's value, or null with the reason, and all that has to be said beside it. */
export interface UnitizingCoefficient {
  readonly id: string
  readonly name: string
  readonly variant: string
  readonly source: string
  /** Null: over all categories. */
  readonly category: string | null
  readonly value: number | null
  readonly reason: string | null
  /** Units it was worked out from. */
  readonly units: number
  /** _cuα and _(k)uα: the share of the continuum, or of what was marked with the category, that they speak of. */
  readonly coverage: number | null
  /** α_U: both sides of it; null for the others. */
  readonly observed: number | null
  readonly expected: number | null
  readonly reliance: ReturnType<typeof reliance>
}

/** All that can be said of a continuum. */
export interface UnitizingReport {
  readonly coders: readonly string[]
  readonly start: number
  readonly length: number
  readonly units: number
  /** First over all categories, then category by category. */
  readonly coefficients: readonly UnitizingCoefficient[]
}

const family = 'Krippendorff, Mathet, Bouvry & Widlöcher 2016'
const variants: readonly { id: UnitizingVariant; variant: string; source: string }[] = [
  {
    id: 'krippendorff-1995',
    variant: 'squared differences of ends, a continuum that can be cut anywhere',
    source: 'Krippendorff 1995',
  },
  {
    id: 'krippendorff-2004',
    variant: 'squared differences of ends, a continuum of whole units of length',
    source: 'Krippendorff 2004',
  },
]

/** Every unitizing coefficient, over all categories and for each. The continuum has to be free of faults. */
export function unitizingReport(continuum: Continuum): UnitizingReport {
  const categories = categoriesOf(continuum)
  const all = unitizingFamily(continuum)
  return {
    coders: continuum.coders,
    start: continuum.start,
    length: continuum.length,
    units: continuum.units.length,
    coefficients: [
      ...squaredDifferences(continuum, categories, null),
      ...overall(all, continuum.units.length),
      ...categories.flatMap(category => [
        ...squaredDifferences(continuum, [category], category),
        ...ofCategory(continuum, all, category),
      ]),
    ],
  }
}

function squaredDifferences(continuum: Continuum, categories: readonly string[], category: string | null) {
  return variants.map(({ id, variant, source }): UnitizingCoefficient => {
    const { alpha, observed, expected } =
      category === null
        ? jointUnitizingAlpha(continuum, categories, id)
        : unitizingAlpha(continuum, category, id)
    return {
      ...valued(alpha),
      id: `alpha-u-${id}`,
      name: `αU, ${source}`,
      variant: category === null && categories.length > 1 ? `${variant}; sums over categories` : variant,
      source,
      category,
      units: countIn(continuum, category),
      coverage: null,
      observed,
      expected,
    }
  })
}

function overall({ u, uBinary, cu }: UnitizingFamily, units: number): UnitizingCoefficient[] {
  const common = { source: family, category: null, units, observed: null, expected: null }
  return [
    {
      ...valued(u),
      ...common,
      id: 'u-alpha',
      name: 'uα',
      variant: '2016: units and gaps by intersecting lengths, nominal',
      coverage: null,
    },
    {
      ...valued(uBinary),
      ...common,
      id: 'u-alpha-binary',
      name: '|uα',
      variant: '2016: units against gaps, whatever the category',
      coverage: null,
    },
    {
      ...valued(cu.alpha),
      ...common,
      id: 'cu-alpha',
      name: 'cuα',
      variant: '2016: categories where units intersect, nominal',
      coverage: cu.coverage,
    },
  ]
}

function ofCategory(continuum: Continuum, all: UnitizingFamily, category: string): UnitizingCoefficient[] {
  const common = {
    source: family,
    category,
    units: countIn(continuum, category),
    observed: null,
    expected: null,
  }
  const ku = all.ku.get(category)
  return [
    {
      ...valued(unitizingOfCategory(continuum, category)),
      ...common,
      id: 'u-alpha',
      name: 'uα',
      variant: '2016: this category alone, all else a gap',
      coverage: null,
    },
    ...(ku
      ? [
          {
            ...valued(ku.alpha),
            ...common,
            id: 'ku-alpha',
            name: '(k)uα',
            variant: '2016: this category where units intersect',
            coverage: ku.coverage,
          },
        ]
      : []),
  ]
}

const valued = (estimate: Estimate) => ({
  value: estimate.value,
  reason: estimate.value === null ? estimate.reason : null,
  reliance: reliance(estimate),
})

const countIn = (continuum: Continuum, category: string | null) =>
  continuum.coders.reduce((count, coder) => count + unitsOf(continuum, coder, category).length, 0)
