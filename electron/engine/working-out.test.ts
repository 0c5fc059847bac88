import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { done, failed } from '#shared/api/problem'
import type { EntityId, MentionId } from '#shared/model/ids'
import type { OperationBody, SingleBody } from '#shared/operations/operation'
import { id, newMention, operation } from '#shared/testing/scene'
import { type CountingProject, large } from './queries/large.test-support'
import { isLong, workOut, workOutInSteps } from './working-out'

const mark = (at: number, entity: string): SingleBody => ({
  kind: 'mention.create',
  mention: newMention(`new-${at}`, 'dawn', 'soldiers', entity),
})
const batch = (entity: string, size = 1_000): OperationBody => ({
  kind: 'batch',
  title: 'Marked',
  operations: Array.from({ length: size }, (_, at) => mark(at, entity)),
})
const none = () => undefined
const ask = (body: OperationBody) => () => done({ body })
const workedOut = (body: OperationBody) => {
  const worked = workOut(project, ask(body), operation)
  if (!worked.ok) throw new Error(worked.problem.message)
  return worked.value
}

let project: CountingProject
beforeEach(() => {
  project = large(5)
  // Every look at the clock finds that a turn is due.
  let clock = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
})
afterEach(() => vi.restoreAllMocks())

function rename(name: string): void {
  const from = project.get('entities', id('entity-0'))
  const { outcome } = workedOut({ kind: 'entity.set', id: id('entity-0'), patch: { name } })
  if (!from || !outcome.ok) throw new Error('it cannot be renamed')
  project.apply(outcome.change)
}

test('what is worked out in steps is what is worked out at once, and others have their turns', async () => {
  let [turns, over] = [0, false]
  const turn = () => {
    turns++
    if (!over) setImmediate(turn)
  }
  setImmediate(turn)
  const asked = ask(batch('entity-0'))
  const worked = await workOutInSteps(project, asked, operation, none)
  over = true
  expect(worked).toEqual(workOut(project, asked, operation))
  expect(turns).toBeGreaterThan(1_000)
})

test('what others change meanwhile is taken in, however often they do', async () => {
  for (const times of [1, 10]) {
    let [left, signed] = [times, 0]
    const worked = await workOutInSteps(
      project,
      ask(batch('entity-0')),
      body => {
        signed++
        return operation(body)
      },
      () => {
        if (left-- > 0) rename(`Name ${left} of ${times}`)
        return undefined
      },
    )
    expect(worked).toMatchObject({ ok: true, value: { outcome: { ok: true }, version: project.version } })
    expect(signed).toBe(Math.min(times, 3) + 1)
  }
})

test('a batch that would be refused once an entity has gone is', async () => {
  let gone = false
  const worked = await workOutInSteps(project, ask(batch('entity-0')), operation, () => {
    if (gone) return undefined
    gone = true
    const { outcome } = workedOut({ kind: 'entity.delete', id: id('entity-0') })
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    project.apply(outcome.change)
    return undefined
  })
  expect(worked).toMatchObject({ ok: true, value: { outcome: { ok: false }, version: project.version } })
})

test('what hinders it meanwhile is answered', async () => {
  const closed = failed('not-open', 'The project has been closed.')
  expect(await workOutInSteps(project, ask(batch('entity-0')), operation, () => closed)).toBe(closed)
})

test('what was begun is ended where it is worked out anew or given up', async () => {
  const ended = vi.fn()
  function* asking() {
    try {
      for (;;) yield 0
    } finally {
      ended()
    }
  }
  const closed = failed('not-open', 'The project has been closed.')
  expect(await workOutInSteps(project, asking as never, operation, () => closed)).toBe(closed)
  expect(ended).toHaveBeenCalledOnce()
})

test('batches of many parts are long, and so is what much hangs on', () => {
  const bodies = [batch('x', 2), batch('x', 1_000), mark(0, 'x')]
  expect(bodies.map(body => isLong(body, project))).toEqual([false, true, false])
  const merge = { kind: 'entity.merge', from: 'entity-0' as EntityId, into: 'entity-1' as EntityId } as const
  expect(isLong(merge, project)).toBe(false)
  const mentions = Array.from({ length: 1_000 }, (_, at) => id<MentionId>(`mention-${at}`))
  vi.spyOn(project, 'mentionsOf').mockReturnValue(new Set(mentions))
  expect(isLong(merge, project)).toBe(true)
})
