import type { MentionId } from '#shared/model/ids'
import type { ReaderSelection } from '../reader'
import { createDrawn, pickClaim, useFocus, useWorkbench } from '../store'

/** What is open while marking, over the readers and in the inspector. Not kept. */
export interface MarkingDesk {
  /** The list of articles for the other pane: just to read beside, or to link to. */
  readonly choosing: 'beside' | 'link' | null
  /** The latest selection as its reader gave it, with where it is on the screen. */
  readonly selection: { readonly pane: 0 | 1; readonly made: ReaderSelection } | null
  /** The words selected are about to become a mention: which entity? */
  readonly naming: boolean
  /** The mention that is picked, instead of a claim. */
  readonly mention: MentionId | null
  /** Entities are being chosen for the picked claim. */
  readonly choosingEntities: boolean
  /** In a narrow window, what has been brought back beside the text. */
  readonly aside: 'library' | 'inspector' | null
}

export const useMarkingDesk = createDrawn<MarkingDesk>(() => ({
  choosing: null,
  selection: null,
  naming: false,
  mention: null,
  choosingEntities: false,
  aside: null,
}))

/** One thing is picked at a time: another claim takes the place of a mention. */
useWorkbench.subscribe(({ workspace }, before) => {
  if (workspace.claim !== before.workspace.claim) useMarkingDesk.setState({ mention: null })
})

/** Picks a mention in place of whatever was picked. */
export function pickMention(mention: MentionId | null): void {
  if (mention) {
    pickClaim(null)
    useFocus.setState({ link: null })
  }
  useMarkingDesk.setState({ mention })
}
