import { afterEach, beforeEach, expect, test } from 'vitest'
import { done, failed, type Reply } from '#shared/api/problem'
import { hooked } from '../../hooked.test-support'
import { NamedCalls, useWorkbench } from '../../store'
import { attachClient } from '../../store/engine'
import { SpokenEngine } from '../../store/spoken-engine.test-support'
import { useAlikeCount } from './use-alike-count'

const cancelled = failed('cancelled', 'Reading it was cancelled.')
const left = { key: 'a', standing: 'theirs' as const }
const decided = { key: 'a', standing: 'decided' as const }

let asked: ((reply: Reply<unknown>) => void)[]
let part: Awaited<ReturnType<typeof counting>>

async function counting() {
  const calls = new NamedCalls()
  const use = ({ row, tries }: { row: typeof left | typeof decided; tries: number }) =>
    useAlikeCount({ id: 'review' }, row, { calls, tries })
  return hooked(use, { row: left, tries: 0 } as Parameters<typeof use>[0])
}

beforeEach(async () => {
  const engine = new SpokenEngine()
  asked = []
  engine.answers['review.alike'] = () => new Promise(answer => asked.push(answer))
  attachClient(engine.client)
  part = await counting()
})
afterEach(() => part.leave())

const answer = (reply: Reply<unknown>) => part.settle(() => asked.at(-1)?.(reply))
const counted = (count: number) => answer(done({ count, keys: [] }))
const change = () => part.settle(() => useWorkbench.setState(({ changes }) => ({ changes: changes + 1 })))

test('what is left of a kind is counted anew after each change, and the last count stays until then', async () => {
  await counted(7)
  await change()
  expect([part.said(), asked.length]).toEqual([{ count: 7, failure: null }, 2])
  await counted(6)
  expect(part.said()).toEqual({ count: 6, failure: null })
})

test('no count is shown once counting was cancelled, and there is a way to have it after all', async () => {
  await counted(7)
  await change()
  await answer(cancelled)
  expect(part.said()).toMatchObject({ count: null, failure: { problem: cancelled.problem } })
  await change()
  expect(asked, 'a change is no reason to count again').toHaveLength(2)
  await part.settle(() => part.said().failure?.again())
  expect(asked).toHaveLength(3)
  await counted(5)
  expect(part.said()).toEqual({ count: 5, failure: null })
})

test('what was cancelled is counted anew with the rest of the review', async () => {
  await answer(cancelled)
  await part.give({ row: left, tries: 1 })
  await counted(5)
  expect(part.said()).toEqual({ count: 5, failure: null })
})

test('a difference of which counting was cancelled is counted once it was decided and is opened again', async () => {
  await answer(cancelled)
  await part.give({ row: decided, tries: 0 })
  expect(part.said()).toEqual({ count: null, failure: null })
  await part.give({ row: left, tries: 0 })
  expect([part.said(), asked.length]).toEqual([{ count: null, failure: null }, 2])
  await counted(5)
  expect(part.said().count).toBe(5)
})
