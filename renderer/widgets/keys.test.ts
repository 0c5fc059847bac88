import { describe, expect, it } from 'vitest'
import { ariaKeys, type KeyPress, keyCaps, parseKeys, pressMakes } from './keys'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})
const makes = (keys: string, event: KeyPress, mac = false) => {
  const [stroke] = parseKeys(keys)
  return stroke !== undefined && pressMakes(event, stroke, mac)
}

describe('a press makes a stroke', () => {
  it.each<[string, KeyPress, boolean]>([
    ['L', press('l'), true],
    ['L', press('L'), true], // caps lock
    ['L', press('L', { shiftKey: true }), false],
    ['Shift+L', press('L', { shiftKey: true }), true],
    ['Mod+K', press('k', { ctrlKey: true }), true],
    ['Mod+K', press('k'), false],
    ['Mod+K', press('k', { ctrlKey: true, altKey: true }), false],
    ['K', press('k', { metaKey: true }), false],
    ['?', press('?', { shiftKey: true }), true],
    ['/', press('/', { shiftKey: true }), true], // a German layout has it on Shift+7
    ['1', press('1', { shiftKey: true, code: 'Digit1' }), true], // a French layout
    ['Esc', press('Escape'), true],
    ['Shift+Down', press('ArrowDown', { shiftKey: true }), true],
    ['Down', press('ArrowDown', { shiftKey: true }), false],
    ['Space', press(' '), true],
    ['L', press('д', { code: 'KeyL' }), true], // a Cyrillic layout
    ['Mod+Z', press('я', { code: 'KeyZ', ctrlKey: true }), true],
    ['Alt+1', press('¡', { code: 'Digit1', altKey: true }), true],
    ['Alt++', press('+', { altKey: true, shiftKey: true }), true],
    ['Mod+Plus', press('+', { ctrlKey: true, shiftKey: true }), true],
  ])('%s by %o: %s', (keys, event, expected) => {
    expect(makes(keys, event)).toBe(expected)
  })

  it('takes Cmd for Mod on a Mac, and leaves Ctrl alone', () => {
    expect(makes('Mod+K', press('k', { metaKey: true }), true)).toBe(true)
    expect(makes('Mod+K', press('k', { ctrlKey: true }), true)).toBe(false)
  })

  it('takes what AltGr types for the character, not for Ctrl and Alt', () => {
    const altGr = press('@', { ctrlKey: true, altKey: true, getModifierState: name => name === 'AltGraph' })
    expect(makes('@', altGr)).toBe(true)
    expect(makes('Mod+Alt+@', altGr)).toBe(false)
  })
})

describe('keys are shown', () => {
  it.each([
    ['Mod+K', [['Ctrl', 'K']]],
    ['G A', [['G'], ['A']]],
    ['Shift+Down', [['Shift', '↓']]],
    ['?', [['?']]],
    ['+', [['+']]],
    ['Mod+Plus', [['Ctrl', '+']]],
    ['F8', [['F8']]],
  ])('%s', (keys, caps) => {
    expect(keyCaps(keys, false)).toEqual(caps)
  })

  it('in the words of aria-keyshortcuts', () => {
    expect(ariaKeys('Mod+Shift+Z', false)).toBe('Control+Shift+Z')
    expect(ariaKeys('G A', false)).toBe('G A')
  })

  it('never with a modifier that is none', () => {
    expect(() => parseKeys('Hyper+K')).toThrow('hyper')
  })
})
