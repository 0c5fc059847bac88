import { afterEach, expect, test, vi } from 'vitest'
import { type Draft, owesAtEnd, owesAtPause, written } from './draft-text'
import { keepOpen } from './open-drafts'

const paused = (draft: Draft): Draft => ({ ...draft, sent: draft.text })

test('a pause hands over once, and what is written on is handed over at the end', () => {
  const begun = written(null, 'About ', '')
  expect(owesAtPause(begun, '')).toBe(true)
  const saved = paused(begun)
  expect(owesAtPause(saved, 'About')).toBe(false)
  expect(owesAtEnd(saved, 'About')).toBe(false)
  const on = written(saved, 'About eleven', 'About')
  expect(on.before).toBe('')
  expect(owesAtPause(on, 'About')).toBe(true)
  expect(owesAtEnd(on, 'About')).toBe(true)
})

test('nothing new owes nothing', () => {
  expect(owesAtPause(written(null, 'Same', 'Same'), 'Same')).toBe(false)
  expect(owesAtEnd(written(null, 'Same', 'Same'), 'Same')).toBe(false)
})

test('going back to the first words is news while a pause’s words are on their way, and after', () => {
  const saved = paused(written(null, 'New', 'Old'))
  const back = written(saved, 'Old', 'Old')
  expect(owesAtPause(back, 'Old')).toBe(true)
  expect(owesAtEnd(back, 'Old')).toBe(true)
  expect(owesAtEnd(back, 'New')).toBe(true)
})

test('what a pause handed over and was not taken is handed over again at the end', () => {
  const refused = paused(written(null, 'New', 'Old'))
  expect(owesAtEnd(refused, 'Old')).toBe(true)
  expect(owesAtEnd(refused, 'New')).toBe(false)
})

afterEach(() => vi.unstubAllGlobals())

test('a page that goes away, or is hidden, commits what is open and nothing that is closed', () => {
  const page = new EventTarget()
  const text = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('window', page)
  vi.stubGlobal('document', text)
  const [first, second] = [vi.fn(), vi.fn()]
  const close = keepOpen(first)
  const closeSecond = keepOpen(second)
  page.dispatchEvent(new Event('pagehide'))
  expect([first, second].map(commit => commit.mock.calls.length)).toEqual([1, 1])
  close()
  text.dispatchEvent(new Event('visibilitychange'))
  expect(second).toHaveBeenCalledTimes(1)
  text.visibilityState = 'hidden'
  text.dispatchEvent(new Event('visibilitychange'))
  expect(first).toHaveBeenCalledTimes(1)
  expect(second).toHaveBeenCalledTimes(2)
  closeSecond()
  page.dispatchEvent(new Event('pagehide'))
  expect(second).toHaveBeenCalledTimes(2)
})
