import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unitsOf } from '../merge/three-way'
import type { Ruled } from '../merge/verdict'
import { IndexedProject } from '../model/indexed-project'
import type { Decision } from '../model/review-records'
import { Bench, isRefusal } from '../testing/bench'
import { copyOf, merge } from '../testing/branches'
import { carryOut, work } from '../testing/merge-orders'
import { before, id, scene } from '../testing/scene'
import { checkProject } from '../testing/sequences'
import { applyingReview, applyReview } from './apply-review'
import { packingReview, type ReviewPack, reviewPack, reviewPackOf } from './review-pack'

const made = { by: id<never>('ada'), at: '2025-03-05T09:00:00.000Z' }
const packOf = (bench: Bench): ReviewPack =>
  JSON.parse(JSON.stringify(reviewPackOf(bench.indexed, made).pack)) as ReviewPack
const kinds = ['mine', 'theirs', 'both'] as const
const seed = Number(process.env.CLAIMBENCH_SEED ?? 2025)

describe('the review of any work', () => {
  test(`seed ${seed}: what applies is sound, and applying twice is applying once`, () => {
    let landed = 0
    const property = fc.property(
      ...[work(6), work(8), work(4)],
      fc.array(fc.nat(2), { minLength: 8, maxLength: 8 }),
      (mine, theirs, later, choices) => {
        const start = scene()
        const common = new Bench(start)
        common.perform({ kind: 'project.set', patch: { title: 'Begun together' } })
        const [a, b] = [copyOf(common, start, 'ada'), copyOf(common, start, 'bo')]
        carryOut(a, mine, 'ada')
        carryOut(b, theirs, 'bo')
        const verdicts = new Map<string, Ruled>()
        for (const [i, { key, standing }] of [...unitsOf(merge(a, b, start, 'rev').meetings)].entries())
          if (standing === 'conflict')
            verdicts.set(key, {
              verdict: { kind: kinds[choices[i % 8] ?? 0] ?? 'mine' },
              reason: 'So it is.',
            })
        const pack = packOf(merge(a, b, start, 'rev', verdicts).bench)
        expect(reviewPack.safeParse(pack).error).toBeUndefined()
        // Bo has gone on working meanwhile.
        carryOut(b, later, 'bo')
        const application = applyReview(b.indexed, pack)
        landed += application.decisions.filter(({ landing }) => landing.kind === 'applies').length
        if (Object.keys(application.patch).length === 0) return
        const done = b.perform({ kind: 'records.patch', patch: application.patch, title: 'Applied' })
        if (isRefusal(done)) throw new Error(`refused: ${done.message}`)
        checkProject(b.indexed)
        const again = applyReview(b.indexed, pack)
        expect(again.patch).toEqual({})
        for (const { landing } of again.decisions) expect(landing.kind).not.toBe('applies')
      },
    )
    fc.assert(property, { seed, numRuns: 150 })
    expect(landed).toBeGreaterThan(20)
  })
})

/** A decision that the claim’s note is to be `value`. */
const noteDecided = (value: string, fields: Partial<Decision> = {}): Decision => ({
  id: id('decision-note'),
  subject: 'claims/four#note',
  code: 'both-changed',
  settled: true,
  base: '',
  value,
  options: [
    { value: 'mine', by: null },
    { value: 'theirs', by: null },
  ],
  follows: [],
  from: 'Theirs',
  reason: 'Better put.',
  created: before,
  changed: null,
  ...fields,
})
const packWith = (decisions: readonly Decision[], fields: Partial<ReviewPack> = {}): ReviewPack => ({
  ...packOf(new Bench(scene())),
  decisions,
  ...fields,
})
const landings = (bench: Bench, pack: ReviewPack) =>
  applyReview(bench.indexed, pack).decisions.map(({ landing }) => landing)
const noted = (note: string) => {
  const bench = new Bench(scene())
  bench.perform({ kind: 'claim.set', id: id('four'), patch: { note } })
  return bench
}

describe('a verdict', () => {
  test('applies where what it was made between stands, and says who decided', () => {
    const bench = noted('theirs')
    const { patch } = applyReview(bench.indexed, packWith([noteDecided('better')]))
    expect(patch.claims?.four).toEqual({ note: 'better', changed: before })
    expect(patch.decisions?.['decision-note']).toMatchObject({ reason: 'Better put.', created: before })
  })
  test('is listed, and nothing done, where it has been changed since', () => {
    const bench = noted('a third wording')
    const application = applyReview(bench.indexed, packWith([noteDecided('better')]))
    expect(application.decisions.map(({ landing }) => landing)).toEqual([
      { kind: 'no-place', why: 'It has been changed here since.' },
    ])
    expect(application.patch).toEqual({})
  })
  test('has no place where its record is gone', () => {
    const bench = new Bench(scene())
    bench.perform({ kind: 'claim.delete', id: id('four') })
    expect(landings(bench, packWith([noteDecided('better')]))).toMatchObject([{ kind: 'no-place' }])
  })
  test('gives way to what was decided otherwise here, and to nobody’s later word of its own', () => {
    const bench = noted('theirs')
    bench.perform({ kind: 'records.patch', patch: { decisions: { 'decision-note': noteDecided('better') } } })
    const own = { created: { by: id<never>('cy'), at: '2025-03-09T09:00:00.000Z' } }
    expect(landings(bench, packWith([noteDecided('worse', own)]))).toMatchObject([{ kind: 'no-place' }])
    const revised = { changed: { ...before, at: '2025-03-08T09:00:00.000Z' } }
    expect(landings(bench, packWith([noteDecided('mine', revised)]))).toMatchObject([{ kind: 'applies' }])
  })
  test('brings the label that it chose, with nothing that it does not need', () => {
    const bench = new Bench(scene())
    const [figure] = bench.pure.labels.values()
    if (!figure) throw new Error('the scene has no label')
    const [fresh, idle] = ['fresh', 'idle'].map(word => ({ ...figure, id: id<never>(word), name: word }))
    const empty = packWith([]).brought
    const pack = packWith(
      [noteDecided('fresh', { subject: 'claims/four#label', base: 'figure', value: 'fresh', options: [] })],
      { brought: { ...empty, labels: [fresh, idle] as never } },
    )
    const { patch, cameAlong } = applyReview(bench.indexed, pack)
    expect(cameAlong).toBe(1)
    expect(Object.keys(patch.labels ?? {})).toEqual(['fresh'])
  })
})

describe('a comment', () => {
  const comment = (word: string, on: string, replyTo: string | null = null) => ({
    ...{ id: id<never>(word), on: { table: 'claims' as const, id: id<never>(on) } },
    ...{ replyTo: replyTo as never, text: word, resolved: false, created: before, changed: null },
  })
  test('lands where its record is, a reply after what it replies to; else it is listed', () => {
    const comments = [
      ...[comment('reply', 'four', 'first'), comment('first', 'four')],
      ...[comment('lost', 'gone'), comment('lost-reply', 'four', 'nowhere')],
    ]
    const bench = new Bench(scene())
    const application = applyReview(bench.indexed, packWith([], { comments }))
    expect(Object.keys(application.patch.comments ?? {}).sort()).toEqual(['first', 'reply'])
    expect(application.comments.map(({ landing }) => landing.kind)).toEqual([
      ...['applies', 'applies', 'no-place', 'no-place'],
    ])
  })
})

test('200 verdicts, a third of them about whole records, with their reasons make a file that any mail takes', () => {
  const project = scene()
  const [claim] = project.claims.values()
  const decisions = Array.from({ length: 200 }, (_, i) => {
    const whole = i % 3 === 0 ? { ...claim, id: `claim-${i}` } : null
    return noteDecided('About 4,000 soldiers crossed before dawn, by the ministry’s own count.', {
      id: id(`decision-${i}-abcdefghij`),
      subject: whole ? `claims/claim-${i}` : `claims/claim-${i}#note`,
      reason: 'The later report corrects the first one; see its second paragraph.',
      ...(whole
        ? {
            value: whole,
            options: [
              { value: null, by: null },
              { value: whole, by: before },
            ],
          }
        : {}),
    })
  })
  const bench = new Bench({ ...project, decisions: new Map(decisions.map(each => [each.id, each])) })
  const { pack } = reviewPackOf(new IndexedProject(bench.pure), made)
  const bytes = new TextEncoder().encode(JSON.stringify(pack, null, 1)).length
  expect(pack.decisions).toHaveLength(200)
  expect(bytes).toBeLessThan(300_000)
  expect(bytes).toBeGreaterThan(50_000)
})

test('others can come between the verdicts and comments that are put together to be sent', () => {
  const comments = Array.from({ length: 20 }, (_, at) => ({
    ...{ id: `comment-${at}`, on: { table: 'articles', id: 'article-one' }, replyTo: null, text: 'So?' },
    ...{ resolved: false, created: made, changed: null },
  }))
  const begun = scene()
  const tables = { ...begun, comments: new Map(comments.map(each => [each.id, each])) }
  const steps = packingReview(new IndexedProject(tables as never), made, null)
  let taken = 0
  let step = steps.next()
  for (; !step.done; step = steps.next()) taken++
  expect(step.value.pack.comments).toHaveLength(comments.length)
  expect(taken).toBeGreaterThanOrEqual(2 * comments.length)
})

test('others can come between the verdicts and comments that are applied, and hear how far that is', () => {
  const few = Array.from({ length: 20 }, (_, at) => at)
  const decisions = few.map(at => noteDecided(`better ${at}`, { id: id(`decision-${at}`) }))
  const comments = few.map(at => ({
    ...{ id: id<never>(`comment-${at}`), on: { table: 'claims' as const, id: id<never>('four') } },
    ...{ replyTo: null, text: 'So?', resolved: false, created: before, changed: null },
  }))
  const { indexed } = noted('theirs')
  const steps = [...applyingReview(indexed, packWith(decisions, { comments }))]
  // Each is looked at, put into the change, and told of.
  expect(steps.length).toBeGreaterThanOrEqual(3 * (decisions.length + comments.length))
  expect(steps).toEqual([...steps].sort((a, b) => a - b))
})
