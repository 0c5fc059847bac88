import { expect } from 'vitest'
import { type Change, eachRecord, invertChange } from '../model/change'
import { deepEqual } from '../model/equal'
import { applyChange, IndexedProject } from '../model/indexed-project'
import type { Project } from '../model/project'
import { differences } from '../model/same-project'
import type { OperationBody, RequestedBody } from '../operations/operation'
import { operationBody } from '../operations/operation'
import { reduce } from '../operations/reducer'
import type { Refusal } from '../operations/refusal'
import { now, operation, scene } from './scene'

/** Not for a window to ask for: the engine makes them. */
const madeByEngine: ReadonlySet<OperationBody['kind']> = new Set([
  'records.patch',
  'merge',
  'decision.settle',
])

/**
 * Expects the operation to do to the scene what the lines say, one per record: `+ claims/four` for an added one,
 * `- claims/four` for one that went, `~ claims/four label: "event"` for the fields that changed. A stamp of now is
 * `changed`. Every way back is taken too: the inverse patch, the inverted change.
 */
export function expectChange(body: OperationBody, lines: readonly string[], start: Project = scene()): void {
  if (!madeByEngine.has(body.kind)) expect(operationBody.safeParse(body).error?.issues).toBeUndefined()
  const outcome = reduce(new IndexedProject(start), operation(body))
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.message}`)
  expect(summary(outcome.change).sort()).toEqual([...lines].sort())

  const end = applyChange(start, outcome.change)
  const inPlace = new IndexedProject(start)
  inPlace.apply(outcome.change)
  expect([...differences(inPlace.snapshot(), end)]).toEqual([])
  expect([...differences(applyChange(end, invertChange(outcome.change)), start)]).toEqual([])

  const inverse = JSON.parse(JSON.stringify(outcome.inverse))
  const undone = reduce(new IndexedProject(end), operation({ kind: 'records.patch', patch: inverse }))
  if (!undone.ok) throw new Error(`undo refused: ${undone.refusal.message}`)
  expect([...differences(applyChange(end, undone.change), start)]).toEqual([])
}

/** Expects the operation to be refused on the scene, for this reason, with a sentence that fits. */
export function expectRefusal(
  body: RequestedBody,
  code: Refusal['code'],
  message: RegExp,
  start = scene(),
): void {
  const outcome = reduce(new IndexedProject(start), operation(body))
  expect(outcome).toEqual({ ok: false, refusal: { code, message: expect.stringMatching(message) } })
}

function summary(change: Change): string[] {
  return [...eachRecord(change)].map(({ table, id, from, to }) => {
    if (!from) return `+ ${table}/${id}`
    if (!to) return `- ${table}/${id}`
    return `~ ${table}/${id} ${changedFields(from, to).join(', ')}`
  })
}

function changedFields(from: object, to: object): string[] {
  const was = from as Record<string, unknown>
  const is = to as Record<string, unknown>
  const changed = Object.keys(is).filter(name => !deepEqual(was[name], is[name]))
  return changed
    .sort()
    .map(name =>
      name === 'changed' && deepEqual(is[name], now) ? 'changed' : `${name}: ${JSON.stringify(is[name])}`,
    )
}
