import { extent, quoteOf } from '#shared/anchors/anchor'
import { isOrphan } from '#shared/anchors/orphan'
import { anchorsFor, type Edge, moveEdge } from '#shared/anchors/ranges'
import type { ArticleId, LabelId } from '#shared/model/ids'
import type { Article, Claim } from '#shared/model/records'
import type { NewClaim } from '#shared/operations/operation'
import {
  cache,
  call,
  claimsInOrder,
  openArticle,
  perform,
  pickClaim,
  type TextRange,
  undoing,
  useFocus,
  useWorkbench,
} from '../store'
import { readArticle } from '../store/reading'
import { texts } from '../store/workbench'
import { confirm, say, toast } from '../widgets'
import { activeReader } from './readers'
import { announce } from './spoken'

/* What the analyst does to claims that are there: extends, takes back. Every change is one operation. */

/** The article that the keys speak to, with what is marked in it. */
export interface Marked {
  readonly article: Article
  readonly text: string
  /** The parts picked so far and the selection; empty where nothing is marked. */
  readonly parts: readonly TextRange[]
}

export function activeArticle(): Marked | null {
  const { panes, activePane } = useWorkbench.getState().workspace
  const id = panes[activePane]
  const article = id && cache.get('articles', id)
  const text = id && texts.get(id)
  if (!article || text === undefined) return null
  return { article, text, parts: partsIn(activePane) }
}

/** What is marked in a pane. */
export function partsIn(pane: number): readonly TextRange[] {
  const { selections, pending } = useFocus.getState()
  const selection = selections[pane === 1 ? 1 : 0]
  const article = useWorkbench.getState().workspace.panes[pane]
  return [...pending.filter(part => part.article === article), ...(selection ? [selection] : [])]
}

export function pickedClaim(): Claim | undefined {
  const { claim } = useWorkbench.getState().workspace
  return claim ? cache.get('claims', claim) : undefined
}

/** The picked claim, where it is in the article that the keys speak to: what is in the other pane is left alone. */
export function claimInHand(): Claim | undefined {
  const { panes, activePane } = useWorkbench.getState().workspace
  const claim = pickedClaim()
  return claim?.article === panes[activePane] ? claim : undefined
}

export function labelName(id: LabelId | null): string {
  return (id && cache.get('labels', id)?.name) || 'Unlabelled'
}

/** The claim that is picked in the article that the keys speak to, where it is still being made. */
export function claimBeingMade(): NewClaim | undefined {
  const { claim, panes, activePane } = useWorkbench.getState().workspace
  return useFocus.getState().making.find(({ id, article }) => id === claim && article === panes[activePane])
}

/** Nothing is marked any more, and no parts are waiting. */
export function clearMarked(): void {
  useFocus.setState({ selections: [null, null], pending: [] })
  activeReader()?.clear()
}

/** Keeps the selection as one part of a span that is not in one piece. */
export function keepPart(): void {
  const { activePane } = useWorkbench.getState().workspace
  const { selections, pending } = useFocus.getState()
  const selection = selections[activePane === 1 ? 1 : 0]
  if (!selection) return
  const article = useWorkbench.getState().workspace.panes[activePane]
  if (!article) return
  const kept = pending.filter(part => part.article === article)
  useFocus.setState({ pending: [...kept, { article, ...selection }], selections: [null, null] })
  activeReader()?.clear()
  announce(`Part ${kept.length + 1} picked. Select the next part, or press a label’s key.`)
}

/** Adds what is marked to the picked claim as further parts. */
export async function addToClaim(): Promise<void> {
  const claim = pickedClaim()
  const marked = activeArticle()
  if (!claim || !marked || marked.parts.length === 0) return
  if (claim.article !== marked.article.id) {
    toast({
      kind: 'info',
      text: 'A claim stays within its article. For another article, link the words as evidence.',
    })
    return
  }
  const spans = anchorsFor(marked.text, [...(isOrphan(claim) ? [] : claim.spans), ...marked.parts])
  clearMarked()
  if (await perform({ kind: 'claim.set', id: claim.id, patch: { spans } }))
    announce(`The claim has ${spans.length === 1 ? 'one part' : `${spans.length} parts`} now.`)
}

/** Gives the picked claim the marked words in place of those that it has. */
export async function replaceWords(): Promise<void> {
  const claim = pickedClaim()
  const marked = activeArticle()
  if (!claim || !marked || claim.article !== marked.article.id) return
  const spans = anchorsFor(marked.text, marked.parts)
  if (spans.length === 0) return
  clearMarked()
  if (await perform({ kind: 'claim.set', id: claim.id, patch: { spans } })) announce(quoteOf(spans))
}

/** Takes the last part off the picked claim. */
export async function removeLastPart(): Promise<void> {
  const claim = pickedClaim()
  if (!claim || claim.spans.length < 2 || isOrphan(claim)) return
  await perform({ kind: 'claim.set', id: claim.id, patch: { spans: claim.spans.slice(0, -1) } })
}

/** Moves an edge of the picked claim by one word. */
export async function nudgeEdge(edge: Edge, way: 'forward' | 'back'): Promise<void> {
  const claim = pickedClaim()
  const article = claim && cache.get('articles', claim.article)
  const text = claim && texts.get(claim.article)
  if (!claim || !article || text === undefined || isOrphan(claim)) return
  const spans = moveEdge(text, claim.spans, edge, way, article.language)
  if (!spans) return
  if (await perform({ kind: 'claim.set', id: claim.id, patch: { spans } })) announce(quoteOf(spans))
}

/** Gives one part of a claim another extent, as a handle was dragged to. */
export async function resizeClaim(claim: Claim, part: number, range: TextRange): Promise<void> {
  const text = texts.get(claim.article)
  if (text === undefined) return
  const spans = anchorsFor(
    text,
    claim.spans.map((span, at) => (at === part ? range : span)),
  )
  if (spans.length > 0) await perform({ kind: 'claim.set', id: claim.id, patch: { spans } })
}

/** Deletes a claim; asks first where links would go with it. */
export async function deleteClaim(claim: Claim): Promise<void> {
  const read = await call('claims.read', { id: claim.id })
  const links = read.ok ? (read.value.links?.length ?? 0) : 0
  if (links > 0) {
    const sure = await confirm({
      title: 'Delete this claim?',
      text: `${links === 1 ? 'One evidence link goes' : `${links} evidence links go`} with it. It can be undone.`,
      button: 'Delete',
      danger: true,
    })
    if (!sure) return
  }
  if (!(await perform({ kind: 'claim.delete', id: claim.id }))) return
  if (useWorkbench.getState().workspace.claim === claim.id) pickClaim(null)
  activeReader()?.focus()
  toast({
    text: links > 0 ? 'Claim and its links deleted.' : 'Claim deleted.',
    action: undoing(),
  })
}

/** Picks the next or previous claim in the text, from the picked one or from where the article is being read. */
export async function stepClaim(way: 1 | -1): Promise<void> {
  const picked = pickedClaim()
  const { panes, activePane, reading } = useWorkbench.getState().workspace
  const article = picked?.article ?? panes[activePane]
  if (!article) return
  if (!texts.has(article)) await readArticle(article)
  const claims = claimsInOrder(article)
  const from = picked
    ? claims.findIndex(({ id }) => id === picked.id)
    : placeBefore(claims, reading[article]?.top ?? 0)
  const next = claims[picked ? from + way : way > 0 ? from + 1 : from]
  if (next) pickClaim(next, 'show')
  else if (claims.length > 0)
    say(way > 0 ? 'This is the last claim in the article.' : 'This is the first claim.')
}

function placeBefore(claims: readonly Claim[], offset: number): number {
  return claims.findLastIndex(claim => extent(claim.spans).start < offset)
}

/** Unpicks the claim, so that the next label's key marks the sentence. */
export function unpick(): void {
  pickClaim(null)
}

/** Opens an article in the pane that is not active. */
export function openBeside(article: ArticleId): void {
  openArticle(article, { beside: true })
}
