import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { done, failed, type Problem, type Reply } from '#shared/api/problem'
import type { Window } from '#shared/api/views'
import { attachClient } from './engine'
import { setReporter } from './report'
import { readBetween, rowsBetween } from './rows-between'
import { SpokenEngine } from './spoken-engine.test-support'
import { giveUpWaiting, longWait, useWaiting } from './waiting'
import { useWorkbench } from './workbench'

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

const change = () => useWorkbench.setState(({ changes }) => ({ changes: changes + 1 }))
const all = Number.MAX_SAFE_INTEGER

test('rows are of one time: a list that becomes longer or shorter between two pages is begun anew', async () => {
  let list = Array.from({ length: 1_200 }, (_, at) => at)
  const offsets: number[] = []
  const read = async (offset: number, limit: number): Promise<Reply<Window<number>>> => {
    // Between the first page and the second, a row of the first goes.
    if (offsets.push(offset) === 2) list = list.slice(1)
    return done({ total: list.length, offset, rows: list.slice(offset, offset + limit) })
  }
  expect(await rowsBetween(title, read, 0, all)).toEqual(Array.from({ length: 1_199 }, (_, at) => at + 1))
  expect(offsets).toEqual([0, 500, 0, 500, 1000])
})

test('a list in which rows change places between two pages is begun anew', async () => {
  let list = Array.from({ length: 600 }, (_, at) => at)
  const offsets: number[] = []
  const read = async (offset: number, limit: number): Promise<Reply<Window<number>>> => {
    if (offsets.push(offset) === 2) {
      list = [...list].reverse()
      change()
    }
    return done({ total: list.length, offset, rows: list.slice(offset, offset + limit) })
  }
  expect(await rowsBetween(title, read, 0, all)).toEqual(list)
  expect(offsets).toEqual([0, 500, 0, 500])
})

test('what comes in one page is of one time, whatever changes meanwhile', async () => {
  let pages = 0
  const read = async (offset: number, limit: number) => {
    pages++
    change()
    return rows(offset, limit)
  }
  expect(await rowsBetween(title, read, 1_400, all)).toHaveLength(300)
  expect(pages).toBe(1)
})

test('where a list does not stay the same for long enough there are no rows, and that is said', async () => {
  let pages = 0
  const read = async (offset: number, limit: number) => {
    // It would come to rest in the end.
    if (++pages < 100) change()
    return rows(offset, limit)
  }
  expect(await rowsBetween(title, read, 0, all)).toBeNull()
  expect(said).toMatchObject([{ code: 'overtaken' }])
})

test('whoever reads them by a name of their own gives them up likewise', async () => {
  const givenUp = new AbortController()
  const offsets: number[] = []
  const read = async (offset: number, limit: number) => {
    if (offsets.push(offset) === 2) givenUp.abort()
    return rows(offset, limit)
  }
  expect(await readBetween(read, 0, all, givenUp.signal)).toMatchObject({ problem: { code: 'cancelled' } })
  expect(offsets).toEqual([0, 500])
})
