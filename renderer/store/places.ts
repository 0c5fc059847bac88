import { extent } from '#shared/anchors/anchor'
import { isOrphan } from '#shared/anchors/orphan'
import type { ArticleId, ClaimId, EntityId } from '#shared/model/ids'
import type { Claim } from '#shared/model/records'
import { call } from './engine'
import { type TextRange, useFocus } from './focus'
import { readSlice } from './reading'
import { cache, useWorkbench } from './workbench'
import { setWorkspace } from './workspace'

/* Going places: which article stands in which pane, which claim is picked, and the way back. */

let turns = 0

/** Shows an article, in the active pane or beside it; with a range, scrolls there. */
export function openArticle(article: ArticleId, where: { beside?: boolean; range?: TextRange } = {}): void {
  const { panes, activePane } = useWorkbench.getState().workspace
  const wanted = panes.length > 0 && where.beside ? 1 - activePane : activePane
  const pane = panes.includes(article) ? panes.indexOf(article) : wanted
  const next = [...panes]
  next[pane] = article
  setWorkspace({ view: 'articles', panes: next, activePane: pane })
  if (panes[pane] !== article) forgetMarked(pane)
  if (where.range) jumpIn(pane, article, where.range)
}

/** What was selected in a pane was selected in the article that stood there. */
function forgetMarked(pane: number): void {
  useFocus.setState(({ selections }) => ({
    pending: [],
    selections: pane === 0 ? [null, selections[1]] : [selections[0], null],
  }))
}

export function closePane(pane: number): void {
  const { workspace } = useWorkbench.getState()
  const panes = workspace.panes.filter((_, index) => index !== pane)
  setWorkspace({ panes, activePane: Math.max(0, Math.min(workspace.activePane, panes.length - 1)) })
  useFocus.setState({ selections: [null, null], pending: [], jumps: [null, null] })
}

export function setActivePane(pane: number): void {
  const { workspace } = useWorkbench.getState()
  if (pane !== workspace.activePane && pane < workspace.panes.length) setWorkspace({ activePane: pane })
}

function jumpIn(pane: number, article: ArticleId, range: TextRange): void {
  turns++
  const jump = { article, ...range, turn: turns }
  useFocus.setState(({ jumps }) => ({ jumps: pane === 0 ? [jump, jumps[1]] : [jumps[0], jump] }))
}

/** Picks a claim for the inspector, and, unless told not to, shows it in its article. */
export function pickClaim(claim: Claim | null, show: 'stay' | 'show' | 'beside' = 'stay'): void {
  setWorkspace({ claim: claim?.id ?? null })
  useFocus.setState({ link: null })
  if (claim && show !== 'stay') openArticle(claim.article, { beside: show === 'beside', ...placeOf(claim) })
}

/** Where to scroll to for a claim; nowhere in particular where it has no place in its article. */
const placeOf = (claim: Claim) => (isOrphan(claim) ? {} : { range: extent(claim.spans) })

/** Follows a link to its other end in the other pane, and remembers the way back. */
export function follow(to: { article: ArticleId; range: TextRange | null; claim: ClaimId | null }): void {
  const { workspace } = useWorkbench.getState()
  const article = workspace.panes[workspace.activePane]
  const here = cache.get('claims', workspace.claim as ClaimId)
  if (article) {
    const at =
      here?.article === article && !isOrphan(here)
        ? extent(here.spans).start
        : (workspace.reading[article]?.top ?? 0)
    useFocus.setState(({ trail }) => ({
      trail: [...trail, { pane: workspace.activePane, article, claim: workspace.claim, at }],
    }))
  }
  openArticle(to.article, { beside: true, ...(to.range && { range: to.range }) })
  if (to.claim) setWorkspace({ claim: to.claim })
}

/** Returns to where the last jump along a link began. False where there is no way back. */
export function goBack(): boolean {
  const { trail } = useFocus.getState()
  const last = trail.at(-1)
  if (!last) return false
  useFocus.setState({ trail: trail.slice(0, -1) })
  setActivePane(last.pane)
  openArticle(last.article, { range: { start: last.at, end: last.at } })
  const claim = last.claim && cache.get('claims', last.claim)
  if (claim) pickClaim(claim, 'show')
  else setWorkspace({ claim: last.claim })
  return true
}

/** Shows a claim in its article, of which no more is known than the id: a row of a list. */
export async function goToClaim(id: ClaimId): Promise<void> {
  await readSlice(() => call('claims.read', { id }))
  const claim = cache.get('claims', id)
  if (claim) pickClaim(claim, 'show')
}

/** Shows an entity in the register. */
export function showEntity(entity: EntityId): void {
  setWorkspace({ view: 'entities', entity })
}
