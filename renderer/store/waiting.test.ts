import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { firstOpening } from '#shared/api/events'
import { attachClient } from './engine'
import { SpokenEngine } from './spoken-engine.test-support'
import { endWaiting, giveUpWaiting, longWait, noteProgress, useWaiting, waitFor } from './waiting'

let engine: SpokenEngine
const told = (task: string, what: string, share: number, giveUp?: string) =>
  noteProgress({ type: 'progress', task, what, done: share, ...(giveUp !== undefined && { giveUp }) })
const waiting = () => useWaiting.getState().waiting

beforeEach(() => {
  vi.useFakeTimers()
  engine = new SpokenEngine()
  attachClient(engine.client)
})
afterEach(() => {
  endWaiting(waiting()?.task ?? '')
  vi.useRealTimers()
})

test('what takes long is shown with how far it has come, and can be given up once', async () => {
  let answer = (_: string) => {}
  let task = ''
  const asked = waitFor('Opening “a”', name => {
    task = name
    return new Promise<string>(resolve => {
      answer = resolve
    })
  })
  told(task, 'Reading the file', 0.2)
  told('another', 'Something else', 0.9)
  expect(waiting()).toMatchObject({ title: 'Opening “a”', what: 'Reading the file', done: 0.2, long: false })
  vi.advanceTimersByTime(longWait)
  told(task, 'Bringing the file up to date', 0.5, 'Close now')
  expect(waiting()).toMatchObject({ long: true, giveUp: 'Close now', givenUp: false })
  giveUpWaiting()
  giveUpWaiting()
  expect(engine.calls).toEqual([['tasks.cancel', { task }]])
  expect(waiting()?.givenUp).toBe(true)
  await vi.waitFor(() => expect(waiting()?.stopping).toBe(true))
  answer('over')
  expect(await asked).toBe('over')
  expect(waiting()).toBeNull()
})

test('what has nothing left to wait for is shown no more, though its answer is still to come', async () => {
  let answer = () => {}
  let task = ''
  const asked = waitFor('Undoing', name => {
    task = name
    return new Promise<void>(resolve => {
      answer = resolve
    })
  })
  vi.advanceTimersByTime(longWait)
  expect(waiting()).toMatchObject({ title: 'Undoing', long: true })
  told(task, '', 1)
  expect(waiting()).toBeNull()
  answer()
  await asked
  expect(waiting()).toBeNull()
})

test('of two waits the older one that takes long is shown, and then the other', async () => {
  const ends: (() => void)[] = []
  const wait = (title: string) => waitFor(title, () => new Promise<void>(resolve => ends.push(resolve)))
  const first = wait('Exporting')
  vi.advanceTimersByTime(longWait)
  const second = wait('Undoing')
  expect(waiting()).toMatchObject({ title: 'Exporting', long: true })
  vi.advanceTimersByTime(longWait)
  expect(waiting()?.title).toBe('Exporting')
  ends[0]?.()
  await first
  expect(waiting()).toMatchObject({ title: 'Undoing', long: true })
  ends[1]?.()
  await second
  expect(waiting()).toBeNull()
})

test('what is over at once is never shown, and a later wait is not ended by an earlier one', async () => {
  await waitFor('Closing', async () => null)
  vi.advanceTimersByTime(longWait)
  expect(waiting()).toBeNull()
  let end = () => {}
  const earlier = waitFor('Earlier', () => new Promise<void>(resolve => (end = resolve)))
  const later = waitFor('Later', () => new Promise<void>(() => {}))
  end()
  await earlier
  expect(waiting()?.title).toBe('Later')
  void later
})

test('the opening that a window begins with is waited for without having been asked for', () => {
  told(firstOpening, 'Reading the file', 0.1)
  vi.advanceTimersByTime(longWait)
  expect(waiting()).toMatchObject({ title: 'Opening the project', long: true })
  endWaiting(firstOpening)
  expect(waiting()).toBeNull()
})
