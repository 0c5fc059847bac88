import { anchorsFor, type Range } from '#shared/anchors/ranges'
import type { Anchor } from '#shared/model/records'

/**
 * The span once other words have been selected in its article: the part that they overlap becomes these words, or the
 * part in hand where they overlap none. The other parts stay.
 */
export function movedSpan(
  text: string,
  spans: readonly Anchor[],
  inHand: number,
  selected: Range,
): readonly Anchor[] {
  const overlaps = spans.findIndex(({ start, end }) => start < selected.end && selected.start < end)
  return withPart(text, spans, overlaps < 0 ? Math.min(inHand, spans.length - 1) : overlaps, selected)
}

/** The span with one of its parts as the range is; as it was where the range holds nothing but white space. */
export function withPart(
  text: string,
  spans: readonly Anchor[],
  part: number,
  range: Range,
): readonly Anchor[] {
  const others = spans.filter((_, at) => at !== part)
  const next = anchorsFor(text, [...others, range])
  return next.length > 0 ? next : spans
}
