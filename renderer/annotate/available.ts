import { cache, useWorkbench } from '../store'
import { useMarkingDesk } from './desk'
import { activeArticle, claimInHand, pickedClaim } from './marking'

/* When a command can be done: true, or the words that say why not. */

export const isMarked = () => (activeArticle()?.parts.length ?? 0) > 0
export const withArticle = () => activeArticle() !== null || 'Open an article first.'
export const writable = () => (useWorkbench.getState().head?.readOnly ? 'The project is read-only.' : true)
export const withSelection = () => (isMarked() ? writable() : 'Select some words first.')
/** The claim must be in the pane that the keys speak to. */
export const withClaim = () =>
  claimInHand()
    ? writable()
    : pickedClaim()
      ? 'The picked claim is in the other pane: F6 goes there.'
      : 'Pick a claim first.'

/** The mention that is picked. */
export function pickedMention() {
  const { mention } = useMarkingDesk.getState()
  return mention ? cache.get('mentions', mention) : undefined
}
