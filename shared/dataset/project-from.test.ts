import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TextHash } from '../model/ids'
import { IndexedProject } from '../model/indexed-project'
import { hashOf, id, scene, texts } from '../testing/scene'
import { datasetFrom } from './dataset-from'
import { projectFrom } from './project-from'

/** A dataset as it would come out of a file, to be broken. */
interface Loose {
  [field: string]: Loose
}
const fresh = (): Loose =>
  JSON.parse(
    JSON.stringify(
      datasetFrom(new IndexedProject(scene()), {
        generator: 'Claimbench test',
        exportedAt: '2025-03-02T12:00:00.000Z',
      }),
    ),
  )
const sha256 = (text: string): TextHash =>
  text === texts.dawn ? hashOf('dawn') : text === texts.noon ? hashOf('noon') : id('c'.repeat(64))

const set = (path: string, value: unknown) => (dataset: Loose) => {
  const names = path.split('.')
  const last = names.pop() ?? ''
  const holder = names.reduce((part, name) => part[name] as Loose, dataset)
  holder[last] = value as never
}
const remove = (path: string) => set(path, undefined)

describe('a broken dataset is refused, and it is said where', () => {
  test.each<[what: string, breakIt: (dataset: Loose) => void, code: string, says: RegExp]>([
    ['another format', set('format', 'other'), 'unreadable', /not a Claimbench dataset/],
    ['a newer version', set('version', 2), 'newer', /version 2.*newer Claimbench/],
    ['no version', remove('version'), 'damaged', /version/],
    ['another unit of offsets', set('offsets.unit', 'byte'), 'damaged', /offsets\.unit/],
    ['a claim without spans', set('claims.0.spans', []), 'damaged', /claims\[0\]\.spans/],
    [
      'a quote that is not in the text',
      set('claims.0.spans.0.quote', 'About 5,000 soldiers'),
      'damaged',
      /Claim four: the text from 28 to 48 \(code points\) is not “About 5,000 soldiers”/,
    ],
    ['a span moved by one', set('mentions.0.span.start', 5), 'damaged', /Mention lund-dawn/],
    [
      'a span outside the text',
      set('claims.0.spans.0.end', 4_000),
      'damaged',
      /Claim four: there is no span from 28 to 4000/,
    ],
    [
      'a span that ends before it begins',
      set('claims.0.spans.0.end', 3),
      'damaged',
      /Claim four: there is no span/,
    ],
    [
      'offsets that differ in the two units',
      set('claims.0.spans.0.startUtf16', 27),
      'damaged',
      /Claim four.*not the same place/,
    ],
    ['evidence misquoted', set('links.1.target.spans.0.quote', 'crossing'), 'damaged', /Evidence link for/],
    ['a text that was changed', set('articles.0.text', `${texts.dawn} `), 'damaged', /Article dawn.*SHA-256/],
    ['an article that is not there', set('claims.0.article', 'dusk'), 'damaged', /Claim four.*dusk/],
    ['a label that is not there', set('claims.0.label', 'rumour'), 'damaged', /no label “rumour”/],
    ['an entity that is not there', set('mentions.0.entity', 'nobody'), 'damaged', /no entity “nobody”/],
    ['a claim that is its own evidence', set('links.0.target.claim', 'four'), 'damaged', /its own evidence/],
    [
      'an id given twice',
      set('claims.1.id', 'four'),
      'damaged',
      /Two of the dataset’s claims have the id “four”/,
    ],
    [
      'a meaning that the stance has not',
      set('links.0.meaning', 'supports'),
      'damaged',
      /Evidence link against/,
    ],
    ['a record that no project may hold', set('entities.0.aliases', ['']), 'damaged', /aliases/],
    [
      'more than one thing wrong',
      dataset => {
        for (const field of ['id', 'article', 'label', 'wording', 'note'])
          set(`claims.0.${field}`, 7)(dataset)
      },
      'damaged',
      /There are 2 more/,
    ],
  ])('%s', (_what, breakIt, code, says) => {
    const dataset = fresh()
    breakIt(dataset)
    const reply = projectFrom(dataset, sha256)
    if (reply.ok) throw new Error('it was read')
    expect(reply.problem.code).toBe(code)
    expect(reply.problem.message).toMatch(says)
  })

  test.each([null, 7, 'claimbench-dataset', [], {}])('%j is no dataset', value => {
    expect(projectFrom(value, sha256)).toMatchObject({ ok: false, problem: { code: 'unreadable' } })
  })

  test('anything in place of anything is read or refused, and never a crash', () => {
    const places = [...paths(fresh())]
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 3 }), (path, value) => {
        const dataset = fresh()
        set(path, value)(dataset)
        expect(typeof projectFrom(dataset, sha256).ok).toBe('boolean')
      }),
      { numRuns: 2_000 },
    )
  })

  test.each([
    ['"speed":', '"__proto__":'],
    ['"id":"convoy"', '"id":"__proto__"'],
  ])('the forbidden name in place of %s', (name, forbidden) => {
    const text = JSON.stringify(fresh()).replace(name, forbidden)
    expect(text).toContain(forbidden)
    const reply = projectFrom(JSON.parse(text), sha256)
    expect(reply).toMatchObject({ ok: false, problem: { code: 'damaged' } })
  })
})

function* paths(value: unknown, path = ''): Generator<string> {
  if (path) yield path
  if (typeof value !== 'object' || value === null) return
  for (const [name, part] of Object.entries(value)) yield* paths(part, path ? `${path}.${name}` : name)
}
