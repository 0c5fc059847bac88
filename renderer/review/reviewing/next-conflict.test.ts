import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { done, failed, type Problem, type Reply } from '#shared/api/problem'
import type { ReviewHead } from '#shared/api/review-views'
import { giveUpWaiting, setReporter } from '../../store'
import { attachClient } from '../../store/engine'
import { SpokenEngine } from '../../store/spoken-engine.test-support'
import { longWait } from '../../store/waiting'
import { toConflict } from './next-conflict'
import { review } from './review'

const total = 1_200
const head = { id: 'review', summary: { total }, progress: { conflicts: total } } as ReviewHead

let engine: SpokenEngine
let said: Problem[]
beforeEach(() => {
  vi.useFakeTimers()
  engine = new SpokenEngine()
  engine.answers['review.current'] = () => done(head)
  attachClient(engine.client)
  said = []
  setReporter(problem => said.push(problem))
  review.set({ stage: 'open', head, at: { key: '3', index: 3 } })
})
afterEach(() => void vi.useRealTimers())

const times = (method: string) => engine.calls.filter(([called]) => called === method).length
const page = ({ offset, limit }: { offset: number; limit: number }) =>
  done({
    ...{ total, offset },
    rows: Array.from({ length: Math.min(limit, total - offset) }, (_, at) => ({
      key: `${offset + at}`,
      standing: offset + at === 700 ? 'conflict' : 'theirs',
    })),
  })

test('the next conflict is gone to, on whichever page it is', async () => {
  engine.answers['review.list'] = page
  await toConflict()
  expect(review.use.getState().at).toEqual({ key: '700', index: 700 })
})

test('given up, it is gone to nowhere, and no further page is read', async () => {
  let answer: (reply: Reply<unknown>) => void = () => undefined
  engine.answers['review.list'] = () => new Promise(resolve => (answer = resolve))
  const gone = toConflict()
  await vi.advanceTimersByTimeAsync(longWait)
  giveUpWaiting()
  await gone
  answer(page({ offset: 0, limit: 500 }))
  await vi.advanceTimersByTimeAsync(0)
  expect(times('review.list')).toBe(1)
  expect([review.use.getState().at.key, said]).toEqual(['3', []])
})

test('where the list cannot be read that is said', async () => {
  const lost = failed('disk', 'It cannot be read.')
  engine.answers['review.list'] = () => lost
  await toConflict()
  expect([review.use.getState().at.key, said]).toEqual(['3', [lost.problem]])
})
