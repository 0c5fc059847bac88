import { type Estimate, meanOf } from './estimate'
import type { ReliabilityData } from './reliability-data'
import { coderPairs } from './reliability-data'
import { type PairF1, pairF1 } from './span-agreement'

/**
 * A typed pair: a mention and its entity, or a claim and its evidence with the stance. The ends are ids that both
 * annotators share, such as those of aligned spans; where there is no type, it is null.
 */
export interface TypedPair {
  readonly from: string
  readonly to: string
  readonly type: string | null
}

/** An annotator's links. */
export interface LinksOfCoder {
  readonly coder: string
  readonly links: readonly TypedPair[]
}

/** Whether two links have to be of the same type to be the same. */
export interface LinkOptions {
  readonly sameType: boolean
}

/** F1 of two sets of links. A link that an annotator made twice counts once. Undefined where neither made any. */
export function linkF1(
  first: readonly TypedPair[],
  second: readonly TypedPair[],
  { sameType }: LinkOptions,
): PairF1 {
  const key = (link: TypedPair) => JSON.stringify([link.from, link.to, sameType ? link.type : null])
  const [a, b] = [new Set(first.map(key)), new Set(second.map(key))]
  const matched = [...a].filter(link => b.has(link)).length
  return pairF1(matched, a.size - matched, b.size - matched)
}

/** The mean of F1 over each two annotators, those pairs left out for which it is undefined. */
export const meanLinkF1 = (all: readonly LinksOfCoder[], options: LinkOptions): Estimate =>
  meanOf(
    coderPairs({ coders: all }).map(([a, b]) => linkF1(all[a]?.links ?? [], all[b]?.links ?? [], options).f1),
    'no two annotators made any',
  )

/**
 * The types that annotators gave to links between the same two ends, as reliability data, for κ and α on stances. Whoever
 * did not make the link, or made it without a type, has a missing value; of several types, the first in order is taken.
 */
export function typesOfSameLinks(all: readonly LinksOfCoder[]): ReliabilityData<string> {
  const units = new Map<string, { id: string; values: (string | null)[] }>()
  for (const [place, { links }] of all.entries())
    for (const { from, to, type } of links) {
      const id = `${from} → ${to}`
      const unit = units.get(id) ?? { id, values: all.map(() => null) }
      const there = unit.values[place] ?? null
      if (type !== null && (there === null || type < there)) unit.values[place] = type
      units.set(id, unit)
    }
  return { coders: all.map(({ coder }) => coder), units: [...units.values()] }
}
