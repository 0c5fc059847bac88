/** A record is in one state and not in the other, or is not the same in both. */
export const differenceKinds = ['added', 'changed', 'removed'] as const
export type DifferenceKind = (typeof differenceKinds)[number]

/**
 * How much a difference weighs: `order` where only the order of lists, or who touched it last, differs; `wording`
 * where only notes, names and other prose do; `content` otherwise. Heaviest first.
 */
export const differenceWeights = ['content', 'wording', 'order'] as const
export type DifferenceWeight = (typeof differenceWeights)[number]
