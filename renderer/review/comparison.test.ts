import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Client } from '#shared/api/client'
import type { DifferenceRow } from '#shared/api/compare-views'
import type { Method } from '#shared/api/contract'
import type { WorkbenchEvent } from '#shared/api/events'
import { done, failed, type Reply } from '#shared/api/problem'
import { emptyWorkspace } from '#shared/api/settings'
import { startWorkbench } from '../store'
import { activeIndex } from './active'
import { makeComparison } from './comparison'

/* A comparison while it is made, given up, and overtaken, with an engine that a test speaks for. */

interface Asked {
  readonly task: string
  answer(reply: Reply<unknown>): void
}

let calls: [method: Method, params: unknown][]
let opens: Asked[]
let tell: (event: WorkbenchEvent) => void

beforeEach(async () => {
  vi.stubGlobal('window', new EventTarget())
  calls = []
  opens = []
  const start = {
    host: 'web',
    version: '0',
    settings: {},
    project: null,
    workspace: emptyWorkspace,
    recent: [],
  }
  const client: Client = {
    call: async (method, params) => {
      calls.push([method, params])
      if (method === 'workbench.start') return done(start) as never
      if (method !== 'comparisons.open') return done(null) as never
      const { task } = params as { task: string }
      return new Promise<Reply<unknown>>(answer => opens.push({ task, answer })) as never
    },
    listen: listener => {
      tell = listener
      return () => {}
    },
  }
  await startWorkbench(client)
})
afterEach(() => void vi.unstubAllGlobals())

const snapshot = { kind: 'snapshot', id: 'one' } as const
const head = (id: string) => done({ id })
const last = (): Asked => opens.at(-1) as Asked
const called = (method: Method) => calls.filter(([name]) => name === method).map(([, params]) => params)

test('tells how far its own task has come, and of no other', async () => {
  const { use, open } = makeComparison()
  const opened = open(snapshot, 'the snapshot')
  tell({ type: 'progress', task: 'another', what: 'Importing', done: 0.9 })
  expect(use.getState().progress).toMatchObject({ what: 'Comparing', done: null })
  tell({ type: 'progress', task: last().task, what: 'Reading the snapshot', done: 0.5 })
  expect(use.getState().progress).toMatchObject({ what: 'Reading the snapshot', done: 0.5 })
  last().answer(head('first'))
  expect(await opened).toBe(true)
  expect(use.getState()).toMatchObject({ stage: 'open', head: { id: 'first' }, progress: null })
})

test('given up, it is cancelled at the engine and leaves nothing', async () => {
  const { use, open, leave } = makeComparison()
  const opened = open(snapshot, 'the snapshot')
  leave()
  expect(called('tasks.cancel')).toEqual([{ task: last().task }])
  last().answer(failed('cancelled', 'Given up.'))
  expect(await opened).toBe(false)
  expect(use.getState().stage).toBe('none')
})

test('an answer that comes after it was given up is closed at the engine', async () => {
  const { use, open, leave } = makeComparison()
  const opened = open(snapshot, 'the snapshot')
  leave()
  last().answer(head('late'))
  expect(await opened).toBe(false)
  expect(called('comparisons.close')).toEqual([{ comparison: 'late' }])
  expect(use.getState().stage).toBe('none')
})

test('a second takes the place of the first, which is closed', async () => {
  const { use, open } = makeComparison()
  const first = open(snapshot, 'the first')
  last().answer(head('first'))
  await first
  const second = open(snapshot, 'the second')
  last().answer(head('second'))
  await second
  expect(called('comparisons.close')).toEqual([{ comparison: 'first' }])
  expect(use.getState()).toMatchObject({ head: { id: 'second' }, title: 'the second' })
})

test('what cannot be compared says why, and stays until it is left', async () => {
  const { use, open, leave } = makeComparison()
  const opened = open(snapshot, 'the snapshot')
  last().answer(failed('damaged', 'The snapshot breaks off.'))
  expect(await opened).toBe(false)
  expect(use.getState()).toMatchObject({ stage: 'failed', problem: { message: 'The snapshot breaks off.' } })
  leave()
  expect(use.getState().stage).toBe('none')
})

test('what was dealt with is marked no longer, the rest stays marked', () => {
  const { use, mark, toggle, unmark } = makeComparison()
  const row = (key: string) => ({ key }) as DifferenceRow
  mark([row('claims/1'), row('claims/2')])
  toggle(row('claims/3'))
  toggle(row('claims/1'))
  unmark([row('claims/2')])
  expect([...use.getState().marked.keys()]).toEqual(['claims/3'])
  unmark('all')
  expect(use.getState().marked.size).toBe(0)
})

test('the keyboard stays on its difference where it moves, and on its place where it goes', () => {
  const list = (...keys: string[]) => ({
    total: keys.length,
    row: (index: number) => (keys[index] ? ({ key: keys[index] } as DifferenceRow) : undefined),
  })
  const at = { key: 'b', index: 1 }
  expect(activeIndex(list('a', 'b', 'c'), at)).toBe(1)
  expect(activeIndex(list('b', 'c'), at)).toBe(0)
  expect(activeIndex(list('a', 'c'), at)).toBe(1)
  expect(activeIndex(list('a'), at)).toBe(0)
  expect(activeIndex(list(), at)).toBe(null)
})
