import { placeOf } from './typing'

let giveUp = () => {}

/**
 * Gives the keyboard to a field that is not there yet. Keys pressed until it is are meant for it, and for no command: they
 * are done in their order when it has come. Where it does not come, they are dropped; so they are at Escape or a press of
 * the pointer, and the keyboard then stays where it is.
 */
export async function leadKeysTo(coming: Promise<HTMLElement | null>): Promise<void> {
  giveUp()
  const over = new AbortController()
  const { signal } = over
  giveUp = () => over.abort()
  const presses: KeyboardEvent[] = []
  // Before all others, for the text answers some keys itself.
  const first = { capture: true, signal }
  const keep = (event: KeyboardEvent) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    if (event.key === 'Escape') giveUp()
    else presses.push(event)
  }
  addEventListener('keydown', keep, first)
  addEventListener('pointerdown', giveUp, first)
  const field = await coming.catch(() => null)
  if (signal.aborted) return
  giveUp()
  field?.focus()
  for (const press of field ? presses : []) {
    pressAgain(press)
    // What is drawn of it may be where the next one goes.
    await null
  }
}

/** Gives the keyboard to the field of a dialog that is opening, of which the program may still have to be loaded. */
export const leadKeysToDialog = () => void leadKeysTo(dialogField())

/** Frames that a dialog has for coming: some five seconds, after which nobody types on. */
const patience = 300

async function dialogField(): Promise<HTMLElement | null> {
  for (let frame = 0; frame < patience; frame++) {
    const field = document.querySelector<HTMLElement>('[role=dialog] input')
    if (field) return field
    await new Promise(requestAnimationFrame)
  }
  return null
}

/** Only the key itself: what a browser does with it by itself it does for nobody but the analyst. */
function pressAgain(press: KeyboardEvent): void {
  const at = document.activeElement
  const { key } = press
  if (!at?.dispatchEvent(new KeyboardEvent('keydown', press)) || !placeOf(at).typing) return
  if (press.ctrlKey || press.metaKey) return
  if (key === 'Backspace') document.execCommand('delete')
  else if (key === 'Enter' && at.tagName === 'TEXTAREA') document.execCommand('insertText', false, '\n')
  else if ([...key].length === 1) document.execCommand('insertText', false, key)
}
