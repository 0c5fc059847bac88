import { expect, test } from 'vitest'
import { readerCommandFor, readerKeys } from './keys'

const press = (key: string, ...held: ('ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey')[]) => ({
  key,
  ctrlKey: held.includes('ctrlKey'),
  metaKey: held.includes('metaKey'),
  altKey: held.includes('altKey'),
  shiftKey: held.includes('shiftKey'),
})

test('no key means two things', () => {
  const all = readerKeys.flatMap(({ keys }) => [...keys] as string[])
  expect(all).toHaveLength(new Set(all).size)
})

test('arrows walk, Shift moves the end, Alt the start, both by the character', () => {
  expect(readerCommandFor(press('ArrowDown'), false)).toBe('sentence.next')
  expect(readerCommandFor(press('ArrowRight', 'shiftKey'), false)).toBe('extend.word.on')
  expect(readerCommandFor(press('ArrowRight', 'altKey'), false)).toBe('start.word.on')
  expect(readerCommandFor(press('ArrowLeft', 'altKey', 'shiftKey'), false)).toBe('extend.character.back')
})

test('Mod is Ctrl, and Command on a Mac', () => {
  expect(readerCommandFor(press('ArrowDown', 'ctrlKey'), false)).toBe('paragraph.next')
  expect(readerCommandFor(press('ArrowDown', 'metaKey'), true)).toBe('paragraph.next')
  expect(readerCommandFor(press('ArrowDown', 'metaKey'), false)).toBeUndefined()
  expect(readerCommandFor(press('ArrowDown', 'ctrlKey'), true)).toBeUndefined()
})

test('letters, native caret keys and the rest are left alone', () => {
  for (const key of ['j', 'k', 'f', '1', 'ArrowRight', 'Home', 'F6'])
    expect(readerCommandFor(press(key), false)).toBeUndefined()
  expect(readerCommandFor(press('a', 'ctrlKey'), false)).toBeUndefined()
})
