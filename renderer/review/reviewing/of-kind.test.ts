import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { done, type Reply } from '#shared/api/problem'
import type { ReviewRow } from '#shared/api/review-views'
import { giveUpWaiting, useWaiting } from '../../store'
import { attachClient } from '../../store/engine'
import { SpokenEngine } from '../../store/spoken-engine.test-support'
import { longWait } from '../../store/waiting'
import { ofKind } from './of-kind'

const row = { key: 'a', table: 'claims', kind: 'changed', file: 0 } as ReviewRow
const alike = done({ count: 2, keys: ['a', 'b'] })

let engine: SpokenEngine
let answer: (reply: Reply<unknown>) => void
beforeEach(() => {
  vi.useFakeTimers()
  engine = new SpokenEngine()
  engine.answers['review.alike'] = () => new Promise(resolve => (answer = resolve))
  engine.answers['review.list'] = () =>
    done({ total: 3, offset: 0, rows: ['a', 'b', 'c'].map(key => ({ key })) })
  engine.answers['review.preview'] = () => done({ cameAlong: [] })
  attachClient(engine.client)
})
afterEach(() => void vi.useRealTimers())

const tasks = () => new Set(engine.calls.map(([, params]) => (params as { task?: string }).task))

test('what is left of a kind is listed, and all of it is asked for under the name that is waited for', async () => {
  const found = ofKind({ id: 'review' }, row)
  const task = useWaiting.getState().waiting?.task
  answer(alike)
  expect(await found).toMatchObject({ rows: [{ key: 'a' }, { key: 'b' }], cameAlong: [] })
  expect(engine.calls.map(([method]) => method)).toEqual(['review.alike', 'review.list', 'review.preview'])
  expect(tasks()).toEqual(new Set([task]))
})

test('once looking for it was given up, nothing else is asked for', async () => {
  const found = ofKind({ id: 'review' }, row)
  await vi.advanceTimersByTimeAsync(longWait)
  giveUpWaiting()
  expect(await found).toBeNull()
  // What the engine had found by then comes all the same.
  answer(alike)
  await vi.advanceTimersByTimeAsync(0)
  expect(engine.calls.map(([method]) => method)).toEqual(['review.alike', 'tasks.cancel'])
})
