import { betweenEditions } from '#shared/anchors/reanchor'
import { placeSpans, type SpansPlacement } from '#shared/anchors/reanchor-spans'
import type { EditionGiven } from './readings'

/** Where spans of one text are in another. Texts may be made to take long; that is why it is done here. */
export function readEdition({ from, to, spans }: EditionGiven): readonly SpansPlacement[] {
  const place = betweenEditions(from, to)
  return spans.map(parts => placeSpans(to, parts, place))
}
