import { isOrphan } from '#shared/anchors/orphan'
import { proposeClaim } from '#shared/claims/propose-claim'
import type { ClaimId, LabelId } from '#shared/model/ids'
import type { NewClaim } from '#shared/operations/operation'
import { cache, newId, performInTurn, pickClaim, setWorkspace, type TextRange, useFocus } from '../store'
import { say } from '../widgets'
import { makeClaim } from './making-claim'
import { activeArticle, claimBeingMade, claimInHand, clearMarked, labelName, type Marked } from './marking'
import { activeReader, sentenceHere } from './readers'
import { announce } from './spoken'

/* What a label's key does. */

/** What is marked becomes a claim; else the claim in hand is labelled anew; else the sentence is marked. */
export async function label(id: LabelId): Promise<void> {
  const marked = activeArticle()
  const picked = claimInHand() ?? claimBeingMade()
  if (marked && marked.parts.length > 0) await markClaim(marked, marked.parts, id)
  else if (picked) await relabel(picked.id, id)
  else {
    const sentence = sentenceHere()
    if (marked && sentence) await markClaim(marked, [sentence], id)
  }
}

async function markClaim(
  { article, text }: Marked,
  parts: readonly TextRange[],
  labelId: LabelId,
): Promise<void> {
  const claim = proposeClaim(newId<ClaimId>('claim'), article, text, parts, labelId)
  if (!claim) return
  const same = alike(claim)
  if (!same) return makeClaim(claim, text)
  clearMarked()
  if (useFocus.getState().linking) {
    useFocus.setState({ candidate: same })
    return
  }
  const there = cache.get('claims', same)
  if (there) pickClaim(there)
  else setWorkspace({ claim: same })
  say('This claim is marked already. It is picked now.')
}

/** The claim that says the same of the same words, made or being made. */
function alike(claim: NewClaim): ClaimId | undefined {
  const isAlike = ({ article, label, spans }: NewClaim) =>
    article === claim.article &&
    label === claim.label &&
    spans.length === claim.spans.length &&
    spans.every(({ start, end }, at) => start === claim.spans[at]?.start && end === claim.spans[at]?.end)
  // What is drawn over the first of the words: to look through all claims takes longer the more there are.
  for (const id of activeReader()?.spansAt(claim.spans[0]?.start ?? 0) ?? []) {
    const one = cache.get('claims', id as ClaimId)
    if (one && isAlike(one) && !isOrphan(one)) return one.id
  }
  return useFocus.getState().making.find(isAlike)?.id
}

/** Keys that come faster than the engine answers are about what the ones before made of the claim. */
async function relabel(id: ClaimId, labelId: LabelId): Promise<void> {
  const done = await performInTurn(() => {
    const claim = cache.get('claims', id)
    return !claim || claim.label === labelId ? null : { kind: 'claim.set', id, patch: { label: labelId } }
  })
  if (done) announce(`Labelled ${labelName(labelId)}.`)
}
