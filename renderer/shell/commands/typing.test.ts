import { expect, it } from 'vitest'
import { type Place, placeNeeds } from './typing'

const text: Place = { typing: true, pressable: false, choosing: false }
const button: Place = { typing: false, pressable: true, choosing: false }
const page: Place = { typing: false, pressable: false, choosing: false }
const choices: Place = { typing: false, pressable: false, choosing: true }
const press = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more })

it.each<[string, Place, ReturnType<typeof press>, boolean]>([
  ['a letter in a field', text, press('l'), true],
  ['a letter on the page', page, press('l'), false],
  ['a letter on a button', button, press('l'), false],
  ['Enter on a button', button, press('Enter'), true],
  ['Space on a button', button, press(' '), true],
  ['Enter on the page', page, press('Enter'), false],
  ['Ctrl+K in a field', text, press('k', { ctrlKey: true }), false],
  ['Ctrl+Z in a field', text, press('z', { ctrlKey: true }), true],
  ['Ctrl+Z on the page', page, press('z', { ctrlKey: true }), false],
  ['Cmd+C in a field', text, press('c', { metaKey: true }), true],
  ['an arrow in a field', text, press('ArrowDown'), true],
  ['Alt+1 in a field', text, press('1', { altKey: true }), false],
  ['Alt+Left in a field', text, press('ArrowLeft', { altKey: true }), true],
  ['F6 in a field', text, press('F6'), false],
  ['Escape in a field', text, press('Escape'), false],
  ['Enter in a field', text, press('Enter'), true],
  ['a letter over open choices', choices, press('4'), true],
  ['Ctrl+K over open choices', choices, press('k', { ctrlKey: true }), false],
])('%s is its own: %#', (_, place, pressed, expected) => {
  expect(placeNeeds(place, pressed)).toBe(expected)
})
