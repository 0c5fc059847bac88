import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { atOnce } from '#shared/model/at-once'
import type { AnnotatorId, EntityId, OperationId, ProjectId } from '#shared/model/ids'
import type { HistoryEntry } from '#shared/operations/history'
import type { Operation, OperationBody } from '#shared/operations/operation'
import { reduce } from '#shared/operations/reducer'
import { hashOfOperation } from '#shared/provenance/heads'
import { newEntity } from '#shared/testing/scene'
import { entryFault, entryFaultSoon, provingEntry } from './entry-shape'
import { isLong } from './project-document'
import { createStore, type OpenStore } from './project-store'
import { Workplace } from './testing/workplace'
import { sha256 } from './text-hash'

const at = '2025-03-02T10:00:00.000Z'
const by = 'annotator-sample' as AnnotatorId
const signed = (body: OperationBody, name = 'op-large'): Operation => ({
  id: name as OperationId,
  by,
  at,
  body,
})
const many = <V>(of: (at: number) => V) => Array.from({ length: 250 }, (_, at) => of(at))
const entities = many(at => ({
  kind: 'entity.create' as const,
  entity: newEntity(`entity-${at}` as EntityId, `Name ${at}`),
}))
const batch = (operations: readonly unknown[]) =>
  ({ kind: 'batch', title: 'Many', operations }) as unknown as OperationBody
const patched = (fields: (at: number) => unknown) => ({
  mentions: Object.fromEntries(many(at => [`mention-${at}`, fields(at)])),
})

describe('an entry is looked through in steps', () => {
  const patch = patched(at => (at % 2 ? null : { entity: null }))
  const merge = (parts: object) =>
    ({
      kind: 'merge',
      from: { title: '' },
      operations: [],
      decisions: [],
      patch: {},
      ...parts,
    }) as OperationBody
  const last = <V>(all: readonly V[], of: unknown) => [...all.slice(0, -1), of]
  const carried = many(at => signed(entities[at] as never, `op-${at}`))
  const decision = { id: 'decision-1', subject: 'claims/claim-1', code: 'both-changed', settled: false }
  const open = { ...decision, base: null, value: null, options: [], follows: [], from: '', reason: '' }

  test.each<readonly [string, Operation, inverse: object, steps: number]>([
    ['a batch', signed(batch(entities)), {}, 3],
    ['a patch', signed({ kind: 'records.patch', patch: patch as never }), {}, 3],
    ['what takes it back', signed(batch(entities)), patch, 6],
    [
      'a merge',
      signed(merge({ operations: carried, decisions: many(() => open), patch, besides: patch })),
      patch,
      12,
    ],
    ['a short one', signed(entities[0] as never), {}, 0],
  ])('%s that is right is found to be', async (_, operation, inverse, atLeast) => {
    const entry = { operation, inverse } as HistoryEntry
    expect(entryFault(entry)).toBeUndefined()
    const soon = entryFaultSoon(entry)
    expect([soon instanceof Promise, await soon]).toEqual([isLong(entry), undefined])
    const steps = provingEntry(entry)
    let taken = 0
    let step = steps.next()
    for (; !step.done; step = steps.next()) taken++
    expect([step.value, taken >= atLeast]).toEqual([true, true])
  })

  const odd = patched(at => (at === 249 ? 5 : null))
  const unsound = patched(at => (at === 249 ? { note: Number.NaN } : null))
  test.each<readonly [string, Operation, inverse: object]>([
    ['the last part of a batch', signed(batch(last(entities, { kind: 'entity.create' }))), {}],
    ['a batch of nothing', signed(batch([])), {}],
    ['its title', signed({ ...(batch(entities) as object), title: 5 } as never), {}],
    ['the last record of a patch', signed({ kind: 'records.patch', patch: odd as never }), {}],
    [
      'a number in a patch that JSON cannot write',
      signed({ kind: 'records.patch', patch: unsound as never }),
      {},
    ],
    ['a table that there is none of', signed({ kind: 'records.patch', patch: { tables: {} } as never }), {}],
    ['the last record of what takes it back', signed(batch(entities)), odd],
    ['a number in that', signed(batch(entities)), unsound],
    [
      'the last operation that a merge carried',
      signed(merge({ operations: last(carried, signed(batch([]))) })),
      {},
    ],
    [
      'its last decision',
      signed(
        merge({
          decisions: last(
            many(() => open),
            { ...open, code: '?' },
          ),
        }),
      ),
      {},
    ],
    ['what is besides', signed(merge({ besides: odd })), {}],
    ['its author', { ...signed(batch(entities)), by: 7 } as never, {}],
  ])('a fault is left to be found: %s', async (_, operation, inverse) => {
    const entry = { operation, inverse } as HistoryEntry
    expect(entryFault(entry)).toBeDefined()
    expect(atOnce(provingEntry(entry))).toBe(false)
    for (const besides of [inverse, { ...inverse, ...patch }]) {
      const same = { operation, inverse: besides } as HistoryEntry
      expect(await entryFaultSoon(same)).toBe(entryFault(same))
    }
  })

  test.each<readonly [string, unknown]>([
    ['nothing', null],
    ['no operation', { inverse: patch }],
    ['no body', { operation: { ...signed(batch(entities)), body: null }, inverse: patch }],
    ['a batch of no list', { operation: signed({ kind: 'batch', title: '' } as never), inverse: patch }],
    [
      'a patch that is none',
      { operation: signed({ kind: 'records.patch', patch: 7 } as never), inverse: patch },
    ],
    ['a table that is none', { operation: signed(batch(entities)), inverse: { ...patch, claims: null } }],
    ['more than there should be', { operation: signed(batch(entities)), inverse: patch, more: Number.NaN }],
  ])('what is no entry has the same fault, looked at in steps: %s', async (_, value) => {
    const fault = entryFault(value)
    expect(fault).toBeDefined()
    expect(await entryFaultSoon(value)).toBe(fault)
  })
})

describe('an operation that has been made ready', () => {
  let place: Workplace
  let store: OpenStore
  beforeEach(async () => {
    place = await Workplace.set()
    store = await place.create()
    await place.doing(store, 5)
  })
  afterEach(() => place.clear())

  /** One that makes many entities, worked out and not made. */
  function large() {
    const prev = store.prev(by)
    const operation = { ...signed(batch(entities)), ...(prev === undefined ? {} : { prev }) }
    const outcome = reduce(store.project, operation)
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    return { entry: { operation, inverse: outcome.inverse }, change: outcome.change }
  }

  test('is written as it would have been, and read back', async () => {
    const { entry, change } = large()
    const ready = atOnce(store.gettingReady(entry, undefined, change))
    if (!ready) throw new Error('it was not made ready')
    store.project.apply(change)
    const written = store.append(entry, undefined, ready)
    expect(store.prev(by)).toBe(hashOfOperation(entry.operation, sha256))
    expect(await written).toEqual({ ok: true, value: { revision: 6 } })
    const journal = await readFile(place.beside('.journal'))
    const { bytes = new Uint8Array() } = ready
    expect(bytes.length > 0 && journal.subarray(-bytes.length).equals(bytes)).toBe(true)
    await place.doing(store, 1)
    await store.close()
    const again = await place.open()
    expect([again.recovery, again.history.length, again.project.size('entities') >= 250]).toEqual([
      [],
      7,
      true,
    ])
    await again.close()
  })

  test('is written as what it has become where something has come between', async () => {
    const { entry, change } = large()
    const ready = atOnce(store.gettingReady(entry, undefined, change))
    await place.doing(store, 1)
    store.project.apply(change)
    const { operation, inverse } = entry
    // It follows another now.
    const late = { operation: { ...operation, prev: store.prev(by) as never }, inverse }
    expect(await store.append(late, undefined, ready)).toEqual({ ok: true, value: { revision: 7 } })
    await place.leaveAsACrashWould(store)
    const again = await place.open()
    expect(again.history.length).toBe(7)
    await again.close()
  })

  test('is refused where it does not follow what has come between', async () => {
    const { entry, change } = large()
    const ready = atOnce(store.gettingReady(entry, undefined, change))
    await place.doing(store, 1)
    store.project.apply(change)
    expect(await store.append(entry, undefined, ready)).toMatchObject({
      ok: false,
      problem: { code: 'malformed' },
    })
    await store.close()
  })

  test('is not written out for a journal where there is none that it could go into', async () => {
    const created = await createStore(place.beside('.new.json'), place.surroundings)
    if (!created.ok) throw new Error(created.problem.message)
    const info = { id: 'project-new' as ProjectId, title: 'New', guidelines: '' }
    const operation = signed(batch([{ kind: 'project.create', info }]))
    const outcome = reduce(created.value.project, operation)
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    const entry = { operation, inverse: outcome.inverse }
    const ready = atOnce(created.value.gettingReady(entry, undefined, outcome.change))
    expect([ready?.hash, ready?.bytes]).toEqual([hashOfOperation(operation, sha256), undefined])
    created.value.project.apply(outcome.change)
    expect(await created.value.append(entry, undefined, ready)).toEqual({ ok: true, value: { revision: 1 } })
    await created.value.close()
  })

  test('is not, where something is wrong with it', () => {
    const { entry, change } = large()
    const wrong = { ...entry, operation: { ...entry.operation, id: 'no id' as OperationId } }
    expect(atOnce(store.gettingReady(wrong, undefined, change))).toBeUndefined()
    const records = change.entities?.added ?? {}
    const [name = ''] = Object.keys(records)
    const faulty = {
      entities: { added: { ...records, [name]: { ...records[name], name: 7 } }, updated: {}, removed: {} },
    }
    const restored = signed({ kind: 'records.patch', patch: { entities: records } as never })
    const brought = { operation: restored, inverse: {} }
    expect(atOnce(store.gettingReady(brought, undefined, change))).toBeDefined()
    expect(atOnce(store.gettingReady(brought, undefined, faulty as never))).toBeUndefined()
    const text = new Map([['0'.repeat(64) as never, 'another text']])
    expect(atOnce(store.gettingReady(entry, text, change))).toBeUndefined()
    return store.close()
  })
})
