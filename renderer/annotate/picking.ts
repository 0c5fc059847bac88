import type { ArticleId, ClaimId, LinkId, MentionId } from '#shared/model/ids'
import { pointAt } from '../evidence/linking'
import { cache, pickClaim, setWorkspace, useFocus, useWorkbench } from '../store'
import { pickMention, useMarkingDesk } from './desk'

/* What happens when a span is clicked, or gone to with Tab. */

/** A span has been pointed at in an article; null: none any more. */
export function pickSpan(id: string | null, article: ArticleId): void {
  if (useFocus.getState().linking) {
    if (id !== null && cache.get('claims', id as ClaimId)) pointAt(id as ClaimId)
    return
  }
  if (id === null) {
    unpick(article)
    return
  }
  const claim = cache.get('claims', id as ClaimId)
  const link = cache.get('links', id as LinkId)
  if (!claim && !link) {
    pickMention(id as MentionId)
    return
  }
  pickMention(null)
  if (claim) pickClaim(claim)
  if (link) {
    setWorkspace({ claim: link.claim })
    useFocus.setState({ link: link.id })
  }
}

/** Nothing in this article is picked any more. What is picked in the other one stays. */
function unpick(article: ArticleId): void {
  const { claim } = useWorkbench.getState().workspace
  const mention = useMarkingDesk.getState().mention
  if (mention) pickMention(null)
  if (claim && cache.get('claims', claim)?.article === article) pickClaim(null)
}

/** Opens a span in the inspector and goes there. */
export function inspectSpan(id: string, article: ArticleId): void {
  pickSpan(id, article)
  if (!useFocus.getState().linking) focusInspector()
}

/** Gives the keyboard to the claim’s wording in the inspector; at once, for the next key is meant for it. */
export function focusInspector(): void {
  if (!wordingField()) requestAnimationFrame(() => wordingField()?.focus())
  wordingField()?.focus()
}

function wordingField(): HTMLElement | null {
  const inspector = document.querySelector('[data-testid="inspector"]')
  return inspector?.querySelector<HTMLElement>('textarea') ?? null
}
