/*
 * What the reader can be told to do, and with which keys. The command registry shows these and may run any of them
 * through `ReaderHandle.run`; the reader itself answers the keys while it has the focus, except single letters,
 * which belong to the registry because labels use them.
 *
 * The rule to remember: arrows walk, Shift moves the end, Alt moves the start, Shift+Alt goes by the character.
 */

export interface ReaderKey {
  readonly id: string
  /** As in KeyboardEvent.key, modifiers first in the order Mod, Alt, Shift; Mod is Ctrl, or Command on a Mac. */
  readonly keys: readonly string[]
  readonly title: string
}

export const readerKeys = [
  { id: 'sentence.next', keys: ['ArrowDown', 'j'], title: 'Next sentence' },
  { id: 'sentence.previous', keys: ['ArrowUp', 'k'], title: 'Previous sentence' },
  { id: 'paragraph.next', keys: ['Mod+ArrowDown'], title: 'Next paragraph' },
  { id: 'paragraph.previous', keys: ['Mod+ArrowUp'], title: 'Previous paragraph' },
  { id: 'sentence.here', keys: ['Mod+.'], title: 'Select the sentence under the caret' },
  { id: 'extend.word.on', keys: ['Shift+ArrowRight', 'Mod+Shift+ArrowRight'], title: 'Extend by a word' },
  { id: 'extend.word.back', keys: ['Shift+ArrowLeft', 'Mod+Shift+ArrowLeft'], title: 'Shorten by a word' },
  { id: 'extend.sentence.on', keys: ['Shift+ArrowDown'], title: 'Extend by a sentence' },
  { id: 'extend.sentence.back', keys: ['Shift+ArrowUp'], title: 'Shorten by a sentence' },
  { id: 'extend.character.on', keys: ['Alt+Shift+ArrowRight'], title: 'Extend by a character' },
  { id: 'extend.character.back', keys: ['Alt+Shift+ArrowLeft'], title: 'Shorten by a character' },
  { id: 'extend.to.end', keys: ['Mod+Shift+End'], title: 'Select to the end of the text' },
  { id: 'extend.to.start', keys: ['Mod+Shift+Home'], title: 'Select to the beginning of the text' },
  { id: 'start.word.on', keys: ['Alt+ArrowRight'], title: 'Move the start on by a word' },
  { id: 'start.word.back', keys: ['Alt+ArrowLeft'], title: 'Move the start back by a word' },
  { id: 'swap', keys: ['.'], title: 'Let the other end of the selection move' },
  { id: 'span.next', keys: ['Tab'], title: 'Next claim' },
  { id: 'span.previous', keys: ['Shift+Tab'], title: 'Previous claim' },
  { id: 'span.open', keys: ['Enter'], title: 'Open the claim under the caret' },
  { id: 'span.menu', keys: ['ContextMenu', 'Shift+F10'], title: 'What can be done with the claim' },
  { id: 'page.down', keys: [' '], title: 'A page down' },
  { id: 'page.up', keys: ['Shift+ '], title: 'A page up' },
  { id: 'clear', keys: ['Escape'], title: 'Clear the selection' },
] as const satisfies readonly ReaderKey[]

export type ReaderCommand = (typeof readerKeys)[number]['id']

const commands = new Map<string, ReaderCommand>(
  readerKeys.flatMap(({ id, keys }) => keys.map(key => [key, id] as const)),
)

/** The command that a key press means to the reader; undefined for those that are not its own, single letters among them. */
export function readerCommandFor(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
  mac: boolean,
): ReaderCommand | undefined {
  if (/^[\p{L}\p{N}]$/u.test(event.key)) return undefined
  if (mac ? event.ctrlKey : event.metaKey) return undefined
  const mod = (mac ? event.metaKey : event.ctrlKey) ? 'Mod+' : ''
  return commands.get(`${mod}${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${event.key}`)
}
