import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { WorkbenchEvent } from '#shared/api/events'
import { done, failed, type Reply } from '#shared/api/problem'
import { Announcements } from './announcements'
import { Folding } from './folding'
import type { OpenStore } from './storage/project-store'

/* What the windows are told of a change that was refused, and of the folds after it. */

const refused = failed('disk', 'The change was not kept.').problem
const notKept = `writing: ${refused.message}`
const unfolded = failed('disk', 'The file was not written.')
let fold: () => Reply<boolean>
let folding: Folding
let windows: Announcements
let told: string[]

beforeEach(() => {
  vi.useFakeTimers()
  told = []
  windows = new Announcements()
  windows.listen(event => told.push(wordsOf(event)))
  const store: Partial<OpenStore> = { fold: async () => fold(), readOnly: null }
  folding = new Folding(store as OpenStore, windows, () => undefined)
})
afterEach(() => vi.useRealTimers())

const wordsOf = (event: WorkbenchEvent) =>
  event.type === 'trouble' ? `${event.what}: ${event.problem.message}` : event.type
const idle = () => vi.advanceTimersByTimeAsync(60_000)

it('a fold that fails after a refused change does not hide it, and is told of once changes are kept again', async () => {
  windows.trouble('writing', refused)
  fold = () => unfolded
  expect(await folding.now()).toEqual(unfolded)
  expect(new Set(told)).toEqual(new Set([notKept]))
  // A window that comes now hears what the others know.
  expect(windows.gravest).toEqual({ what: 'writing', problem: refused })
  windows.works('writing')
  expect(told.at(-1)).toBe(`folding: ${unfolded.problem.message}`)
  fold = () => done(true)
  await idle()
  expect(told.at(-1)).toBe('recovered')
})

it('a fold that comes by itself and has nothing to write says nothing of a disk that has refused a change', async () => {
  windows.trouble('writing', refused)
  fold = vi.fn(() => done(false))
  folding.whenIdle()
  await idle()
  expect(fold).toHaveBeenCalledOnce()
  expect(told).toEqual([notKept])
})

it('one that writes says that it works, and so does the analyst’s own where nothing is missing', async () => {
  windows.trouble('writing', refused)
  fold = () => done(true)
  folding.whenIdle()
  await idle()
  windows.trouble('writing', refused)
  fold = () => done(false)
  expect(await folding.now()).toEqual(done(null))
  expect(told).toEqual([notKept, 'recovered', notKept, 'recovered'])
})
