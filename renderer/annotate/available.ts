import { cache, useWorkbench } from '../store'
import { useMarkingDesk } from './desk'
import { activeArticle, claimBeingMade, claimInHand, pickedClaim } from './marking'

/* When a command can be done: true, or the words that say why not. */

export const isMarked = () => (activeArticle()?.parts.length ?? 0) > 0
export const withArticle = () => activeArticle() !== null || 'Open an article first.'
export const writable = () => (useWorkbench.getState().head?.readOnly ? 'The project is read-only.' : true)
export const withSelection = () => (isMarked() ? writable() : 'Select some words first.')
/** Why nothing can be done with the picked claim, where the window does not have it. */
export const withoutClaim = (otherwise = 'Pick a claim first.') =>
  claimBeingMade() ? 'The claim is still being written to disk. Press again when it is there.' : otherwise
/** The claim must be in the pane that the keys speak to. */
export const withClaim = () =>
  claimInHand()
    ? writable()
    : pickedClaim()
      ? 'The picked claim is in the other pane: F6 goes there.'
      : withoutClaim()

/** The mention that is picked. */
export function pickedMention() {
  const { mention } = useMarkingDesk.getState()
  return mention ? cache.get('mentions', mention) : undefined
}
