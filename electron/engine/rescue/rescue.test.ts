import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { RescuePart } from '#shared/api/rescue-views'
import { deepEqual } from '#shared/model/equal'
import type { AnnotatorId } from '#shared/model/ids'
import { type AnyRecord, tableNames } from '#shared/model/tables'
import { findInstallation } from '../../host/installation'
import { outsideEdits } from '../storage/outside-edits'
import { documentText, type ProjectDocument } from '../storage/project-document'
import { readDocument } from '../storage/read-document'
import { seeded } from '../storage/testing/sample-operations'
import { rescue } from './rescue'

const path = '/desk/sample.claimbench.json'
const annotator = { id: 'annotator-rescuer' as AnnotatorId, name: 'Rescuer' }

let sample: string
let whole: ProjectDocument
beforeAll(async () => {
  const { sampleFolder } = findInstallation(import.meta.url)
  sample = await readFile(join(sampleFolder, 'sample.claimbench.json'), 'utf8')
  whole = await opened(Buffer.from(sample))
})

async function opened(bytes: Uint8Array): Promise<ProjectDocument> {
  const outcome = await readDocument(bytes, path)
  if (!outcome.ok) throw new Error(`${outcome.problem.message} ${JSON.stringify(outcome.faults)}`)
  return outcome.document
}

async function rescued(bytes: Uint8Array | string) {
  const given = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
  expect((await readDocument(given, path)).ok, 'it is not damaged').toBe(false)
  const rescuer = { annotator, at: '2025-06-01T12:00:00.000Z', random: seeded(1) }
  return rescue({ path, bytes: given, journal: null }, rescuer)
}

/** What was rescued, as it opens from its file. */
async function written({ document }: Awaited<ReturnType<typeof rescued>>): Promise<ProjectDocument> {
  if (!document) throw new Error('nothing was rescued')
  return opened(Buffer.from([...documentText(document)].join('')))
}

/** The records that are not as they were in the sample, as `table/id`. */
function changedIn(document: ProjectDocument): string[] {
  return tableNames.flatMap(table => {
    const now = document.project[table] as ReadonlyMap<string, AnyRecord>
    const before = whole.project[table] as ReadonlyMap<string, AnyRecord>
    const ids = [...new Set([...before.keys(), ...now.keys()])].filter(id => id !== annotator.id)
    return ids.filter(id => !deepEqual(now.get(id), before.get(id))).map(id => `${table}/${id}`)
  })
}

const about = (parts: readonly RescuePart[], where: string) => parts.find(part => part.where === where)
const line = (words: string) => sample.split('\n').find(text => text.includes(words)) ?? expect.unreachable()

describe('with its history whole, a project comes back exactly', () => {
  test.each<[what: string, damage: () => string]>([
    [
      'a quote that is not in the text',
      () => sample.replace('"quote":"Over 1,100 Torvanian', '"quote":"Over 9,900 Torvanian'),
    ],
    ['a record without a field', () => sample.replace('"status":"set-aside",', '')],
    ['a field of another type', () => sample.replace('"status":"set-aside"', '"status":7')],
    [
      'a reference to nothing',
      () => sample.replace('"claim":"claim-sample-about-4000"', '"claim":"claim-nowhere"'),
    ],
    ['a line cut in two', () => sample.replace(/("id":"claim-sample-prisoners".{200}).*/, '$1')],
    [
      'a line that is noise',
      () => sample.replace(line('"id":"claim-sample-prisoners","article"'), '\u0000\u0000#~%'),
    ],
    [
      'a table that is gone',
      () =>
        JSON.stringify({ ...JSON.parse(sample), records: { ...JSON.parse(sample).records, claims: null } }),
    ],
    ['all records gone', () => JSON.stringify({ ...JSON.parse(sample), records: 0 })],
  ])('%s', async (_what, damage) => {
    const outcome = await rescued(damage())
    const document = await written(outcome)
    expect(changedIn(document)).toEqual([])
    expect(document.history.slice(0, whole.history.length)).toEqual(whole.history)
    expect(await outsideEdits(document)).toEqual([])
    expect(outcome.report.parts.filter(({ outcome }) => outcome === 'left-out')).toEqual([])
    expect(outcome.report.parts.some(({ outcome }) => outcome === 'restored')).toBe(true)
    expect(outcome.report.compared).toBe(true)
  })

  test('and what was brought back is named as the analyst knows it', async () => {
    const { report } = await rescued(
      sample.replace('"quote":"Over 1,100 Torvanian', '"quote":"Over 9,900 Torvanian'),
    )
    expect(about(report.parts, 'claims/claim-sample-over-1100')).toMatchObject({
      outcome: 'restored',
      name: expect.stringMatching(/^Claim “.+”$/),
      what: expect.stringContaining('is not “Over 9,900'),
    })
  })
})

const altered = (text: string) => sample.replace(text, text.replace(/(": ".{200})./, '$1#'))

describe('a text that something has changed', () => {
  const damage = () =>
    sample.replace('The Ledger has no correspondent', 'The Ledger once had no correspondent')

  test('stays with its article, and annotations are put back to where their words stand', async () => {
    const outcome = await rescued(damage())
    const document = await written(outcome)
    expect(document.project.articles.size).toBe(whole.project.articles.size)
    expect(document.project.claims.size).toBe(whole.project.claims.size)
    expect(document.project.mentions.size).toBe(whole.project.mentions.size)
    const mended = outcome.report.parts.filter(({ outcome }) => outcome === 'mended')
    expect(mended.find(({ place }) => place === 'articles')?.what).toContain('not the one that was imported')
    expect(changedIn(document).filter(where => !about(mended, where))).toEqual([])
  })

  test('and that is lost costs no operation of the history, so that records of other articles come back from it', async () => {
    const [, text, hash] = /^("([0-9a-f]{64})": ".*\n)/m.exec(sample) ?? expect.unreachable()
    const article = [...whole.project.articles.values()].find(({ textHash }) => textHash === hash)
    const other = [...whole.project.claims.values()].find(claim => claim.article !== article?.id)
    if (!other) expect.unreachable()
    const row = line(`"id":"${other.id}","article"`)
    for (const damage of [altered(text ?? ''), sample.replace(text ?? '', '')]) {
      const outcome = await rescued(damage.replace(row, '\u0000\u0000~#'))
      const document = await written(outcome)
      expect(document.history.slice(0, whole.history.length)).toEqual(whole.history)
      expect(document.project.claims.get(other.id)).toEqual(other)
      expect(outcome.report.compared).toBe(true)
      const [told, ...more] = outcome.report.parts.filter(({ place }) => place === 'history')
      expect(more).toEqual([])
      expect(told).toMatchObject({
        outcome: 'kept',
        what: expect.stringContaining(`in “${article?.title}” is lost or altered`),
        how: expect.stringContaining('taken on trust'),
      })
      // What was rescued goes on saying so: a text that goes missing later is found out.
      expect(await outsideEdits(document)).toEqual([])
      const body = document.history.at(-1)?.operation.body
      expect(body).toMatchObject({ kind: 'records.patch', lost: [hash] })
      const silent = document.history.map(entry =>
        JSON.parse(JSON.stringify(entry).replace(/"lost":/, '"mum":')),
      )
      expect((await outsideEdits({ ...document, history: silent })).length).toBeGreaterThan(1)
    }
  })

  test('and that breaks off keeps what stood in its readable part; the rest is listed with its quotes', async () => {
    const [, hash] = /"([0-9a-f]{64})": "/.exec(sample) ?? expect.unreachable()
    const at = sample.indexOf(`"${hash}": "`) + 70
    const end = sample.indexOf('\n', at)
    const cut = at + Math.floor((end - at) * 0.6)
    const outcome = await rescued(`${sample.slice(0, cut)}\u0000\u0000\u0000${sample.slice(end)}`)
    const document = await written(outcome)
    const gone = changedIn(document)
    expect(document.project.articles.size).toBe(whole.project.articles.size)
    expect(gone.length).toBeGreaterThan(1)
    const lost = gone.filter(where => about(outcome.report.parts, where)?.outcome === 'left-out')
    expect(lost.length).toBeGreaterThan(0)
    for (const where of gone) expect(about(outcome.report.parts, where), where).toBeDefined()
    for (const where of lost.filter(name => name.startsWith('claims/')))
      expect(about(outcome.report.parts, where)?.said[0]).toMatch(/^“.+”/)
  })

  test('and that is gone takes its article along, which is listed with all that was marked in it', async () => {
    const [text, hash] = /^"([0-9a-f]{64})": ".*\n/m.exec(sample) ?? expect.unreachable()
    const outcome = await rescued(sample.replace(text, ''))
    const document = await written(outcome)
    const article = [...whole.project.articles.values()].find(({ textHash }) => textHash === hash)
    const claims = [...whole.project.claims.values()].filter(claim => claim.article === article?.id)
    expect(about(outcome.report.parts, `articles/${article?.id}`)?.outcome).toBe('left-out')
    for (const { id, spans } of claims) {
      const part = about(outcome.report.parts, `claims/${id}`)
      expect(part?.outcome).toBe('left-out')
      expect(part?.said.join('\n')).toContain(spans[0]?.quote)
    }
    const unsaid = changedIn(document).filter(where => !about(outcome.report.parts, where))
    expect(unsaid).toEqual([])
  })
})

describe('a history that is damaged', () => {
  test('loses the operations that cannot be read; the records stay', async () => {
    const outcome = await rescued(sample.replace('"kind":"claim.set"', '"kind":"claim.sat"'))
    const document = await written(outcome)
    expect(changedIn(document)).toEqual([])
    expect(document.history.length).toBeGreaterThan(whole.history.length / 2)
    expect(
      outcome.report.parts.some(({ place, outcome }) => place === 'history' && outcome === 'left-out'),
    ).toBe(true)
    expect(outcome.report.compared).toBe(false)
  })

  test('begins anew where nothing of it can be used', async () => {
    const outcome = await rescued(JSON.stringify({ ...JSON.parse(sample), history: 'gone' }))
    const document = await written(outcome)
    expect(changedIn(document)).toEqual([])
    expect(document.history).toHaveLength(1)
    expect(document.history[0]?.operation).toMatchObject({
      by: annotator.id,
      body: { kind: 'records.patch', founds: true, title: 'Rescued from “sample.claimbench.json”' },
    })
    expect(await outsideEdits(document)).toEqual([])
  })
})

describe('a file that breaks off', () => {
  test.each([0.3, 0.5, 0.7, 0.9])('after %f of it', async share => {
    const outcome = await rescued(sample.slice(0, Math.floor(sample.length * share)))
    const { parts } = outcome.report
    // What is left of a line that breaks off may have no words to be named by.
    for (const { name } of parts) expect(name).not.toMatch(/[{}]|"\w+":/)
    if (!outcome.document) expect(outcome.report.readable).toBe(false)
    else {
      const document = await written(outcome)
      expect(await outsideEdits(document)).toEqual([])
      const missing = changedIn(document).filter(where => !about(parts, where))
      for (const where of missing) expect(about(parts, where.split('/')[0] ?? ''), where).toBeDefined()
    }
    expect(parts.some(({ outcome }) => outcome === 'left-out')).toBe(true)
  })

  test('put together from two states that are whole, it says that its records may lack what its history does', async () => {
    const claims = line('{"id":"claim-')
    const from = (words: string) => sample.indexOf(words)
    // The sample with a later claim’s operation gone from the end of its history, and the claim with it.
    const last = whole.history.at(-1)?.operation.id ?? expect.unreachable()
    const history = sample.slice(0, sample.lastIndexOf(',\n', from(`"id":"${last}"`)))
    const { report } = await rescued(`${history}\n]\n}\n`.replace(`${claims}\n`, ''))
    expect(about(report.parts, 'history')?.what).toMatch(/^one operation is missing/)
    expect(about(report.parts, 'records')).toMatchObject({ outcome: 'left-out', place: 'file' })
  })

  test('letters that are no text any more are marked, not guessed', async () => {
    const bytes = Buffer.from(sample)
    const at = bytes.indexOf('"note":"', bytes.indexOf('"claims": [')) + 8
    bytes[at] = 0xff
    const outcome = await rescued(bytes)
    expect(changedIn(await written(outcome))).toEqual([])
  })
})

test.each([
  ['nothing at all', ''],
  ['zeros', '\0'.repeat(5_000)],
  ['null', 'null'],
  ['words', 'Once upon a time there was a project.'],
])('of %s nothing can be rescued, and that is said', async (_what, text) => {
  const { document, report } = await rescued(text)
  expect(document).toBeNull()
  expect(report).toMatchObject({ readable: false })
  expect(report.parts.map(({ how }) => how).join(' ')).not.toMatch(/is kept|made anew/)
})

test('a file of zeros is said to be one', async () => {
  expect((await rescued('\0'.repeat(5_000))).report.what).toMatch(/nothing but zeros/)
})

test.each([
  ['"status":"set-aside"', '"status":7', /^its “Status” is 7, and should be (“[\w-]+”(, )?)+ or “[\w-]+”$/],
  ['"status":"set-aside",', '', /^its “Status” is missing: it should be (“[\w-]+”(, )?)+ or “[\w-]+”$/],
])('a value that cannot be is told in plain words: %s as %s', async (from, to, words) => {
  const { report } = await rescued(sample.replace(from, to))
  const [part] = report.parts.filter(({ place }) => place === 'claims')
  expect(part?.what).toMatch(words)
})

test('what of the history cannot be done names records as an analyst does', async () => {
  const [, id] = /"kind":"claim.create","claim":\{"id":"([^"]+)"/.exec(sample) ?? expect.unreachable()
  // One that made a claim cannot be read; those that go on with it cannot be done either.
  const at = sample.lastIndexOf(`"kind":"claim.create","claim":{"id":"${id}"`)
  const damaged = `${sample.slice(0, at)}"kind":"claim.creates"${sample.slice(at + '"kind":"claim.create"'.length)}`
  const { report } = await rescued(damaged)
  const told = report.parts.filter(({ place }) => place === 'history').map(({ what }) => what)
  expect(told[0]).toBe('there is no operation of the kind “claim.creates”')
  expect(told.length).toBeGreaterThan(1)
  expect(told.join('\n')).not.toContain(id)
})

test('unknown fields of the file and of records are carried over', async () => {
  const root = JSON.parse(sample) as { records: Record<string, object[]> }
  const broken = {
    ...root,
    future: { a: 1 },
    records: { ...root.records, gizmos: [{ id: 'g' }], labels: null },
  }
  const document = await written(await rescued(JSON.stringify(broken)))
  expect(document.unknown).toEqual({ fields: { future: { a: 1 } }, tables: { gizmos: [{ id: 'g' }] } })
})
