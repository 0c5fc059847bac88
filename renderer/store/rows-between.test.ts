import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { done, failed, type Problem, type Reply } from '#shared/api/problem'
import type { Window } from '#shared/api/views'
import { attachClient } from './engine'
import { setReporter } from './report'
import { rowsBetween } from './rows-between'
import { SpokenEngine } from './spoken-engine.test-support'
import { giveUpWaiting, longWait, useWaiting } from './waiting'

let engine: SpokenEngine
let said: Problem[]

beforeEach(() => {
  vi.useFakeTimers()
  engine = new SpokenEngine()
  attachClient(engine.client)
  said = []
  setReporter(problem => said.push(problem))
})
afterEach(() => void vi.useRealTimers())

const total = 1_700
/** The rows of a list in which each is its own number. */
const rows = (offset: number, limit: number): Reply<Window<number>> =>
  done({
    ...{ total, offset },
    rows: Array.from({ length: Math.min(limit, total - offset) }, (_, at) => offset + at),
  })
const title = 'Looking for the rows'

test('rows are read from one to the other, whichever comes first, page by page', async () => {
  const asked: [number, number][] = []
  const read = async (offset: number, limit: number) => {
    asked.push([offset, limit])
    return rows(offset, limit)
  }
  expect(await rowsBetween(title, read, 1_102, 3)).toEqual(Array.from({ length: 1_100 }, (_, at) => at + 3))
  expect(asked).toEqual([
    [3, 500],
    [503, 500],
    [1003, 100],
  ])
  expect(await rowsBetween(title, read, 0, Number.MAX_SAFE_INTEGER)).toHaveLength(total)
})

test('where a page fails there are none, and that is said', async () => {
  const lost = failed('disk', 'It cannot be read.')
  const read = async (offset: number, limit: number) => (offset === 500 ? lost : rows(offset, limit))
  expect(await rowsBetween(title, read, 0, total - 1)).toBeNull()
  expect(said).toEqual([lost.problem])
  expect(useWaiting.getState().waiting).toBeNull()
})

test('given up, there are none, nothing is said, and no further page is read', async () => {
  const pages: (() => void)[] = []
  const tasks: string[] = []
  const found = rowsBetween(
    title,
    (offset, limit, task) => {
      tasks.push(task)
      return new Promise<Reply<Window<number>>>(answer => pages.push(() => answer(rows(offset, limit))))
    },
    0,
    total - 1,
  )
  await vi.advanceTimersByTimeAsync(longWait)
  expect(useWaiting.getState().waiting).toMatchObject({ title, long: true })
  pages[0]?.()
  await vi.waitFor(() => expect(pages).toHaveLength(2))
  giveUpWaiting()
  expect(await found).toBeNull()
  expect(engine.calls).toEqual([['tasks.cancel', { task: tasks[0] }]])
  expect(new Set(tasks).size).toBe(1)
  // The page that had been asked for comes all the same.
  pages[1]?.()
  await vi.advanceTimersByTimeAsync(0)
  expect(pages).toHaveLength(2)
  expect(said).toEqual([])
})
