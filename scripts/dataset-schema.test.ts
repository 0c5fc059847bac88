import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv, { type ValidateFunction } from 'ajv/dist/2020'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Dataset, datasetPieces } from '#shared/dataset/dataset'
import { datasetFrom } from '#shared/dataset/dataset-from'
import { datasetJsonSchema } from '#shared/dataset/json-schema'
import { projectFrom } from '#shared/dataset/project-from'
import { IndexedProject } from '#shared/model/indexed-project'
import { differences } from '#shared/model/same-project'
import { readDocument } from '../electron/engine/storage/read-document'
import { hashOfText } from '../electron/engine/storage/text-hash'
import { root } from './hosts.mjs'

const published = JSON.parse(readFileSync(join(root, 'docs/dataset.schema.json'), 'utf8'))
const sampleFile = join(root, 'seeds/sample.claimbench.json')

let dataset: Dataset
let validate: ValidateFunction
beforeAll(async () => {
  const outcome = await readDocument(readFileSync(sampleFile), sampleFile)
  if (!outcome.ok) throw new Error(outcome.problem.message)
  const project = new IndexedProject(outcome.document.project)
  const options = { generator: 'Claimbench test', exportedAt: '2025-03-20T12:00:00.000Z' }
  dataset = JSON.parse([...datasetPieces(datasetFrom(project, options))].join(''))
  // The schema says the format of a moment as a pattern as well, which is what is checked.
  validate = new Ajv({ allErrors: true, formats: { 'date-time': true } }).compile(published)
})

describe('the published JSON Schema', () => {
  test('is up to date (node scripts/make-dataset-schema.mjs makes it)', () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(datasetJsonSchema())))
  })

  test('validates an export of the sample', () => {
    validate(dataset)
    expect(validate.errors).toBeNull()
  })

  test.each<[what: string, at: (dataset: Dataset) => object | undefined, field: string, value: unknown]>([
    ['another version', dataset => dataset, 'version', 2],
    ['no offsets unit', dataset => dataset.offsets, 'unit', undefined],
    ['a negative offset', dataset => dataset.claims[0]?.spans[0], 'start', -1],
    ['no quote', dataset => dataset.mentions[0]?.span, 'quote', undefined],
    ['a stance that means something else', dataset => dataset.links[0], 'meaning', 'agrees'],
    ['a hash that is none', dataset => dataset.articles[0], 'sha256', 'abc'],
    ['no author', dataset => dataset.claims[0]?.created, 'by', undefined],
    ['a local time', dataset => dataset.claims[0]?.created, 'at', '2025-03-20 12:00'],
  ])('refuses %s', (_what, at, field, value) => {
    const broken: Dataset = structuredClone(dataset)
    Object.assign(at(broken) ?? {}, { [field]: value })
    expect(validate(JSON.parse(JSON.stringify(broken)))).toBe(false)
  })

  test('explains every field', () => {
    expect([...unexplained(published, '')]).toEqual([])
  })

  test('is what docs/dataset.md is about: every field of the file is named there', () => {
    const page = readFileSync(join(root, 'docs/dataset.md'), 'utf8')
    const missing = Object.keys(published.properties).filter(name => !page.includes(`\`${name}\``))
    expect(missing).toEqual([])
  })
})

describe('an export of the sample', () => {
  test('cuts every quote out of its text, in code points and in UTF-16 code units', () => {
    const texts = new Map(dataset.articles.map(({ id, text }) => [id, { text, points: [...text] }]))
    const spans = [
      ...dataset.claims.flatMap(claim => claim.spans.map(span => ({ article: claim.article, span }))),
      ...dataset.mentions,
      ...dataset.links.flatMap(({ target }) =>
        target.kind === 'span' ? target.spans.map(span => ({ article: target.article, span })) : [],
      ),
    ]
    expect(spans.length).toBeGreaterThan(100)
    for (const { article, span } of spans) {
      const read = texts.get(article)
      expect(read?.points.slice(span.start, span.end).join('')).toBe(span.quote)
      expect(read?.text.slice(span.startUtf16, span.endUtf16)).toBe(span.quote)
    }
  })

  test('reads back into an equal project', async () => {
    const outcome = await readDocument(readFileSync(sampleFile), sampleFile)
    const back = projectFrom(dataset, hashOfText)
    if (!outcome.ok || !back.ok) throw new Error('one of the two could not be read')
    expect([...differences(outcome.document.project, back.value)]).toEqual([])
  })
})

/** Properties and definitions without a description, by their path. A reference is explained where it leads. */
function* unexplained(schema: unknown, path: string): Generator<string> {
  if (typeof schema !== 'object' || schema === null) return
  for (const part of ['properties', '$defs'] as const) {
    const named =
      (schema as Record<string, Record<string, { description?: string; $ref?: string }>>)[part] ?? {}
    for (const [name, field] of Object.entries(named)) {
      if (!field.description && !field.$ref) yield `${path}/${part}/${name}`
    }
  }
  for (const [name, part] of Object.entries(schema)) yield* unexplained(part, `${path}/${name}`)
}
