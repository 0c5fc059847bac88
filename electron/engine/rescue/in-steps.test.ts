import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Patch } from '#shared/model/change'
import type { AnnotatorId } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import { tableNames } from '#shared/model/tables'
import { Heads } from '#shared/provenance/heads'
import { Course } from '../storage/course'
import { documentText, type ProjectDocument } from '../storage/project-document'
import { largeProject } from '../storage/testing/large-project'
import { seeded } from '../storage/testing/sample-operations'
import { sha256 } from '../storage/text-hash'
import { findingEnd } from './json-value'
import { salvage } from './read'
import { Names } from './reasons'
import { rescue } from './rescue'

/* A large project that is damaged is read and put together in steps that others can come between. */

const annotator = { id: 'annotator-rescuer' as AnnotatorId, name: 'Rescuer' }
const rescuer = { annotator, at: '2025-06-01T12:00:00.000Z', random: seeded(1) }
const articles = 300
let bytes: Buffer
beforeEach(() => {
  bytes = Buffer.from([...documentText(largeProject(articles))].join(''))
})
afterEach(() => vi.restoreAllMocks())

/** What is the most that is decoded, parsed, put in and copied at once while the bytes are rescued. */
async function mostAtOnce(given: Uint8Array) {
  const decode = vi.spyOn(TextDecoder.prototype, 'decode')
  const parse = vi.spyOn(JSON, 'parse')
  const apply = vi.spyOn(IndexedProject.prototype, 'apply')
  const snapshot = vi.spyOn(IndexedProject.prototype, 'snapshot')
  const { document } = await rescue({ path: '/desk/p.claimbench.json', bytes: given, journal: null }, rescuer)
  const most = (sizes: readonly number[]) => Math.max(0, ...sizes)
  const claimsIn = apply.mock.calls.map(([{ claims }]) => Object.keys(claims?.added ?? {}).length)
  return {
    claims: document?.project.claims.size,
    changes: claimsIn.filter(many => many > 1).length,
    decoded: most(decode.mock.calls.map(([part]) => part?.byteLength ?? 0)),
    parsed: most(parse.mock.calls.map(([text]) => text.length)),
    // What has been worked out beside the project only takes its place.
    added: most(claimsIn.filter((_, at) => apply.mock.results[at]?.value === undefined)),
    copies: snapshot.mock.calls.length,
  }
}

test('a file that breaks off is decoded, parsed and restored a part at a time', async () => {
  const broken = bytes.subarray(0, -500)
  expect(broken.length).toBeGreaterThan(3 << 20)
  const most = await mostAtOnce(broken)
  expect(most.claims).toBe(10 * articles)
  expect(most.decoded).toBeLessThanOrEqual(1 << 20)
  expect(most.parsed).toBeLessThanOrEqual(1 << 20)
  expect(most.added).toBeLessThanOrEqual(1)
  expect(most.copies).toBe(0)
  // Were it more of them, claims older than those that are in would have the table made anew for each.
  expect(most.changes).toBe(1)
})

test('a file that is whole JSON, with a record that is none, is parsed and restored a part at a time', async () => {
  const broken = Buffer.from(bytes.toString('utf8').replace(/"status": ?"open"/, '"status":"ajar"'))
  const most = await mostAtOnce(broken)
  expect(most.claims).toBe(10 * articles)
  expect(most.parsed).toBeLessThanOrEqual(1 << 20)
  expect(most.added).toBeLessThanOrEqual(1)
  expect(most.copies).toBe(0)
  // Were it more of them, claims older than those that are in would have the table made anew for each.
  expect(most.changes).toBe(1)
})

test('what a project was made of by importing is carried out again in steps, which say how much of it is done', async () => {
  bytes = Buffer.from([...documentText(asImported(largeProject(articles)))].join(''))
  const broken = Buffer.from(bytes.toString('utf8').replace(/"status": ?"open"/, '"status":"ajar"'))
  // Every look at the clock finds that a turn is due.
  let clock = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (clock += 100))
  const stringify = vi.spyOn(JSON, 'stringify')
  const apply = vi.spyOn(IndexedProject.prototype, 'apply')
  const told: number[] = []
  const tell = (what: string, done: number) => void (what === 'Going through the history' && told.push(done))
  const course = new Course(new AbortController().signal, tell)
  const given = { path: '/desk/p.claimbench.json', bytes: broken, journal: null }
  const { document, report } = await rescue(given, rescuer, course)
  expect([report.compared, document?.history.length]).toEqual([true, 2])
  expect(told.length).toBeGreaterThan(20)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
  const written = stringify.mock.results.map(({ value }) => String(value).length)
  expect(Math.max(...written)).toBeLessThanOrEqual(1 << 20)
  const inOneTurn = apply.mock.calls.filter((_, at) => apply.mock.results[at]?.value === undefined)
  const added = inOneTurn.map(([{ claims }]) => Object.keys(claims?.added ?? {}).length)
  expect(Math.max(0, ...added)).toBeLessThanOrEqual(1)
})

test('what a rescue makes of a project without a history is known by its hash in steps', async () => {
  bytes = Buffer.from([...documentText(asImported(largeProject(articles)))].join(''))
  const stringify = vi.spyOn(JSON, 'stringify')
  const given = { path: '/desk/p.claimbench.json', bytes: bytes.subarray(0, -500), journal: null }
  const { document } = await rescue(given, rescuer)
  expect(document?.history.map(({ operation }) => operation.by)).toEqual([annotator.id])
  expect(document?.heads.size).toBe(1)
  const written = stringify.mock.results.map(({ value }) => String(value).length)
  expect(Math.max(...written)).toBeLessThanOrEqual(1 << 20)
})

/** The same records, made by one operation, as an import makes them. */
function asImported(made: ProjectDocument): ProjectDocument {
  const [first] = made.history
  if (!first) throw new Error('it has no history')
  const rows = tableNames.map(table => [table, Object.fromEntries(made.project[table])] as const)
  const patch = Object.fromEntries(rows) as Patch
  const none = (records: object) => Object.fromEntries(Object.keys(records).map(id => [id, null]))
  const inverse = Object.fromEntries(rows.map(([table, records]) => [table, none(records)]))
  const body = { kind: 'records.patch' as const, patch, title: 'Imported', founds: true as const }
  const { id, by, at } = first.operation
  const heads = new Heads(sha256)
  heads.push({ id, by, at, body })
  return { ...made, history: [{ operation: { id, by, at, body }, inverse }], heads: heads.copy() }
}

test('what the records are called that were found is known after steps that others can come between', async () => {
  const { found } = await salvage(bytes.subarray(0, -500))
  // As long a history as there is, of which nothing speaks of a record whole.
  const set = { operation: { body: { kind: 'claim.set', id: 'claim-one', patch: { note: 'Seen.' } } } }
  const history = Array.from({ length: 5_000 }, () => set)
  const steps = Names.inSteps({ ...found, history })
  let [between, step] = [0, steps.next()]
  for (; !step.done; step = steps.next()) between++
  const { articles: rows, claims } = found.rows
  expect(between).toBeGreaterThan(rows.length + claims.length + history.length)
  const { id, title } = rows[0] as { readonly id: string; readonly title: string }
  expect(step.value.of('articles', id)).toBe(`Article “${title}”`)
  expect(step.value.of('articles', 'article-none')).toBe('Article article-none')
})

test('letters that are cut in two where a part ends are one again', async () => {
  const words = '“'.repeat(1 << 19)
  const { found } = await salvage(Buffer.from(words))
  expect([found.garbled, found.fragments.map(({ text }) => text)]).toEqual([false, [words]])
})

test('others can come between while the end of a bracket is looked for that is never closed', () => {
  const steps = findingEnd(`{${'[1, 2], '.repeat(1 << 17)}`, 0)
  let [between, step] = [0, steps.next()]
  for (; !step.done; step = steps.next()) between++
  expect(between).toBeGreaterThan(6)
  expect(step.value).toEqual({ stuck: (1 << 20) + 1 })
})
