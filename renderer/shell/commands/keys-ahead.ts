import { handsAreFree, underLayer } from '../../widgets'
import { tabOn } from './tab-on'
import { placeOf } from './typing'

/**
 * What becomes of a key that is pressed before what it is meant for is there. `kept`: done when that has come. `passed`:
 * goes where it always goes. `left`: so it does, and nobody waits any more. `off`: nobody waits any more, and that was it.
 */
type Fate = 'kept' | 'passed' | 'left' | 'off'

/** Keys that are being kept, and the end of that. */
interface Keeping {
  readonly presses: readonly KeyboardEvent[]
  readonly stop: () => void
}

let keeping: Keeping | null = null

/**
 * Gives the keyboard to what is not there yet. Keys pressed until it is are meant for it, and for no command: they are
 * done in their order when it has come. Where it does not come, they are dropped; so they are at Escape or a press of
 * the pointer, and when the function that is answered is called: the keyboard then stays where it is. What was kept for
 * something that led on to this is meant for this.
 */
export function leadKeysTo(
  coming: Promise<HTMLElement | null>,
  fateOf: (press: KeyboardEvent, kept: number) => Fate = ({ key }) => (key === 'Escape' ? 'off' : 'kept'),
): () => void {
  const presses = [...(keeping?.presses ?? [])]
  keeping?.stop()
  const over = new AbortController()
  const { signal } = over
  const own = { presses, stop }
  keeping = own
  function stop() {
    over.abort()
    if (keeping === own) keeping = null
  }
  // Before all others, for the text answers some keys itself.
  const first = { capture: true, signal }
  const keep = (event: KeyboardEvent) => {
    const fate = fateOf(event, presses.length)
    if (fate === 'left' || fate === 'off') stop()
    if (fate === 'left' || fate === 'passed') return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (fate === 'kept') presses.push(event)
  }
  addEventListener('keydown', keep, first)
  addEventListener('pointerdown', stop, first)
  const handOver = async () => {
    const at = await coming.catch(() => null)
    if (signal.aborted) return
    stop()
    at?.focus()
    for (const press of at ? presses : []) {
      pressAgain(press)
      // What is drawn of it may be where the next one goes.
      await null
    }
  }
  void handOver()
  return stop
}

/** Gives the keyboard to a dialog that is opening and of which the program still has to be loaded; Escape closes it then. */
export function leadKeysToDialog(): () => void {
  const before = new Set(document.querySelectorAll('[role=dialog]'))
  const inDialog = () => {
    const at = document.activeElement
    const dialog = at?.closest('[role=dialog]')
    return at instanceof HTMLElement && dialog && !before.has(dialog) ? at : null
  }
  return leadKeysTo(whenThere(inDialog), () => 'kept')
}

/**
 * Gives the keyboard to a view of which the program still has to be loaded, or to the dialog that it opens with. What is
 * pressed with Ctrl or Alt is the window's, and who presses it goes elsewhere.
 */
export function leadKeysToView(): () => void {
  const inView = () => {
    const at = inHand()
    // A list that is there without its rows, and has the keyboard, knows what to do with it.
    const without = handsAreFree() ? '[data-coming], [aria-busy=true]' : '[data-coming]'
    const isComing = document.querySelector(`main :is(${without})`) !== null
    return isComing ? null : at
  }
  return leadKeysTo(whenThere(inView), (press, kept) => {
    if (isChord(press) || (press.altKey && !isAltGr(press))) return press.repeat ? 'passed' : 'left'
    if (press.key === 'Escape') return 'off'
    const isForOther = underLayer() || placeOf(press.target).typing
    return press.key === 'Tab' || (isForOther && kept === 0) ? 'passed' : 'kept'
  })
}

/** Gives the keyboard to whatever stands there when something has been done, or to the dialog that this has opened. */
export function leadKeysPast(done: Promise<unknown>): () => void {
  return leadKeysTo(done.then(() => new Promise(requestAnimationFrame)).then(() => whenThere(inHand)))
}

/** Frames that something has for coming after each key: some five seconds, after which nobody types on. */
const patience = 300

/** Where the keyboard stands: under a dialog that is opening, nowhere yet. */
function inHand(): HTMLElement | null {
  const at = document.activeElement
  return at instanceof HTMLElement && (!underLayer() || at.closest('[role=dialog]')) ? at : null
}

async function whenThere(find: () => HTMLElement | null): Promise<HTMLElement | null> {
  let typed = 0
  for (let frame = 0; frame < patience; frame++) {
    const found = find()
    if (found) return found
    const kept = keeping?.presses.length ?? 0
    if (kept > typed) frame = 0
    typed = kept
    await new Promise(requestAnimationFrame)
  }
  return null
}

/** Only the key itself: what a browser does with it by itself it does for nobody but the analyst. */
function pressAgain(press: KeyboardEvent): void {
  const at = document.activeElement
  const { key } = press
  if (!at?.dispatchEvent(new KeyboardEvent('keydown', press)) || isChord(press)) return
  if (key === 'Tab') tabOn(at, press.shiftKey)
  if (at instanceof HTMLElement && presses(at, key)) at.click()
  if (!placeOf(at).typing) return
  if (key === 'Backspace') document.execCommand('delete')
  else if (key === 'Enter' && at.tagName === 'TEXTAREA') document.execCommand('insertText', false, '\n')
  else if ([...key].length === 1) document.execCommand('insertText', false, key)
}

/** Whether the key presses what the keyboard stands on. A box is ticked by Space alone. */
const presses = (at: HTMLElement, key: string): boolean =>
  key === 'Enter'
    ? at.matches('button, a[href]')
    : key === ' ' && at.matches('button, input:is([type=checkbox], [type=radio])')

/** Some keyboards write letters with Ctrl and Alt together: that is no chord. */
const isAltGr = (press: KeyboardEvent): boolean => press.getModifierState('AltGraph')
const isChord = (press: KeyboardEvent): boolean => (press.ctrlKey || press.metaKey) && !isAltGr(press)
