import { anchorsFor } from '#shared/anchors/ranges'
import { sameLink } from '#shared/evidence/ends'
import type { ArticleId, ClaimId, LinkId, StanceId } from '#shared/model/ids'
import type { Claim, LinkTarget } from '#shared/model/records'
import { useMarkingDesk } from '../annotate/desk'
import { partsIn, pickedClaim } from '../annotate/marking'
import { readerIn } from '../annotate/readers'
import {
  cache,
  call,
  type Linking,
  newId,
  perform,
  pickClaim,
  readSlice,
  setActivePane,
  type TextRange,
  useFocus,
  useWorkbench,
  whenDone,
} from '../store'
import { texts } from '../store/workbench'
import { say } from '../widgets'

/* Making an evidence link: one end is picked, then the other, then the stance. Neither pane loses its place. */

/** Both ends of the link that is being made, once the analyst has pointed at the second. */
export interface Ends {
  readonly claim: Claim
  readonly target: LinkTarget
}

/** Starts from a claim, the picked one for instance, or from the words marked in the active pane. False where there is neither. */
export function startLinking(claim = pickedClaim()): boolean {
  if (!claim) return startLinkingSpan()
  const parts = partsIn(useWorkbench.getState().workspace.activePane)
  return begin({ from: 'claim', claim: claim.id, article: claim.article }, parts)
}

/** Starts from these words: which claim are they evidence for? */
export function startLinkingSpan(): boolean {
  const { panes, activePane } = useWorkbench.getState().workspace
  const article = panes[activePane]
  const parts = partsIn(activePane)
  return article !== undefined && parts.length > 0 && begin({ from: 'span', article, parts })
}

/** The other pane gets the keys, unless the other end is marked in the active one already. */
function begin(linking: Linking, target: readonly TextRange[] = []): boolean {
  const { panes } = useWorkbench.getState().workspace
  useFocus.setState({ linking, candidate: null, link: null })
  if (target.length > 0) return true
  letGoOfWords()
  const other = panes.findIndex(article => article !== linking.article)
  if (other < 0) useMarkingDesk.setState({ choosing: 'link' })
  else {
    setActivePane(other)
    readerIn(other)?.focus()
  }
  return true
}

/** Nothing is selected in either pane any more: what was belongs to the link now, or to nothing. */
function letGoOfWords(): void {
  for (const pane of [0, 1]) readerIn(pane)?.clear()
  useFocus.setState({ pending: [], selections: [null, null] })
}

/** Leaves without a link. The picked claim stays picked and both panes stay where they are. */
export function leaveLinking(): void {
  const { linking } = useFocus.getState()
  if (!linking) return
  useFocus.setState({ linking: null, candidate: null })
  letGoOfWords()
  const pane = useWorkbench.getState().workspace.panes.indexOf(linking.article)
  if (pane < 0) return
  setActivePane(pane)
  readerIn(pane)?.focus()
}

/** Points at a claim as the other end. Pointing at the same one again, or at the first end, takes it back. */
export function pointAt(claim: ClaimId): void {
  const { linking, candidate } = useFocus.getState()
  if (!linking) return
  const first = linking.from === 'claim' && linking.claim === claim
  useFocus.setState({ candidate: first || candidate === claim ? null : claim, pending: [] })
}

/** The ends as they stand now; null while the second is still missing. */
export function currentEnds(): Ends | null {
  const { linking, candidate } = useFocus.getState()
  if (!linking) return null
  if (linking.from === 'span') {
    const claim = candidate ? cache.get('claims', candidate) : undefined
    const target = spanTarget(linking.article, linking.parts)
    return claim && target ? { claim, target } : null
  }
  const claim = cache.get('claims', linking.claim)
  const target = claim && (candidate ? claimTarget(candidate) : markedTarget(linking))
  return claim && target ? { claim, target } : null
}

const claimTarget = (claim: ClaimId): LinkTarget => ({ kind: 'claim', claim })

function markedTarget(linking: Linking): LinkTarget | null {
  const { panes, activePane } = useWorkbench.getState().workspace
  const article = panes[activePane]
  const parts = partsIn(activePane)
  if (!article || parts.length === 0) return null
  // Nothing is evidence for itself: the words under the claim are not offered.
  if (linking.from === 'claim' && article === linking.article && coversItself(linking.claim, parts))
    return null
  return spanTarget(article, parts)
}

function coversItself(claim: ClaimId, parts: readonly TextRange[]): boolean {
  const spans = cache.get('claims', claim)?.spans ?? []
  return (
    spans.length === parts.length &&
    spans.every((span, at) => span.start === parts[at]?.start && span.end === parts[at]?.end)
  )
}

function spanTarget(article: ArticleId, parts: readonly TextRange[]): LinkTarget | null {
  const text = texts.get(article)
  const spans = text === undefined ? [] : anchorsFor(text, parts)
  return spans.length > 0 ? { kind: 'span', article, spans } : null
}

/** Makes the link with a stance and leaves. A second link between the same ends is refused kindly, and shown. */
export async function linkWith(stance: StanceId): Promise<boolean> {
  // A claim that has just been marked for the other end is still being made.
  const { candidate, making } = useFocus.getState()
  if (making.some(({ id }) => id === candidate)) {
    await whenDone()
    // Pressed twice: the first has made the link.
    if (!useFocus.getState().linking) return false
  }
  const ends = currentEnds()
  if (!ends) {
    say('Pick a claim or mark some words for the other end first.')
    return false
  }
  // Left before anything is awaited: a second press finds no link to make.
  leaveLinking()
  await readSlice(() => call('claims.read', { id: ends.claim.id }))
  const there = sameLink(cache.all('links'), ends.claim.id, ends.target)
  if (there) {
    say('These two are linked already. The link is shown in the inspector, where its stance can be changed.')
    pickClaim(ends.claim)
    useFocus.setState({ link: there.id })
    return false
  }
  const id = newId<LinkId>('link')
  const made = await perform({
    kind: 'evidence.link',
    link: { id, claim: ends.claim.id, target: ends.target, stance, confidence: null, note: '' },
  })
  if (!made) return false
  pickClaim(ends.claim)
  useFocus.setState({ link: id })
  const { head } = useWorkbench.getState()
  say(`Linked: ${head?.stances.find(({ id }) => id === stance)?.name ?? 'evidence'}.`)
  return true
}
