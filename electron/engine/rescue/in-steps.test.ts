import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { AnnotatorId } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import { documentText } from '../storage/project-document'
import { largeProject } from '../storage/testing/large-project'
import { seeded } from '../storage/testing/sample-operations'
import { findingEnd } from './json-value'
import { salvage } from './read'
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

/** What is the most that is decoded, parsed and put in at once while the bytes are rescued. */
async function mostAtOnce(given: Uint8Array) {
  const decode = vi.spyOn(TextDecoder.prototype, 'decode')
  const parse = vi.spyOn(JSON, 'parse')
  const apply = vi.spyOn(IndexedProject.prototype, 'apply')
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
  // Were it more of them, claims older than those that are in would have the table made anew for each.
  expect(most.changes).toBe(1)
})

test('a file that is whole JSON, with a record that is none, is parsed and restored a part at a time', async () => {
  const broken = Buffer.from(bytes.toString('utf8').replace(/"status": ?"open"/, '"status":"ajar"'))
  const most = await mostAtOnce(broken)
  expect(most.claims).toBe(10 * articles)
  expect(most.parsed).toBeLessThanOrEqual(1 << 20)
  expect(most.added).toBeLessThanOrEqual(1)
  // Were it more of them, claims older than those that are in would have the table made anew for each.
  expect(most.changes).toBe(1)
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
