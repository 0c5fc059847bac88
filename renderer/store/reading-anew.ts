import { keptTables } from '#shared/api/told'
import type { Slice } from '#shared/api/views'
import { heardInTurn } from './drawn-first'
import { callOutOfTurn } from './engine'
import { forgetOldTexts } from './old-texts'
import { shownNow } from './shown-now'
import { cache, texts, useWorkbench } from './workbench'

/* Reading anew what the window shows, where more has changed than it is told. */

/** The project as it was read anew last, and of which showing of it that was. */
let last = { opening: -1, version: -1 }

/** Whether the window has read what it shows, as of that state of the project or a later one. */
export const hasRead = (version: number): boolean =>
  last.opening === useWorkbench.getState().opening && version <= last.version

let times = 0

/** How often all has been read anew: what was asked for before the last time may be older than what is here. */
export const timesReadAnew = (): number => times

/**
 * Reads what the window shows, has it in place of all that was kept, and goes on with `then`, all in one turn. What the
 * window does not show it forgets, and reads when it is asked for. Where another project is shown by then, none of it is
 * done. Not asked for in turn: whatever else the engine says waits until this is here.
 */
export async function readAnew(then: () => void): Promise<void> {
  const { head, opening } = useWorkbench.getState()
  if (!head) return
  const shown = shownNow()
  const reply = await callOutOfTurn('records.read', { project: head.path, ...shown })
  if (useWorkbench.getState().opening !== opening) return
  if (!reply.ok && reply.problem.code === 'disconnected') {
    onceConnected()
    return then()
  }
  times++
  if (reply.ok) {
    last = { opening, version: reply.value.version }
    keepOnly(reply.value.slice, new Set(shown.articles))
  } else {
    // Whoever shows something asks for it again, and is told why it cannot be read.
    keepOnly({}, new Set())
    useWorkbench.setState({ opening: opening + 1 })
  }
  then()
}

let awaitsConnection = false

/**
 * Has what is shown read anew as soon as the engine can be reached again, before anything that it says then is heard.
 * Until then it stays as it was: nobody could read it, were it forgotten.
 */
function onceConnected(): void {
  if (awaitsConnection) return
  awaitsConnection = true
  const stop = useWorkbench.subscribe(({ connection }) => {
    if (connection !== 'open') return
    stop()
    awaitsConnection = false
    heardInTurn(() => readAnew(() => useWorkbench.setState(({ changes }) => ({ changes: changes + 1 }))))
  })
}

function keepOnly(slice: Slice, articles: ReadonlySet<string>): void {
  for (const id of [...texts.keys()]) if (!articles.has(id)) texts.delete(id)
  forgetOldTexts(slice.articles ?? [])
  cache.keepOnly(keptTables, slice)
}
