import { quoteOf } from '#shared/anchors/anchor'
import type { ArticleId, ClaimId } from '#shared/model/ids'
import type { NewClaim } from '#shared/operations/operation'
import { cache, drawFirst, perform, setWorkspace, useFocus, useWorkbench } from '../store'
import { texts } from '../store/workbench'
import { clearMarked, labelName, partsIn } from './marking'
import { spanOfClaim } from './pane-spans'
import { activeReader, readerIn } from './readers'
import { announce } from './spoken'

/**
 * Makes a claim of what is marked, and picks it. It is painted and picked before it is on disk; where it is refused, what
 * was marked and picked before is so again, unless the analyst has gone on to something else.
 */
export async function makeClaim(claim: NewClaim, text: string): Promise<void> {
  const { id, article, label, spans } = claim
  const takeBack = activeReader()?.showMeanwhile(
    spanOfClaim(claim, label ? cache.get('labels', label) : undefined),
  )
  drawFirst()
  const markAgain = letGo(article, text)
  const pickAgain = pick(id)
  useFocus.setState(({ making }) => ({ link: null, making: [...making, claim] }))
  let made = false
  try {
    made = await perform({ kind: 'claim.create', claim })
  } finally {
    takeBack?.()
    useFocus.setState(({ making }) => ({ making: making.filter(one => one.id !== id) }))
    if (!made) {
      pickAgain()
      markAgain()
    }
  }
  if (made) announce(`${labelName(label)} claim marked: ${quoteOf(spans)}`)
}

/** Lets go of what is marked; the answer marks it again. */
function letGo(article: ArticleId, text: string): () => void {
  const { activePane } = useWorkbench.getState().workspace
  const { selections, pending } = useFocus.getState()
  const selection = selections[activePane === 1 ? 1 : 0]
  clearMarked()
  const caret = activeReader()?.caret()
  return () => {
    const reader = readerIn(activePane)
    const stands =
      useWorkbench.getState().workspace.panes[activePane] === article && texts.get(article) === text
    if (!stands || partsIn(activePane).length > 0 || reader?.caret() !== caret) return
    useFocus.setState({ pending })
    if (selection) reader?.select(selection.start, selection.end, { scroll: 'none' })
  }
}

/** A claim that is picked, and where that was still being made, what was picked before it. */
interface Picked {
  readonly id: ClaimId | null
  readonly before: Picked | null
}

let latest: Picked | null = null

/** Picks a claim that is being made, or points at it as a link's other end. The answer picks again what was before it. */
function pick(id: ClaimId): () => void {
  if (useFocus.getState().linking) {
    useFocus.setState({ candidate: id })
    return () => useFocus.setState(({ candidate }) => ({ candidate: candidate === id ? null : candidate }))
  }
  // Picked before it is on disk: the next key is meant for it.
  const { claim } = useWorkbench.getState().workspace
  const isMade = !claim || cache.get('claims', claim) !== undefined
  const before = !isMade && latest?.id === claim ? latest : { id: claim, before: null }
  latest = { id, before }
  setWorkspace({ claim: id })
  return () => {
    if (useWorkbench.getState().workspace.claim === id) setWorkspace({ claim: standing(before) })
  }
}

/** The latest of them that has come about. */
function standing({ id, before }: Picked): ClaimId | null {
  return !before || (id && cache.get('claims', id)) ? id : standing(before)
}
