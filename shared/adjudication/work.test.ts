import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coefficientKinds } from '../agreement/coefficients'
import { type Continuum, hasOverlaps, joinContinua } from '../agreement/continuum'
import type { Estimate } from '../agreement/estimate'
import type { CodedUnit } from '../agreement/reliability-data'
import { jointUnitizingAlpha } from '../agreement/unitizing-alpha'
import { unitizingFamily } from '../agreement/unitizing-family'
import { atOnce } from '../model/at-once'
import type { AnnotatorId } from '../model/ids'
import { anyContinuum, anyData } from '../testing/coded-samples'
import type { ArticleMeasures } from './measures'
import { type Counting, onUnits, unitizing, unitizing2004 } from './work'

const places = fc.array(fc.nat(3), { minLength: 1, maxLength: 6 })

function expectAlike(one: Estimate | undefined, other: Estimate): void {
  if (other.value === null) expect(one?.value).toBeNull()
  else expect(one?.value).toBeCloseTo(other.value, 9)
}

const countedOf = (counting: Counting, measures: readonly object[]) =>
  atOnce(counting(measures as readonly ArticleMeasures[]))

test.each(coefficientKinds.map(kind => [kind.id, kind] as const))(
  '%s of articles that were counted is that of all their units',
  (_, kind) => {
    const data = anyData(['a', 'b', 'c'], 3)
    fc.assert(
      fc.property(fc.array(data, { minLength: 4, maxLength: 4 }), places, (articles, drawn) => {
        if (!kind.applies(3, 'nominal')) return
        const coders = articles[0]?.coders ?? []
        const counted = countedOf(
          onUnits(
            coders as AnnotatorId[],
            measures => (measures as unknown as { units: CodedUnit<string>[] }).units,
            all => kind.estimate(all, 'nominal'),
          ),
          articles,
        )
        const units = drawn.flatMap(place => articles[place]?.units ?? [])
        expectAlike(counted.drawn?.(drawn), kind.estimate({ coders, units }, 'nominal'))
      }),
      { numRuns: 100 },
    )
  },
)

const parts = ['u', 'uBinary', 'cu'] as const
const part = (name: (typeof parts)[number]) => (family: ReturnType<typeof unitizingFamily>) =>
  name === 'cu' ? family.cu.alpha : family[name]

test('the unitizing family of articles that were counted is that of all of them joined', () => {
  const continuum = anyContinuum(fc.constant(2)).filter(each => !hasOverlaps(each))
  fc.assert(
    fc.property(fc.array(continuum, { minLength: 4, maxLength: 4 }), places, (articles, drawn) => {
      const measures = articles.map(continuum => ({ continuum }))
      const joined = joinContinua(drawn.flatMap(place => articles[place] ?? []))
      for (const name of parts) {
        const counted = countedOf(unitizing(part(name)), measures)
        if (articles.some(({ units }) => units.length > 0))
          expectAlike(counted.drawn?.(drawn), part(name)(unitizingFamily(joined)))
      }
    }),
    { numRuns: 100 },
  )
})

test('αU, category by category, is that of all of them at once', () => {
  fc.assert(
    fc.property(anyContinuum(fc.constant(3)), (continuum: Continuum) => {
      const { all } = countedOf(unitizing2004, [{ continuum }])
      const categories = [...new Set(continuum.units.map(({ category }) => category))].sort()
      expectAlike(all.estimate, jointUnitizingAlpha(continuum, categories, 'krippendorff-2004').alpha)
    }),
    { numRuns: 100 },
  )
})

test('what articles are cut into is looked at article by article, and counted so', () => {
  const articles = Array.from({ length: 40 }, (_, at) => ({
    continuum: {
      ...{ coders: ['a', 'b'], start: 0, length: 10 },
      units: [{ coder: 'a', category: `label ${at}`, start: 0, length: 5 }],
    },
  }))
  const steps = [...unitizing(part('u'))(articles as unknown as readonly ArticleMeasures[])]
  expect(steps.length).toBeGreaterThanOrEqual(80)
})

test('αU is worked out coder by coder, category by category', () => {
  const units = Array.from({ length: 40 }, (_, at) => ({
    ...{ coder: at % 2 ? 'a' : 'b', category: `label ${at}`, start: 0, length: 5 },
  }))
  const continuum = { coders: ['a', 'b'], start: 0, length: 10, units }
  const steps = [...unitizing2004([{ continuum }] as unknown as readonly ArticleMeasures[])]
  expect(steps.length).toBeGreaterThanOrEqual(40 * 3)
})
