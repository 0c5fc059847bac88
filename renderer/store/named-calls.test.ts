import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { WorkbenchEvent } from '#shared/api/events'
import { attachClient } from './engine'
import { NamedCalls } from './named-calls'
import { SpokenEngine } from './spoken-engine.test-support'
import { longWait } from './waiting'

const heard = vi.hoisted(() => new Set<(event: WorkbenchEvent) => void>())
vi.mock('./start', () => ({
  onEvent: (listener: (event: WorkbenchEvent) => void) => {
    heard.add(listener)
    return () => heard.delete(listener)
  },
}))

let engine: SpokenEngine
beforeEach(() => {
  vi.useFakeTimers()
  engine = new SpokenEngine()
  attachClient(engine.client)
})
afterEach(() => vi.useRealTimers())

/** Two calls of one name, which are answered when the test says so. */
function two() {
  const named = new NamedCalls()
  const ends: (() => void)[] = []
  let task = ''
  const ask = () =>
    named.ask(name => {
      task = name
      return new Promise<void>(resolve => ends.push(resolve))
    })
  const asked = [ask(), ask()]
  const tell = (what: string, share: number, of = task) => {
    for (const listener of heard) listener({ type: 'progress', task: of, what, done: share })
  }
  const end = async (at: number) => {
    ends[at]?.()
    await asked[at]
  }
  return { named, task, tell, end, ask }
}

test('what takes long says how far it is, from the first call to the end of the last', async () => {
  const { named, tell, end } = two()
  let told = 0
  named.subscribe(() => told++)
  tell('Putting side by side', 0.2)
  expect(named.under).toBeNull()
  vi.advanceTimersByTime(longWait)
  expect(named.under).toEqual({ what: 'Putting side by side', done: 0.2 })
  tell('Something else', 0.9, 'another')
  await end(0)
  tell('Counting', 0.4)
  expect(named.under).toEqual({ what: 'Counting', done: 0.4 })
  expect(named.under).toBe(named.under)
  await end(1)
  expect([named.under, heard.size, told]).toEqual([null, 0, 4])
})

test('what is over soon is never said to take long, and another that follows begins from nothing', async () => {
  const { named, tell, end, ask } = two()
  tell('Putting side by side', 0.9)
  await end(0)
  await end(1)
  vi.advanceTimersByTime(longWait)
  expect(named.under).toBeNull()
  void ask()
  vi.advanceTimersByTime(longWait)
  expect(named.under).toEqual({ what: '', done: null })
})

test('all are given up under their name, while there are any', async () => {
  const { named, task, end } = two()
  named.giveUp()
  expect(engine.calls).toEqual([['tasks.cancel', { task }]])
  await end(0)
  await end(1)
  named.giveUp()
  expect(engine.calls).toHaveLength(1)
})

test('whoever asks for one thing after another under the name is told that it was given up; who asks later is not', async () => {
  const named = new NamedCalls()
  let end = () => {}
  const asked = named.ask((_, givenUp) => new Promise(resolve => (end = () => resolve(givenUp.aborted))))
  named.giveUp()
  const later = named.ask(async (_, givenUp) => givenUp.aborted)
  end()
  expect([await asked, await later]).toEqual([true, false])
})
