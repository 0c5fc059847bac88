/** A span that an annotator marked, in one article. Offsets are of any one unit, end exclusive. */
export interface MarkedSpan {
  readonly id: string
  /** The article that it is in; spans of different articles never match. */
  readonly article: string
  /** Its label, or null where only its place counts. */
  readonly label: string | null
  /** In order, without overlap; more than one where it is discontinuous. */
  readonly ranges: readonly { readonly start: number; readonly end: number }[]
}

/** When two spans are taken for the same: to the character, with any overlap, or with at least a share in common. */
export type MatchCriterion =
  | { readonly kind: 'exact' }
  | { readonly kind: 'overlap' }
  | { readonly kind: 'iou'; readonly atLeast: number }

/** The criterion in words, to stand beside a value. */
export function describeCriterion(criterion: MatchCriterion): string {
  switch (criterion.kind) {
    case 'exact':
      return 'the same characters'
    case 'overlap':
      return 'any overlap, one to one'
    case 'iou':
      return `intersection over union of ${criterion.atLeast} or more, one to one`
  }
}

/** The span's length, gaps not counted. */
export const lengthOf = ({ ranges }: MarkedSpan): number =>
  ranges.reduce((sum, { start, end }) => sum + end - start, 0)

/** How much text two spans of the same article have in common. */
export function commonLength(a: MarkedSpan, b: MarkedSpan): number {
  if (a.article !== b.article) return 0
  let common = 0
  for (const one of a.ranges)
    for (const other of b.ranges)
      common += Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start))
  return common
}

/** Intersection over union, 0 to 1. */
export function intersectionOverUnion(a: MarkedSpan, b: MarkedSpan): number {
  const common = commonLength(a, b)
  return common === 0 ? 0 : common / (lengthOf(a) + lengthOf(b) - common)
}
