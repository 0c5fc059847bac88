import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Adjudication } from '#shared/model/review-records'
import { type AnyRecord, type TableName, tableNames } from '#shared/model/tables'
import type { OperationBody, RequestedBody } from '#shared/operations/operation'
import { findInstallation } from '../../host/installation'
import type { OpenStore } from './project-store'
import { Desk, projectPath } from './testing/desk'
import { MemoryFiles } from './testing/memory-files'
import { carryOut } from './testing/sample-operations'

/* What this version does not know, in a file of its own version: an extension's, or one that was put in by hand. */

const later = { words: ['kept', '😀'], depth: { n: 1 } }
type Json = { records: Record<string, Record<string, unknown>[]>; history: { operation: object }[] }

let disk: MemoryFiles
let desk: Desk
let store: OpenStore
beforeEach(async () => {
  const sample = join(findInstallation(import.meta.url).sampleFolder, 'sample.claimbench.json')
  const root = JSON.parse(await readFile(sample, 'utf8')) as Json
  Object.assign(root.records, reviewed(root.records))
  for (const table of tableNames)
    for (const record of root.records[table] ?? []) Object.assign(record, { later })
  for (const entry of root.history) Object.assign(entry, { later, operation: { ...entry.operation, later } })
  Object.assign(root.records, { tides: [{ id: 'tide-1', later }] })
  disk = new MemoryFiles()
  disk.put(projectPath, Buffer.from(JSON.stringify({ ...root, later, colours: ['grey'] })))
  desk = new Desk(disk, 1)
  store = await desk.open()
})

/** The sample is of one project that nobody has reviewed: a comment, a decision and an adjudication in it. */
function reviewed({ claims }: Json['records']) {
  const [claim] = claims ?? []
  const stamps = { created: claim?.created, changed: null }
  const on = { table: 'claims', id: claim?.id }
  return {
    comments: [{ id: 'comment-1', on, replyTo: null, text: 'Really?', resolved: false, ...stamps }],
    decisions: [
      {
        id: 'decision-1',
        subject: `claims/${claim?.id}#note`,
        code: 'both-changed',
        settled: true,
        base: '',
        value: 'One',
        options: [{ value: 'One', by: null }],
        follows: [],
        from: 'Theirs',
        reason: '',
        ...stamps,
      },
    ],
    adjudications: [
      {
        id: 'adjudication-1',
        article: claim?.article,
        claims: [claim?.id],
        gold: null,
        verdict: 'none',
        reason: '',
        ...stamps,
      },
    ],
  }
}

async function perform(body: OperationBody): Promise<void> {
  const reply = await store.append(carryOut(store, desk.work, { body }))
  expect(reply).toMatchObject({ ok: true })
}

const first = <T extends TableName>(table: T) => [...store.project.all(table)][0] as AnyRecord & { id: never }
/** A change to the first record of each table, as an analyst makes it. */
const changes: Readonly<Record<TableName, () => RequestedBody>> = {
  info: () => ({ kind: 'project.set', patch: { title: 'Changed' } }),
  annotators: () => ({ kind: 'annotator.set', id: first('annotators').id, patch: { name: 'Changed' } }),
  labels: () => ({ kind: 'scheme.set', table: 'labels', id: first('labels').id, patch: { name: 'Changed' } }),
  attributes: () => ({
    kind: 'scheme.set',
    table: 'attributes',
    id: first('attributes').id,
    patch: { name: 'Changed' },
  }),
  entityTypes: () => ({
    kind: 'scheme.set',
    table: 'entityTypes',
    id: first('entityTypes').id,
    patch: { name: 'Changed' },
  }),
  stances: () => ({
    kind: 'scheme.set',
    table: 'stances',
    id: first('stances').id,
    patch: { name: 'Changed' },
  }),
  articles: () => ({ kind: 'article.set', id: first('articles').id, patch: { note: 'Changed' } }),
  entities: () => ({ kind: 'entity.set', id: first('entities').id, patch: { note: 'Changed' } }),
  claims: () => ({ kind: 'claim.set', id: first('claims').id, patch: { note: 'Changed' } }),
  mentions: () => ({ kind: 'mention.set', id: first('mentions').id, patch: { entity: null } }),
  links: () => ({ kind: 'evidence.set', id: first('links').id, patch: { note: 'Changed' } }),
  decisions: () => ({ kind: 'decision.reopen', id: first('decisions').id }),
  adjudications: () => {
    const { created, changed, ...adjudication } = first('adjudications') as Adjudication
    return { kind: 'adjudication.settle', adjudication: { ...adjudication, reason: 'Changed' } }
  },
  comments: () => ({ kind: 'comment.set', id: first('comments').id, patch: { text: 'Changed' } }),
}

async function reopened(): Promise<Json & Record<string, unknown>> {
  expect(await store.close()).toMatchObject({ ok: true })
  const text = Buffer.from(disk.read(projectPath)).toString()
  store = await new Desk(disk, 2).open()
  expect(store.recovery).toEqual([])
  return JSON.parse(text) as Json & Record<string, unknown>
}

describe('fields that this version does not know', () => {
  test.each(tableNames)('of %s survive a change, a fold, an undo and a redo', async table => {
    const { id } = first(table)
    const known = () => store.project.get(table, id) as AnyRecord
    const before = known()
    await perform(changes[table]())
    const changed = known()
    expect(changed).not.toEqual(before)
    expect(changed).toHaveProperty('later', later)
    await store.fold()
    await reopened()
    expect(known()).toEqual(changed)
    const undone = store.history.at(-1)
    await perform({
      kind: 'records.patch',
      patch: undone?.inverse ?? {},
      undoes: undone?.operation.id as never,
    })
    expect(known()).toEqual(before)
    const redone = store.history.at(-1)
    await perform({
      kind: 'records.patch',
      patch: redone?.inverse ?? {},
      redoes: redone?.operation.id as never,
    })
    const root = await reopened()
    expect(known()).toEqual(changed)
    for (const record of root.records[table] ?? []) expect(record).toHaveProperty('later', later)
  })

  test('of what is deleted come back with it', async () => {
    const { id } = first('claims')
    const before = store.project.get('claims', id)
    await perform({ kind: 'claim.delete', id })
    await reopened()
    const { inverse } = store.history.at(-1) ?? {}
    await perform({ kind: 'records.patch', patch: inverse ?? {} })
    expect(store.project.get('claims', id)).toEqual(before)
    expect(before).toHaveProperty('later', later)
  })

  test('of the file, of its history, and whole tables survive, from a session that crashed too', async () => {
    for (const table of tableNames) await perform(changes[table]())
    const crashed = disk.afterPowerCut('loses all')
    await store.close()
    disk = crashed
    desk = new Desk(disk, 3)
    store = await desk.open()
    await perform({ kind: 'project.set', patch: { title: 'After the crash' } })
    const root = await reopened()
    expect(root).toMatchObject({ later, colours: ['grey'] })
    expect(root.records.tides).toEqual([{ id: 'tide-1', later }])
    const old = root.history.slice(0, -1 - tableNames.length)
    expect(old.length).toBeGreaterThan(100)
    for (const entry of old) expect(entry).toMatchObject({ later, operation: { later } })
    for (const table of tableNames)
      for (const record of root.records[table] ?? []) expect(record).toHaveProperty('later', later)
  })
})
