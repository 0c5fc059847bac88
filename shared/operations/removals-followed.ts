import type { ClaimId } from '../model/ids'
import type { Stamp } from '../model/records'
import type { Adjudication } from '../model/review-records'
import type { TableName } from '../model/tables'
import type { Draft } from './draft'

/**
 * Has comments and adjudications follow what was removed, whatever removed it: comments go with what they are on, an
 * article's adjudications with the article, and a claim out of the cases that it was part of. A case whose gold standard
 * is gone is open again. In steps, one for each record that was removed.
 */
export function* followingRemovals(draft: Draft, stamp: Stamp): Generator<undefined, void> {
  if (draft.size('comments') === 0 && draft.size('adjudications') === 0) return
  const removed = [...draft.removed()]
  for (let next = removed.pop(); next; next = removed.pop()) {
    const { table, id } = next
    if (table === 'articles') {
      for (const adjudication of draft.adjudicationsIn(id as never)) {
        draft.remove('adjudications', adjudication)
        removed.push({ table: 'adjudications' satisfies TableName, id: adjudication })
      }
    }
    if (table === 'claims') {
      for (const each of draft.adjudicationsOf(id as ClaimId)) {
        const adjudication = draft.get('adjudications', each)
        if (adjudication) draft.put('adjudications', without(id as ClaimId, adjudication, stamp))
      }
    }
    for (const comment of draft.commentsOn(table, id)) draft.remove('comments', comment)
    yield
  }
}

function without(claim: ClaimId, adjudication: Adjudication, stamp: Stamp): Adjudication {
  const { claims, gold, verdict } = adjudication
  return {
    ...adjudication,
    claims: claims.filter(each => each !== claim),
    gold: gold === claim ? null : gold,
    verdict: gold === claim ? 'open' : verdict,
    changed: stamp,
  }
}
