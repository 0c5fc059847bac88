import { quoteOf } from '../anchors/anchor'
import { anchorsFor, type Range } from '../anchors/ranges'
import type { ClaimId, LabelId } from '../model/ids'
import type { Article } from '../model/records'
import type { NewClaim } from '../operations/operation'
import { proposeQuantity } from './read-quantity'

/**
 * A claim over parts of an article's text, with what can be read from them proposed for the analyst to correct: the
 * quantity from its words. No as-of date: the day on which something was reported is not the day on which it held.
 * Null where the ranges hold nothing but white space.
 */
export function proposeClaim(
  id: ClaimId,
  article: Article,
  text: string,
  ranges: readonly Range[],
  label: LabelId | null,
): NewClaim | null {
  const spans = anchorsFor(text, ranges)
  if (spans.length === 0) return null
  const quantity = proposeQuantity(quoteOf(spans))
  return {
    id,
    article: article.id,
    spans,
    label,
    attribution: null,
    certainty: null,
    asOf: null,
    wording: '',
    quantity,
    note: '',
    entities: [],
    attributes: {},
    status: 'open',
  }
}
