import { describe, expect, test } from 'vitest'
import { IndexedProject } from '../model/indexed-project'
import type { Project } from '../model/project'
import type { Claim } from '../model/records'
import type { RequestedBody } from '../operations/operation'
import { Bench, isRefusal } from '../testing/bench'
import { id, newClaim, newEntity, newLink, scene, words } from '../testing/scene'
import { compareProjects } from './compare-projects'
import { type Difference, differences } from './differences'
import { passagesOf } from './passages'
import { shownFields } from './shown-fields'
import { titleOf, whereOf } from './titles'

/* How differences are told: by weight, in words, and in the words of the article. */

/** What differs after these operations, and both states. */
function differing(...bodies: RequestedBody[]) {
  const bench = new Bench(scene())
  for (const body of bodies) {
    const outcome = bench.perform(body)
    if (isRefusal(outcome)) throw new Error(outcome.message)
  }
  const from = new IndexedProject(scene())
  const to = new IndexedProject(bench.pure)
  return { found: [...differences(compareProjects(scene(), bench.pure))], from, to }
}
const only = (found: readonly Difference[]): Difference => {
  const [first, ...more] = found
  if (!first || more.length > 0) throw new Error(`${found.length} differences`)
  return first
}
const claimSet = (patch: object): RequestedBody =>
  ({ kind: 'claim.set', id: id('four'), patch }) as RequestedBody

describe('a difference weighs', () => {
  test.each<readonly [string, RequestedBody, string, readonly string[]]>([
    ['a label', claimSet({ label: null }), 'content', ['label', 'changed']],
    ['a note', claimSet({ note: 'Seen' }), 'wording', ['note', 'changed']],
    ['a note and a label', claimSet({ note: 'Seen', label: null }), 'content', ['label', 'note', 'changed']],
    [
      'a name',
      { kind: 'entity.set', id: id('lund'), patch: { name: 'M. Lund' } },
      'wording',
      ['name', 'changed'],
    ],
    ['guidelines', { kind: 'project.set', patch: { guidelines: 'Ours' } }, 'wording', ['guidelines']],
  ])('%s', (_, body, weight, fields) => {
    const { found } = differing(body)
    expect(only(found)).toMatchObject({ kind: 'changed', weight, fields })
  })

  test('nothing but the order of a list, where that is all', () => {
    const claim = scene().claims.get(id('four')) as Claim
    const with_ = (entities: Claim['entities']): Project => ({
      ...scene(),
      claims: new Map([[claim.id, { ...claim, entities }]]),
    })
    const change = compareProjects(with_([id('a'), id('b')]), with_([id('b'), id('a')]))
    expect(only([...differences(change)]).weight).toBe('order')
    const more = compareProjects(with_([id('a'), id('b')]), with_([id('b'), id('a'), id('c')]))
    expect(only([...differences(more)]).weight).toBe('content')
  })

  test('that somebody touched it and left it as it was, the least', () => {
    const { found, from, to } = differing(claimSet({ note: 'Seen' }), claimSet({ note: '' }))
    expect(only(found).weight).toBe('order')
    expect(shownFields(only(found), from, to)).toMatchObject([{ field: 'changed', name: 'Last changed' }])
  })
})

describe('what differs, in words', () => {
  test('names what ids stand for, in the state that each is of', () => {
    const { found, from, to } = differing(
      { kind: 'entity.create', entity: newEntity('new', 'A spokesman', {}) },
      claimSet({
        label: null,
        attribution: { name: 'a spokesman', entity: id('new') },
        quantity: { relation: '~', value: 4_000, measure: 'soldiers' },
        asOf: '2025-03',
        entities: [id('new')],
      }),
    )
    const claim = found.find(({ key }) => key === 'claims/four') as Difference
    const shown = Object.fromEntries(
      shownFields(claim, from, to).map(({ name, from, to }) => [name, [from, to]]),
    )
    const then = scene().claims.get(id('four')) as Claim
    expect(shown).toMatchObject({
      Label: [then.label && from.get('labels', then.label)?.name, null],
      'Said by': ['Mara Lund', 'a spokesman (A spokesman)'],
      Entities: ['Harbour Guard', 'A spokesman'],
      Quantity: [null, '≈ 4,000 soldiers'],
      'As of': [null, 'Mar 2025'],
    })
  })

  test('of what is gone shows what it said, and nothing that is empty', () => {
    const { found, from, to } = differing({ kind: 'claim.delete', id: id('four') })
    const claim = found.find(({ key }) => key === 'claims/four') as Difference
    const fields = shownFields(claim, from, to)
    expect(fields.length).toBeGreaterThan(2)
    for (const field of fields) expect([field.from, field.to]).toEqual([expect.stringMatching(/./), null])
    expect(titleOf('claims', claim.from as Claim, from)).toContain('4,000')
    expect(whereOf('claims', claim.from as Claim, from)?.article).toBe('dawn')
  })
})

describe('the passage of a difference', () => {
  const text = (project: IndexedProject) =>
    project.text(project.get('articles', id('dawn'))?.textHash as never) ?? ''

  test('holds both spans where a claim’s span was moved, each cut out of the text truly', () => {
    const { found, from, to } = differing(
      claimSet({ spans: [words('dawn', 'About 4,000 soldiers were in it')] }),
    )
    const [passage, ...more] = passagesOf(only(found), from, to)
    expect(more).toEqual([])
    if (!passage) throw new Error('There is a passage.')
    expect(passage.text).toBe(text(to).slice(passage.start, passage.start + passage.text.length))
    const then = scene().claims.get(id('four')) as Claim
    const cut = (side: string) =>
      passage.marks
        .filter(mark => mark.side === side)
        .map(({ start, end }) => passage.text.slice(start - passage.start, end - passage.start))
    expect(cut('to')).toEqual(['About 4,000 soldiers were in it'])
    expect(cut('from')).toEqual(then.spans.map(({ quote }) => quote))
  })

  test('marks as shared what both states have', () => {
    const { found, from, to } = differing(claimSet({ note: 'Seen' }))
    expect(passagesOf(only(found), from, to).map(({ marks }) => marks.map(({ side }) => side))).toEqual([
      ['both'],
    ])
  })

  test('of a link shows its claim and its evidence, each in its article', () => {
    const span = {
      kind: 'span' as const,
      article: id<never>('noon'),
      spans: [words('noon', '3,000 soldiers')],
    }
    const { found, from, to } = differing({
      kind: 'evidence.link',
      link: { ...newLink('new', 'four', span, null) },
    })
    const shown = passagesOf(only(found), from, to)
    expect(shown.map(({ article, marks }) => [article, marks.map(({ side }) => side)])).toEqual([
      ['dawn', ['to']],
      ['noon', ['to']],
    ])
  })

  test('of an article that has gone comes from the state that had it', () => {
    const { found, from, to } = differing({ kind: 'article.remove', id: id('noon') })
    const claims = found.filter(({ table }) => table === 'claims')
    expect(claims.length).toBeGreaterThan(0)
    for (const claim of claims) {
      const [passage] = passagesOf(claim, from, to)
      expect(passage).toMatchObject({ article: 'noon', marks: [{ side: 'from' }] })
      expect(passage?.text).toContain((claim.from as Claim).spans[0]?.quote)
    }
  })

  test('shows a paragraph, or some words of a long one', () => {
    const long = `${'word '.repeat(400)}here it is${' word'.repeat(400)}`
    const from = new IndexedProject(scene())
    const project = scene()
    const article = project.articles.get(id('dawn'))
    if (!article) throw new Error('There is an article.')
    const to = new IndexedProject({ ...project, texts: new Map([[article.textHash, long]]) })
    const start = long.indexOf('here it is')
    const claim = newClaim('long', 'dawn', 'dawn', {
      spans: [{ start, end: start + 10, quote: 'here it is', prefix: '', suffix: '' }],
    })
    const added = {
      key: 'claims/long',
      table: 'claims',
      id: 'long',
      kind: 'added',
      weight: 'content',
    } as const
    const [passage] = passagesOf({ ...added, fields: [], from: undefined, to: claim as never }, from, to)
    expect(passage?.more).toEqual([true, true])
    expect(passage?.text).toMatch(/^word .*here it is.* word$/)
    expect(passage?.text.length).toBeLessThan(900)
  })
})
