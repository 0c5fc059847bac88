/** One key with its modifiers. `key` is lower case, or a name such as `enter`; `mod` is Ctrl, or Cmd on a Mac. */
export interface Stroke {
  readonly key: string
  readonly mod: boolean
  readonly alt: boolean
  /** Null where the key's own character tells (`?`, `1`): layouts differ in what needs Shift. */
  readonly shift: boolean | null
}

/** The part of a keyboard event that says which key it is. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  getModifierState?(name: string): boolean
}

const names: Record<string, string> = {
  esc: 'escape',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
  space: ' ',
  del: 'delete',
  return: 'enter',
  plus: '+',
}

export const onMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

/** Reads `Mod+Shift+Z`, `?`, `G A` (one after the other). Throws where a modifier is not one. */
export function parseKeys(keys: string): readonly Stroke[] {
  return keys.trim().split(/\s+/).map(parseStroke)
}

function parseStroke(text: string): Stroke {
  // A `+` at the end is the key itself: `Alt++`.
  const parts = text.endsWith('+') ? [...text.slice(0, -1).split('+').filter(Boolean), '+'] : text.split('+')
  const last = (parts.at(-1) ?? '').toLowerCase()
  const modifiers = parts.slice(0, -1).map(part => part.toLowerCase())
  for (const modifier of modifiers)
    if (!['mod', 'alt', 'shift'].includes(modifier))
      throw new Error(`No such modifier: ${modifier} in ${text}`)
  const key = names[last] ?? last
  const shift = modifiers.includes('shift')
  return {
    key,
    mod: modifiers.includes('mod'),
    alt: modifiers.includes('alt'),
    shift: shiftMatters(key) || shift ? shift : null,
  }
}

const shiftMatters = (key: string) => key.length > 1 || key === ' ' || /\p{L}/u.test(key)

/** Does this press make this stroke? By the character on the key; by its place where the layout's letters are not Latin. */
export function pressMakes(press: KeyPress, stroke: Stroke, mac = onMac): boolean {
  const typed = press.getModifierState?.('AltGraph') === true
  const mod = !typed && (mac ? press.metaKey : press.ctrlKey)
  const other = !typed && (mac ? press.ctrlKey : press.metaKey)
  if (other || mod !== stroke.mod || (!typed && press.altKey) !== stroke.alt) return false
  if (stroke.shift !== null && stroke.shift !== press.shiftKey) return false
  return keyOf(press) === stroke.key
}

/** The key's name as strokes have it. */
export function keyOf(press: Pick<KeyPress, 'key' | 'code' | 'altKey'>): string {
  const key = press.key.toLowerCase()
  // Alt makes other characters on a Mac, and a Cyrillic or Greek layout has no Latin letters at all.
  const foreign = key.length === 1 && (/[^\x20-\x7e]/.test(key) || press.altKey)
  if (foreign) {
    const place = /^(?:Key([A-Z])|Digit(\d))$/.exec(press.code)
    if (place) return (place[1] ?? place[2] ?? key).toLowerCase()
  }
  return key
}

const shown: Record<string, string> = {
  escape: 'Esc',
  contextmenu: 'Menu',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  enter: '↵',
  backspace: '⌫',
  delete: 'Del',
  ' ': 'Space',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  tab: 'Tab',
}

/** The keys as they are printed on caps: `Mod+K` is `Ctrl`, `K`. One list for each stroke. */
export function keyCaps(keys: string, mac = onMac): readonly (readonly string[])[] {
  return parseKeys(keys).map(stroke => [
    ...(stroke.mod ? [mac ? '⌘' : 'Ctrl'] : []),
    ...(stroke.alt ? [mac ? '⌥' : 'Alt'] : []),
    ...(stroke.shift ? [mac ? '⇧' : 'Shift'] : []),
    shown[stroke.key] ?? (stroke.key.length === 1 ? stroke.key.toUpperCase() : capital(stroke.key)),
  ])
}

/** The keys in words for a screen reader, as `aria-keyshortcuts` wants them. */
export function ariaKeys(keys: string, mac = onMac): string {
  return parseKeys(keys)
    .map(({ mod, alt, shift, key }) =>
      [
        mod && (mac ? 'Meta' : 'Control'),
        alt && 'Alt',
        shift && 'Shift',
        key === ' ' ? 'Space' : capital(key),
      ]
        .filter(Boolean)
        .join('+'),
    )
    .join(' ')
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
