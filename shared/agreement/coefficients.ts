import type { Estimate } from './estimate'
import { cohenKappa, lightKappa, scottPi, weightedKappa } from './kappa'
import { krippendorffAlpha } from './krippendorff-alpha'
import { fleissKappa, fleissVariant, percentAgreement } from './ratings'
import type { Level, ReliabilityData } from './reliability-data'

/** A coefficient of reliability data by its name, with what has to be known to read its value. */
export interface CoefficientKind {
  readonly id: string
  readonly name: string
  readonly source: string
  /** Which of its forms it takes on these data. */
  readonly variant: (data: ReliabilityData, level: Level) => string
  /** Whether it can be asked for at all with so many coders at this level; undefined values are another matter. */
  readonly applies: (coders: number, level: Level) => boolean
  readonly estimate: (data: ReliabilityData, level: Level) => Estimate
}

const nominal = (form: string) => (_: ReliabilityData, level: Level) =>
  level === 'nominal' ? form : `${form}; values as names, their ${level} sense left out`
const distance = (level: Level) => (level === 'ordinal' ? 'ranks' : 'values')

const weighted = (weighting: 'linear' | 'quadratic'): CoefficientKind => ({
  id: `cohen-kappa-${weighting}`,
  name: 'Cohen’s weighted kappa',
  source: 'Cohen 1968',
  variant: (_, level) => `${weighting} weights on the ${distance(level)}`,
  applies: (coders, level) => coders === 2 && level !== 'nominal',
  estimate: (data, level) => weightedKappa(data, weighting, distance(level)),
})

/** Every coefficient of reliability data, in the order in which they are reported. */
export const coefficientKinds: readonly CoefficientKind[] = [
  {
    id: 'krippendorff-alpha',
    name: 'Krippendorff’s alpha',
    source: 'Krippendorff 2011',
    variant: (_, level) => `${level}, by coincidences`,
    applies: coders => coders >= 2,
    estimate: krippendorffAlpha,
  },
  {
    id: 'percent-agreement',
    name: 'Percent agreement',
    source: 'not corrected for chance',
    variant: ({ coders }, level) =>
      nominal(coders.length === 2 ? 'share of units' : 'share of pairs, mean over units')(
        { coders, units: [] },
        level,
      ),
    applies: coders => coders >= 2,
    estimate: percentAgreement,
  },
  {
    id: 'cohen-kappa',
    name: 'Cohen’s kappa',
    source: 'Cohen 1960',
    variant: nominal('unweighted, units that both coded'),
    applies: coders => coders === 2,
    estimate: cohenKappa,
  },
  weighted('linear'),
  weighted('quadratic'),
  {
    id: 'scott-pi',
    name: 'Scott’s pi',
    source: 'Scott 1955',
    variant: nominal('units that both coded'),
    applies: coders => coders === 2,
    estimate: scottPi,
  },
  {
    id: 'fleiss-kappa',
    name: 'Fleiss’ kappa',
    source: 'Fleiss 1971; Gwet 2014 for a varying number',
    variant: (data, level) =>
      nominal(`${fleissVariant(data)} number of ratings per unit`)({ ...data }, level),
    applies: coders => coders >= 2,
    estimate: fleissKappa,
  },
  {
    id: 'light-kappa',
    name: 'Light’s kappa',
    source: 'Light 1971',
    variant: nominal('mean of Cohen’s kappa over pairs of coders'),
    applies: coders => coders >= 3,
    estimate: lightKappa,
  },
]
