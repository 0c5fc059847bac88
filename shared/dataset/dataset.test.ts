import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anchorAt } from '../anchors/anchor'
import type { TextHash } from '../model/ids'
import { IndexedProject } from '../model/indexed-project'
import type { Project } from '../model/project'
import { differences } from '../model/same-project'
import { Bench } from '../testing/bench'
import { randomOperation, singleKinds } from '../testing/random-operation'
import { Choices } from '../testing/random-picks'
import { hashOf, id, newArticle, scene, texts } from '../testing/scene'
import { type Dataset, datasetPieces } from './dataset'
import { datasetFrom } from './dataset-from'
import { projectFrom } from './project-from'

const options = { generator: 'Claimbench test', exportedAt: '2025-03-02T12:00:00.000Z' }
const exported = (project: Project) => datasetFrom(new IndexedProject(project), options)
/** The scene's texts have hashes that are told from their words; any other text has one of its own. */
const sha256 = (text: string): TextHash =>
  text === texts.dawn ? hashOf('dawn') : text === texts.noon ? hashOf('noon') : id('c'.repeat(64))
const throughJson = (dataset: Dataset): unknown => JSON.parse([...datasetPieces(dataset)].join(''))

function readBack(project: Project): string[] {
  const back = projectFrom(throughJson(exported(project)), sha256)
  if (!back.ok) throw new Error(back.problem.message)
  return [...differences(project, back.value)]
}

describe('an export reads back into an equal project', () => {
  test('with records of every kind', () => {
    expect(readBack(scene())).toEqual([])
  })

  test('in the same order', () => {
    const back = projectFrom(throughJson(exported(scene())), sha256)
    if (!back.ok) throw new Error(back.problem.message)
    expect([...back.value.claims.keys()]).toEqual([...scene().claims.keys()])
  })

  test('whatever was done to it', () => {
    const numbers = fc.array(fc.nat(10_000), { minLength: 8, maxLength: 24 })
    const steps = fc.array(fc.tuple(fc.constantFrom(...singleKinds), numbers), { maxLength: 40 })
    fc.assert(
      fc.property(steps, steps => {
        const bench = new Bench(scene())
        for (const [kind, choices] of steps) {
          bench.perform(randomOperation(kind, new Choices(choices), bench.indexed))
        }
        const referred = new Set([
          ...[...bench.pure.articles.values()].map(article => article.textHash),
          ...[...bench.pure.claims.values(), ...bench.pure.mentions.values()].flatMap(
            each => each.edition ?? [],
          ),
          ...[...bench.pure.links.values()].flatMap(({ target }) =>
            target.kind === 'span' ? (target.edition ?? []) : [],
          ),
        ])
        const kept = [...bench.pure.texts].filter(([hash]) => referred.has(hash))
        expect(readBack({ ...bench.pure, texts: new Map(kept) })).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('with what has no place in its corrected article, and the text that it was marked in', () => {
    const bench = new Bench(scene())
    const { textHash, length, words, outline } = newArticle('noon')
    const revised = { textHash, length, words, outline, placed: [] }
    bench.perform({ kind: 'article.revise', id: id('dawn'), ...revised })
    expect(exported(bench.pure)).toMatchObject({
      editions: [{ sha256: hashOf('dawn'), text: texts.dawn }],
      claims: [{ id: 'four', edition: hashOf('dawn') }, { id: 'three' }, { id: 'dawn-crossing' }],
    })
    expect(readBack(bench.pure)).toEqual([])
    const dataset = throughJson(exported(bench.pure)) as Dataset
    expect(projectFrom({ ...dataset, editions: [] }, sha256)).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('Claim four is in an earlier edition that is not') },
    })
    const other = [{ sha256: hashOf('dawn'), text: texts.noon }]
    expect(projectFrom({ ...dataset, editions: other }, sha256)).toMatchObject({ ok: false })
  })

  test('with fields that a newer version has added', () => {
    const project = scene()
    const claim = project.claims.get(id('four'))
    const claims = new Map(project.claims).set(id('four'), {
      ...claim,
      mood: { of: ['the', 'day'] },
    } as never)
    expect(readBack({ ...project, claims })).toEqual([])
  })
})

describe('offsets', () => {
  const text = 'A😀👩🏽‍🚒\né café'
  const start = text.indexOf('café')
  const project: Project = {
    ...scene(),
    claims: new Map(),
    links: new Map(),
    mentions: new Map([
      [
        id('cafe'),
        {
          id: id('cafe'),
          article: id('dawn'),
          span: anchorAt(text, start, text.length),
          entity: null,
          created: { by: id('ada'), at: options.exportedAt },
          changed: null,
        },
      ],
    ]),
    articles: new Map([
      [
        id('dawn'),
        {
          ...newArticle('dawn'),
          textHash: id('c'.repeat(64)),
          length: text.length,
          created: { by: id('ada'), at: options.exportedAt },
          changed: null,
        },
      ],
    ]),
    texts: new Map([[id('c'.repeat(64)), text]]),
  }

  test('are in code points, and in UTF-16 code units beside them', () => {
    const [mention] = exported(project).mentions
    expect(mention?.span).toMatchObject({ start: 9, end: 13, startUtf16: 13, endUtf16: 17, quote: 'café' })
  })

  test('cut the quote out of the text in both units', () => {
    const { articles, mentions } = exported(project)
    const text = articles[0]?.text ?? ''
    const span = mentions[0]?.span
    expect([...text].slice(span?.start, span?.end).join('')).toBe(span?.quote)
    expect(text.slice(span?.startUtf16, span?.endUtf16)).toBe(span?.quote)
  })

  test('in UTF-16 may be left out by another writer', () => {
    const dataset = JSON.parse(
      JSON.stringify(exported(project), (key, value) => (key.endsWith('Utf16') ? undefined : value)),
    )
    const back = projectFrom(dataset, sha256)
    expect(back.ok && [...differences(project, back.value)]).toEqual([])
  })
})

describe('the file', () => {
  test('has one record to a line', () => {
    const lines = [...datasetPieces(exported(scene()))].join('').split('\n')
    expect(lines.filter(line => line.startsWith('{"id":"dawn-crossing"'))).toHaveLength(1)
  })

  test('of an empty project has empty lists', () => {
    const { info, ...tables } = scene()
    const empty = Object.fromEntries(Object.keys(tables).map(name => [name, new Map()]))
    expect(throughJson(exported({ ...empty, info } as unknown as Project))).toMatchObject({
      claims: [],
      articles: [],
      links: [],
    })
  })

  test('says what a stance means whatever it is called', () => {
    const meanings = exported(scene()).links.map(link => link.meaning)
    expect(meanings).toEqual(['contradicts', 'supports'])
  })

  test('leaves the history out', () => {
    expect(Object.keys(exported(scene()))).not.toContain('history')
  })
})
