import { quoteOf } from '#shared/anchors/anchor'
import { anchorsFor } from '#shared/anchors/ranges'
import type { Anchor, Claim, EvidenceLink, Mention } from '#shared/model/records'
import type { SingleBody } from '#shared/operations/operation'
import { cache, perform, undoing, useWorkbench } from '../store'
import { texts } from '../store/workbench'
import { toast } from '../widgets'
import { clearMarked, deleteClaim, partsIn } from './marking'
import { announce } from './spoken'

/** Something that waits for a place in the corrected edition of its article. */
export type Orphan = { readonly spans: readonly Anchor[] } & (
  | { readonly kind: 'claim'; readonly record: Claim }
  | { readonly kind: 'mention'; readonly record: Mention }
  | { readonly kind: 'evidence'; readonly record: EvidenceLink }
)

/** Gives an orphan the words that are marked in the pane. */
export async function placeHere(orphan: Orphan, pane: 0 | 1): Promise<void> {
  const id = useWorkbench.getState().workspace.panes[pane]
  const article = id && cache.get('articles', id)
  const text = id && texts.get(id)
  if (!article || text === undefined) return
  const [first, ...others] = anchorsFor(text, partsIn(pane))
  if (!first) return
  const spans = [first, ...others]
  clearMarked()
  if (!(await perform(placement(orphan, first, spans)))) return
  announce(`Placed on: ${quoteOf(spans)}`)
}

function placement(orphan: Orphan, first: Anchor, spans: readonly Anchor[]): SingleBody {
  switch (orphan.kind) {
    case 'claim':
      return { kind: 'claim.set', id: orphan.record.id, patch: { spans } }
    case 'mention':
      return { kind: 'mention.set', id: orphan.record.id, patch: { span: first } }
    case 'evidence': {
      const { id, target } = orphan.record
      const to = target.kind === 'span' ? { kind: target.kind, article: target.article, spans } : target
      return { kind: 'evidence.set', id, patch: { target: to } }
    }
  }
}

/** Takes an orphan out of the project: nobody will look for its place any more. */
export async function giveUp(orphan: Orphan): Promise<void> {
  if (orphan.kind === 'claim') return deleteClaim(orphan.record)
  const done = await perform(
    orphan.kind === 'mention'
      ? { kind: 'mention.delete', id: orphan.record.id }
      : { kind: 'evidence.unlink', id: orphan.record.id },
  )
  if (done)
    toast({ text: orphan.kind === 'mention' ? 'Mention given up.' : 'Evidence given up.', action: undoing() })
}
