import { describe, expect, test } from 'vitest'
import { atOnce } from '../model/at-once'
import type { AnnotatorId, ArticleId, ClaimId } from '../model/ids'
import { IndexedProject } from '../model/indexed-project'
import { emptyProject, type Project } from '../model/project'
import type { Claim, EvidenceLink, Mention } from '../model/records'
import { Bench, isRefusal } from '../testing/bench'
import { id, newArticle, newClaim, newLink, newMention, scene } from '../testing/scene'
import { agreementOf, noLabel } from './agreement'
import { type Compared, sideBySide } from './cases'
import { decidedOf } from './decided'
import { goldOf } from './gold'
import { acceptingAgreed, type CaseRuling, operationsFor, reopening } from './verdicts'

const ada = id<AnnotatorId>('ada')
const bo = id<AnnotatorId>('bo')
const cy = id<AnnotatorId>('cy')
const dawn = id<ArticleId>('dawn')
const noon = id<ArticleId>('noon')
const by = (who: AnnotatorId) => ({ created: { by: who, at: '2025-03-01T09:00:00.000Z' }, changed: null })

/** Two annotators on two articles: the same figure, a span that differs, a label that differs, one that Bo alone has. */
function parallel(): Project {
  const base = scene()
  const claims: Claim[] = [
    { ...newClaim('claim-a1', 'dawn', 'About 4,000 soldiers', { label: id('figure') }), ...by(ada) },
    { ...newClaim('claim-b1', 'dawn', 'About 4,000 soldiers', { label: id('figure') }), ...by(bo) },
    { ...newClaim('claim-a2', 'dawn', 'crossed at dawn', { label: id('event') }), ...by(ada) },
    { ...newClaim('claim-b2', 'dawn', 'The convoy crossed at dawn', { label: id('event') }), ...by(bo) },
    { ...newClaim('claim-a3', 'noon', 'Up to 3,000 soldiers', { label: id('figure') }), ...by(ada) },
    { ...newClaim('claim-b3', 'noon', 'Up to 3,000 soldiers', { label: id('event') }), ...by(bo) },
    { ...newClaim('claim-b4', 'noon', 'Mara Lund did not reply', { label: id('event') }), ...by(bo) },
  ]
  const mentions: Mention[] = [
    { ...newMention('m-a', 'dawn', 'Mara Lund', 'lund'), ...by(ada) },
    { ...newMention('m-b', 'dawn', 'Mara Lund', 'lund'), ...by(bo) },
    { ...newMention('n-b', 'noon', 'Harbour Guard', 'guard'), ...by(bo) },
  ]
  const links: EvidenceLink[] = [
    {
      ...newLink('l-a', 'claim-a1', { kind: 'claim', claim: id('claim-a3') }, 'counters'),
      ...by(ada),
    },
    { ...newLink('l-b', 'claim-b1', { kind: 'claim', claim: id('claim-b3') }, 'backs'), ...by(bo) },
  ]
  const map = <R extends { id: string }>(records: R[]) => new Map(records.map(each => [each.id, each]))
  return {
    ...emptyProject(),
    ...base,
    annotators: new Map(
      [ada, bo, cy].map(who => [who, { id: who, name: who, created: '2025-03-01T09:00:00.000Z' }]),
    ),
    articles: map([
      { ...newArticle('dawn'), ...by(ada) },
      { ...newArticle('noon'), ...by(ada) },
    ]),
    claims: map(claims),
    mentions: map(mentions),
    links: map(links),
  } as unknown as Project
}

const both: Compared = { annotators: [ada, bo], articles: [dawn, noon], atLeast: 0 }
const casesOf = (project: Project, compared = both) => sideBySide(new IndexedProject(project), compared).cases

describe('cases', () => {
  test('say how the versions of a place differ', () => {
    expect(casesOf(parallel()).map(({ key, differs }) => [key, differs])).toEqual([
      ['adjudication-a2', ['place']],
      ['adjudication-a1', ['links']],
      ['adjudication-a3', ['label']],
      ['adjudication-b4', ['missing']],
    ])
  })

  test('are the same whichever annotator is named first', () => {
    const turned = casesOf(parallel(), { ...both, annotators: [bo, ada] })
    expect(turned.map(({ key, differs }) => [key, differs])).toEqual(
      casesOf(parallel()).map(({ key, differs }) => [key, differs]),
    )
  })

  test('part where too little is in common', () => {
    const strict = casesOf(parallel(), { ...both, atLeast: 0.75 })
    expect(strict.filter(({ article }) => article === dawn)).toHaveLength(3)
  })

  test('take no account of an annotator who left the article alone', () => {
    const three = casesOf(parallel(), { ...both, annotators: [ada, bo, cy] })
    expect(three.every(({ annotators }) => annotators.length === 2)).toBe(true)
  })

  test('of three hold at most one version of each', () => {
    const project = parallel()
    const more = [
      { ...newClaim('claim-c1', 'dawn', 'About 4,000 soldiers', { label: id('figure') }), ...by(cy) },
      { ...newClaim('claim-c2', 'dawn', '4,000', { label: id('figure') }), ...by(cy) },
    ]
    const claims = new Map([...project.claims, ...more.map(each => [each.id, each] as const)])
    const cases = casesOf({ ...project, claims }, { ...both, annotators: [ada, bo, cy] })
    expect(cases.find(({ key }) => key === 'adjudication-a1')?.versions.map(each => each?.id)).toEqual([
      'claim-a1',
      'claim-b1',
      'claim-c1',
    ])
    expect(cases.find(({ key }) => key === 'adjudication-c2')?.versions.map(each => each?.id)).toEqual([
      undefined,
      undefined,
      'claim-c2',
    ])
  })
})

describe('agreement', () => {
  const report = agreementOf(sideBySide(new IndexedProject(parallel()), both), [])
  const figure = (name: string) => report.figures.find(({ id }) => id === name)

  test('of spans counts what matches against all that both marked', () => {
    expect(figure('span-f1-exact')?.value).toBeCloseTo(4 / 7, 10)
    expect(figure('span-f1-overlap')?.value).toBeCloseTo(6 / 7, 10)
    expect(figure('labelled-f1-exact')?.value).toBeCloseTo(2 / 7, 10)
  })

  test('of labels is worked out on aligned spans', () => {
    // Figure–Figure, Event–Event, Figure–Event: P_o 2/3, P_e (2·1 + 1·2)/9.
    expect(figure('label-cohen')?.value).toBeCloseTo((2 / 3 - 4 / 9) / (1 - 4 / 9), 10)
    expect(figure('label-percent')?.value).toBeCloseTo(2 / 3, 10)
    expect(figure('label-alpha')?.units).toBe(3)
  })

  test('of links knows ends that are the same place, and the stance', () => {
    expect(figure('evidence-f1')?.value).toBe(0)
    expect(figure('evidence-f1-ends')?.value).toBe(1)
    expect(figure('entity-f1')?.value).toBeCloseTo(2 / 3, 10)
  })

  test('is undefined, and says why, where nothing can be said', () => {
    expect(figure('stance-alpha')).toMatchObject({ units: 1 })
    const nobody = agreementOf(
      sideBySide(new IndexedProject(parallel()), { ...both, annotators: [ada, cy] }),
      [],
    )
    expect(nobody.figures.find(({ id }) => id === 'span-f1-exact')).toMatchObject({
      value: null,
      reason: 'neither annotator marked any',
    })
  })

  test('is the same each time it is worked out, interval and all', () => {
    const again = agreementOf(sideBySide(new IndexedProject(parallel()), both), [])
    expect(again).toEqual(report)
    expect(figure('span-f1-exact')?.interval).toMatchObject({ resamples: 1000 })
  })

  test('of one article alone has no interval', () => {
    const one = agreementOf(sideBySide(new IndexedProject(parallel()), { ...both, articles: [dawn] }), [])
    expect(one.figures.every(({ interval }) => interval === null)).toBe(true)
  })

  test('has a matrix whose cells name the cases', () => {
    const [matrix] = report.matrices
    expect(matrix?.cells.find(({ row, column }) => row === 'figure' && column === 'event')?.cases).toEqual([
      'adjudication-a3',
    ])
    expect(matrix?.cells.find(({ row }) => row === null)?.cases).toEqual(['adjudication-b4'])
    expect(matrix?.values).not.toContain(noLabel)
  })
})

describe('a ruling', () => {
  function bench() {
    const made = new Bench(parallel(), 'cy')
    const minted = { claim: 0, link: 0 }
    const mint = {
      claim: () => id<ClaimId>(`claim-new${minted.claim++}`),
      link: () => id<never>(`link-new${minted.link++}`),
    }
    const find = (key: string) => {
      const found = sideBySide(made.indexed, both).cases.find(each => each.key === key)
      if (!found) throw new Error(`no case ${key}`)
      return found
    }
    const rule = (key: string, ruling: CaseRuling, reason = '') => {
      const ruled = operationsFor(made.indexed, find(key), ruling, reason, mint)
      if (!ruled.ok) throw new Error('not a version of the case')
      const outcome = made.perform({ kind: 'batch', title: 'Decided', operations: ruled.parts })
      if (isRefusal(outcome)) throw new Error(outcome.message)
    }
    const decided = (key: string) => decidedOf(made.indexed, find(key))
    return { made, rule, decided, find }
  }

  test('keeps who decided what and why', () => {
    const { rule, decided } = bench()
    rule('adjudication-a3', { kind: 'version', claim: id('claim-b3') }, 'It happened.')
    expect(decided('adjudication-a3')).toMatchObject({
      standing: 'decided',
      verdict: 'chosen',
      gold: ['claim-b3'],
      reason: 'It happened.',
      stamp: { by: 'cy' },
    })
  })

  test.each([
    [{ kind: 'version', claim: id<ClaimId>('claim-a3') }, 'chosen', ['claim-a3']],
    [{ kind: 'both' }, 'both', ['claim-a3', 'claim-b3']],
    [{ kind: 'none' }, 'none', []],
    [{ kind: 'later' }, 'later', []],
    [{ kind: 'edited', from: id<ClaimId>('claim-b3'), patch: { wording: 'So' } }, 'edited', ['claim-new0']],
  ] as const)('of any kind can be followed by any other: %o', (ruling, verdict, gold) => {
    for (const first of [
      { kind: 'version', claim: id<ClaimId>('claim-b3') },
      { kind: 'both' },
      { kind: 'none' },
      { kind: 'later' },
    ] as const) {
      const { rule, decided } = bench()
      rule('adjudication-a3', first)
      if (first.kind !== ruling.kind || first.kind === 'version') rule('adjudication-a3', ruling)
      expect(decided('adjudication-a3')).toMatchObject({ verdict, gold })
    }
  })

  test('that edits makes a claim that is nobody’s version, with its evidence, and takes it away with another ruling', () => {
    const { made, rule, decided, find } = bench()
    rule('adjudication-a1', { kind: 'edited', from: id('claim-b1'), patch: { label: null } })
    const [gold] = decided('adjudication-a1').gold
    expect(gold).toBe('claim-new0')
    expect([...made.indexed.linksOf(id('claim-new0'))]).toEqual(['link-new0'])
    expect(find('adjudication-a1').versions.map(each => each?.id)).toEqual(['claim-a1', 'claim-b1'])
    rule('adjudication-a1', { kind: 'version', claim: id('claim-a1') })
    expect(made.indexed.get('claims', id('claim-new0'))).toBeUndefined()
    made.undo()
    expect(decided('adjudication-a1').verdict).toBe('edited')
  })

  test('can be taken back', () => {
    const { made, rule, decided, find } = bench()
    rule('adjudication-a3', { kind: 'both' })
    const parts = reopening(made.indexed, find('adjudication-a3'))
    made.perform({ kind: 'batch', title: 'Opened again', operations: parts })
    expect(decided('adjudication-a3')).toMatchObject({ standing: 'open', gold: [] })
  })

  test('is known to be older than what has been changed since', () => {
    const { made, rule, decided } = bench()
    rule('adjudication-a3', { kind: 'version', claim: id('claim-b3') })
    made.perform({ kind: 'claim.set', id: id('claim-b3'), patch: { wording: 'Now put otherwise' } })
    expect(decided('adjudication-a3').standing).toBe('changed')
  })

  test('accepts all that agree, and nothing that was decided', () => {
    const project = parallel()
    const links = new Map<never, never>()
    const agreeing = new Bench({ ...project, links }, 'cy')
    const { cases } = sideBySide(agreeing.indexed, both)
    const { accepted, parts } = atOnce(acceptingAgreed(agreeing.indexed, cases))
    expect(accepted).toBe(1)
    expect(parts).toMatchObject([{ kind: 'adjudication.settle', adjudication: { id: 'adjudication-a1' } }])
    agreeing.perform({ kind: 'batch', title: 'Accepted', operations: parts })
    const agreed = cases.find(({ key }) => key === 'adjudication-a1')
    if (!agreed) throw new Error('nothing agreed')
    expect(decidedOf(agreeing.indexed, agreed)).toMatchObject({ standing: 'decided', verdict: 'agreed' })
    expect(atOnce(acceptingAgreed(agreeing.indexed, cases))).toEqual({ accepted: 0, parts: [] })
  })

  test('looks for what agrees in steps, and says how far it has come', () => {
    const agreeing = new Bench({ ...parallel(), links: new Map<never, never>() }, 'cy')
    const { cases } = sideBySide(agreeing.indexed, both)
    const many = Array.from({ length: 200 }, () => cases).flat()
    const work = acceptingAgreed(agreeing.indexed, many)
    const shares: number[] = []
    let step = work.next()
    for (; !step.done; step = work.next()) shares.push(step.value)
    expect(step.value.accepted).toBe(200)
    expect(shares.length).toBe(Math.floor(many.length / 64))
    expect(shares.every((share, i) => share > (shares[i - 1] ?? 0) && share < 1)).toBe(true)
  })

  test('decides what stands in the gold standard, and where its links lead', () => {
    const { made, rule } = bench()
    rule('adjudication-a1', { kind: 'version', claim: id('claim-a1') })
    rule('adjudication-a3', { kind: 'version', claim: id('claim-b3') })
    rule('adjudication-b4', { kind: 'none' })
    const gold = goldOf(made.indexed, sideBySide(made.indexed, both))
    expect([...gold.claims.keys()]).toEqual(['claim-a1', 'claim-b3'])
    // Ada's link led to her own version of the other case, in whose place Bo's stands now.
    expect([...gold.links.values()].map(({ id: link, target }) => [link, target])).toEqual([
      ['l-a', { kind: 'claim', claim: 'claim-b3' }],
    ])
    expect([...gold.mentions.keys()]).toEqual(['m-a'])
  })
})
