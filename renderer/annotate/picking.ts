import { extent } from '#shared/anchors/anchor'
import type { ArticleId, ClaimId, LinkId, MentionId } from '#shared/model/ids'
import type { Claim } from '#shared/model/records'
import { pointAt } from '../evidence/linking'
import { leadKeysTo } from '../shell/commands'
import { cache, pickClaim, setWorkspace, useFocus, useWorkbench, whenDone } from '../store'
import { pickMention, useMarkingDesk } from './desk'
import { claimBeingMade } from './marking'

/* What happens when a span is clicked, or gone to with Tab. */

/** A span has been pointed at in an article; null: none any more. */
export function pickSpan(id: string | null, article: ArticleId): void {
  if (useFocus.getState().linking) {
    const claim = id === null ? undefined : claimAt(id)
    if (claim) pointAt(claim)
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

/** The claim that a span is, or the shortest that the words of a mention stand in: ends of links are claims. */
function claimAt(id: string): ClaimId | undefined {
  if (cache.get('claims', id as ClaimId)) return id as ClaimId
  const mention = cache.get('mentions', id as MentionId)
  if (!mention) return undefined
  const { article, span } = mention
  const length = (claim: Claim) => extent(claim.spans).end - extent(claim.spans).start
  return [...cache.all('claims')]
    .filter(
      claim =>
        claim.article === article &&
        claim.spans.some(({ start, end }) => start <= span.start && span.end <= end),
    )
    .sort((a, b) => length(a) - length(b))[0]?.id
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

/**
 * Gives the keyboard to the claim’s wording in the inspector: at once, for the next key is meant for it, or as soon as it
 * is drawn; of a claim that has just been marked, when it has been made.
 */
export function focusInspector(): void {
  const field = claimBeingMade() ? null : wordingField()
  if (field) field.focus()
  else leadKeysTo(whenShown(wordingField))
}

/** Frames that the inspector has for drawing a claim that is there, after which nobody waits for its field any more. */
const patience = 20

/** What is found of the picked claim in the inspector, once it has been made and drawn; null where it never is. */
export async function whenShown(find: () => HTMLElement | null): Promise<HTMLElement | null> {
  const { claim } = useWorkbench.getState().workspace
  if (claimBeingMade()) await whenDone()
  for (let frame = 0; frame < patience && isPicked(claim); frame++) {
    const found = claimBeingMade() ? null : find()
    if (found) return found
    await new Promise(requestAnimationFrame)
  }
  return null
}

const isPicked = (claim: ClaimId | null) => useWorkbench.getState().workspace.claim === claim

export function wordingField(): HTMLElement | null {
  const inspector = document.querySelector('[data-testid="inspector"]')
  return inspector?.querySelector<HTMLElement>('textarea:not([inert] *)') ?? null
}
