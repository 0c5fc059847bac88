import { expect, test } from 'vitest'
import type { Patch } from '../model/change'
import { IndexedProject } from '../model/indexed-project'
import type { HistoryEntry } from '../operations/history'
import { newEntity, scene } from '../testing/scene'
import { stateAt } from './past-state'

test('one operation on many records is taken back in steps that others can come between', () => {
  const many = 10_000
  const then = newEntity('entity-then' as never, 'As it was then')
  const gone = Object.fromEntries(
    Array.from({ length: many }, (_, at) => [`entity-${at}`, { ...then, id: `entity-${at}` }]),
  )
  const history = [{ inverse: { entities: gone } as unknown as Patch } as HistoryEntry]
  const work = stateAt(new IndexedProject(scene()), history, 0)
  let steps = 0
  let step = work.next()
  for (; !step.done; step = work.next()) steps++
  expect(steps).toBeGreaterThan(15)
  expect(step.value.get('entities', 'entity-9999')).toEqual({ ...then, id: 'entity-9999' })
})
