/** What a key would be taken from, if a command took it. */
export interface Place {
  /** Letters are written there. */
  readonly typing: boolean
  /** Enter and Space press it. */
  readonly pressable: boolean
  /** A menu or list of choices that floats: letters look for a choice in it. */
  readonly choosing: boolean
}

const written = new Set([
  'text',
  'search',
  'url',
  'email',
  'password',
  'number',
  'tel',
  'date',
  'month',
  'time',
  'week',
])

/**
 * The place that the keys are going to. An article's text is editable to the browser, so that it has a caret, but
 * refuses every letter: it says so with `aria-readonly`, and its single keys are commands.
 */
export function placeOf(target: EventTarget | null): Place {
  if (!(target instanceof HTMLElement)) return { typing: false, pressable: false, choosing: false }
  const typing =
    (target instanceof HTMLInputElement && written.has(target.type)) ||
    target instanceof HTMLTextAreaElement ||
    (target.isContentEditable && target.closest('[aria-readonly="true"]') === null)
  const pressable =
    target.closest('button, a[href], summary, [role="button"], [role="menuitem"], [role="tab"]') !== null
  return {
    typing,
    pressable: pressable || (target instanceof HTMLInputElement && !typing),
    choosing: target.closest('[data-radix-popper-content-wrapper]') !== null,
  }
}

interface PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

const ownKeys = new Set([
  'a',
  'b',
  'c',
  'i',
  'u',
  'v',
  'x',
  'y',
  'z',
  'arrowleft',
  'arrowright',
  'arrowup',
  'arrowdown',
  'home',
  'end',
  'backspace',
  'delete',
])

/** Does the place need this key for itself: to write, to move the caret, to undo a letter, to be pressed? */
export function placeNeeds(place: Place, press: PressedKey): boolean {
  const key = press.key.toLowerCase()
  if (place.pressable && (key === 'enter' || key === ' ')) return true
  const chord = press.ctrlKey || press.metaKey
  if (place.choosing && !chord && !press.altKey) return true
  if (!place.typing) return false
  if (chord) return ownKeys.has(key)
  if (press.altKey) return key.length > 1 && !/^f\d/.test(key)
  return !/^f\d+$/.test(key) && key !== 'escape'
}
