/** A stretch of a continuum that a coder marked with a category, in the continuum's own unit of length. */
export interface ContinuumUnit {
  readonly coder: string
  readonly category: string
  readonly start: number
  readonly length: number
}

/** A continuum, such as a text, that several coders have cut into units, with gaps between them. */
export interface Continuum {
  /** Every coder, those who marked nothing too. */
  readonly coders: readonly string[]
  readonly start: number
  readonly length: number
  readonly units: readonly ContinuumUnit[]
  /** Places at which one article ends and the next begins: no gap runs across them. */
  readonly seams?: readonly number[]
}

/** A unit's stretch, or a gap, without its coder. */
export interface Stretch {
  readonly start: number
  readonly length: number
}

/** Where a stretch ends. Decimals are rounded to 12 digits, so that 17.3 and 0.4 long meets what starts at 17.7. */
export function endOf({ start, length }: Stretch): number {
  const end = start + length
  return Number.isInteger(end) ? end : Number(end.toPrecision(12))
}

/** Where one of some stretches ends; beyond the last, infinitely far off, so that a walk along them stops. */
export function endAt(stretches: readonly Stretch[], place: number): number {
  const stretch = stretches[place]
  return stretch ? endOf(stretch) : Number.POSITIVE_INFINITY
}

/** What makes a continuum unfit for any coefficient: the place of the unit among its units, and what is wrong with it. */
export interface ContinuumFault {
  readonly unit: number | null
  readonly what: string
}

/** Everything that is wrong with a continuum, two units of one coder and category that overlap included. Empty: nothing is. */
export function continuumFaults({ coders, start, length, units }: Continuum): ContinuumFault[] {
  const faults: ContinuumFault[] = []
  if (!(length > 0 && Number.isFinite(length) && Number.isFinite(start)))
    faults.push({ unit: null, what: 'the continuum has no length' })
  if (new Set(coders).size < 2) faults.push({ unit: null, what: 'there are fewer than two coders' })
  for (const [place, unit] of units.entries()) {
    if (!coders.includes(unit.coder)) faults.push({ unit: place, what: `“${unit.coder}” is no coder of it` })
    if (!(unit.length > 0)) faults.push({ unit: place, what: `its length is ${unit.length}, not above 0` })
    else if (unit.start < start || endOf(unit) > endOf({ start, length }))
      faults.push({
        unit: place,
        what: `it runs from ${unit.start} to ${endOf(unit)}, outside the continuum from ${start} to ${endOf({ start, length })}`,
      })
  }
  for (const [one, other] of overlaps(units, (a, b) => a.coder === b.coder && a.category === b.category))
    faults.push({
      unit: Math.max(one, other),
      what: `it overlaps another unit of “${units[one]?.coder}” in category “${units[one]?.category}”`,
    })
  return faults.sort((a, b) => (a.unit ?? -1) - (b.unit ?? -1))
}

/** Whether a coder has marked any place twice, whatever the categories. Such units are no partition. */
export const hasOverlaps = ({ units }: Continuum): boolean =>
  overlaps(units, (a, b) => a.coder === b.coder).length > 0

/** The categories that occur, in order. */
export const categoriesOf = ({ units }: Continuum): string[] =>
  [...new Set(units.map(({ category }) => category))].sort()

/** A coder's units, of one category or of all, in order of place. */
export const unitsOf = ({ units }: Continuum, coder: string, category: string | null): ContinuumUnit[] =>
  units
    .filter(unit => unit.coder === coder && (category === null || unit.category === category))
    .sort((a, b) => a.start - b.start)

/** The gaps that a coder's units leave, cut at the seams. */
export function gapsBetween({ start, length, seams = [] }: Continuum, units: readonly Stretch[]): Stretch[] {
  const cuts = seams.toSorted((a, b) => a - b)
  const gaps: Stretch[] = []
  let cut = 0
  let at = start
  const gapUntil = (to: number) => {
    for (; cut < cuts.length && (cuts[cut] ?? to) < to; cut++) {
      const seam = cuts[cut] ?? to
      if (seam <= at) continue
      gaps.push({ start: at, length: seam - at })
      at = seam
    }
    if (to > at) gaps.push({ start: at, length: to - at })
  }
  for (const unit of units) {
    gapUntil(unit.start)
    at = Math.max(at, endOf(unit))
  }
  gapUntil(endOf({ start, length }))
  return gaps
}

/** Several continua of the same coders one after another, as α over a whole project wants them. */
export function joinContinua(continua: readonly Continuum[]): Continuum {
  const units: ContinuumUnit[] = []
  const seams: number[] = []
  let at = 0
  for (const continuum of continua) {
    if (at > 0) seams.push(at)
    const offset = at - continuum.start
    units.push(...continuum.units.map(unit => ({ ...unit, start: unit.start + offset })))
    seams.push(...(continuum.seams ?? []).map(seam => seam + offset))
    at += continuum.length
  }
  return {
    coders: [...new Set(continua.flatMap(({ coders }) => coders))],
    start: 0,
    length: at,
    units,
    seams,
  }
}

/** The places of each two units that overlap and that `meet` lets meet. */
function overlaps(
  units: readonly ContinuumUnit[],
  meet: (a: ContinuumUnit, b: ContinuumUnit) => boolean,
): [number, number][] {
  const found: [number, number][] = []
  let open: { unit: ContinuumUnit; at: number }[] = []
  const inOrder = units.map((unit, at) => ({ unit, at })).sort((a, b) => a.unit.start - b.unit.start)
  for (const next of inOrder) {
    open = open.filter(({ unit }) => endOf(unit) > next.unit.start)
    for (const { unit, at } of open) if (meet(unit, next.unit)) found.push([at, next.at])
    open.push(next)
  }
  return found
}
