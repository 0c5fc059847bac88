import { describe, expect, test } from 'vitest'
import type { OperationBody, SingleBody } from '../operations/operation'
import { reduce } from '../operations/reducer'
import { Bench } from '../testing/bench'
import { id, newArticle, newEntity, newMention, operation, scene } from '../testing/scene'
import { atOnce } from './at-once'
import { invertChange } from './change'
import type { EntityId, MentionId } from './ids'
import { IndexedProject } from './indexed-project'
import { differences } from './same-project'
import type { TableName } from './tables'

const order = (bench: Bench, table: TableName) => [...bench.indexed.all(table)].map(record => record.id)
/** What the scene made at one moment has no order of its own that a record could tell. */
const moments = (bench: Bench, table: 'articles' | 'claims' | 'entities') =>
  [...bench.indexed.all(table)].map(record => record.created.at)

/** A project with a third article and three entities more, each made by an operation of its own. */
function bench(): Bench {
  const made = new Bench(scene())
  made.perform({ kind: 'article.add', article: { ...newArticle('noon'), id: id('dusk') } })
  for (const word of ['one', 'two', 'three'])
    made.perform({ kind: 'entity.create', entity: newEntity(word, word) })
  return made
}

test.each<[string, 'articles' | 'claims' | 'entities', readonly OperationBody[]]>([
  ['the first article', 'articles', [{ kind: 'article.remove', id: id('dawn') }]],
  ['an article in the middle', 'articles', [{ kind: 'article.remove', id: id('noon') }]],
  ['the claims that went with it', 'claims', [{ kind: 'article.remove', id: id('noon') }]],
  ['an entity', 'entities', [{ kind: 'entity.delete', id: id('one') }]],
  [
    'several, one after another',
    'entities',
    [
      { kind: 'entity.delete', id: id('two') },
      { kind: 'entity.delete', id: id('one') },
    ],
  ],
])('a removal that is taken back leaves the order as it was: %s', (_, table, removals) => {
  const trial = bench()
  const before = order(trial, table)
  const made = moments(trial, table)
  for (const body of removals) trial.perform(body)
  expect(order(trial, table)).not.toEqual(before)
  for (const _ of removals) trial.undo()
  expect(moments(trial, table)).toEqual(made)
  if (table === 'entities') expect(order(trial, table)).toEqual(before)
})

test('the version grows with every change, and with nothing else', () => {
  const trial = bench()
  const { version } = trial.indexed
  trial.perform({ kind: 'entity.delete', id: id('nobody') })
  expect(trial.indexed.version).toBe(version)
  trial.perform({ kind: 'entity.delete', id: id('one') })
  trial.undo()
  expect(trial.indexed.version).toBe(version + 2)
})

test('a copy made in steps is of the first of them, whatever is done meanwhile', () => {
  const trial = bench()
  for (let i = 0; i < 3_000; i++)
    trial.perform({ kind: 'entity.create', entity: newEntity(`many-${i}`, `Many ${i}`) })
  const then = trial.indexed.snapshot()
  for (const stopAt of [1, 2, 3]) {
    const work = trial.indexed.snapshotInSteps()
    for (let i = 0; i < stopAt; i++) expect(work.next().done).toBe(false)
    trial.perform({ kind: 'entity.set', id: id('many-5'), patch: { name: `Now ${stopAt}` } })
    trial.perform({ kind: 'entity.delete', id: id('many-2999') })
    trial.perform({ kind: 'entity.create', entity: newEntity('later', 'Later') })
    let step = work.next()
    while (!step.done) step = work.next()
    expect(differences(step.value, then).next().done).toBe(true)
    for (let i = 0; i < 3; i++) trial.undo()
    expect(differences(trial.indexed.snapshot(), then).next().done).toBe(true)
  }
})

test('made in steps it is what it is in one go, and several steps where there is much', () => {
  const whole = bench()
  for (let i = 0; i < 2_500; i++)
    whole.perform({ kind: 'entity.create', entity: newEntity(`entity-${i}`, `Name ${i}`) })
  const steps = IndexedProject.inSteps(whole.indexed.snapshot())
  let taken = 0
  let step = steps.next()
  for (; !step.done; step = steps.next()) taken++
  const stepped = step.value
  expect(taken).toBe(2)
  expect(stepped.snapshot()).toEqual(whole.indexed.snapshot())
  expect(stepped.claimsIn(id('dawn')).size).toBeGreaterThan(0)
  for (const article of whole.indexed.all('articles')) {
    expect(stepped.claimsIn(article.id)).toEqual(whole.indexed.claimsIn(article.id))
  }
})

describe('a change that is worked out beside the project', () => {
  const mentioned = (name: string) => newMention(name, 'dawn', 'soldiers', 'one')
  /** Several mentions of an entity and in an article, and what removes one, adds one and turns one. */
  function trial() {
    const made = bench()
    for (let i = 0; i < 2_500; i++) made.perform({ kind: 'mention.create', mention: mentioned(`m-${i}`) })
    const outcome = reduce(made.indexed, operation({ kind: 'batch', title: '', operations }))
    if (!outcome.ok) throw new Error(outcome.refusal.message)
    return { indexed: made.indexed, change: outcome.change }
  }
  const operations: readonly SingleBody[] = [
    { kind: 'mention.delete', id: id('m-1') },
    { kind: 'mention.create', mention: mentioned('m-new') },
    { kind: 'mention.set', id: id('m-3'), patch: { entity: id('two') } },
  ]
  const seen = (project: IndexedProject) => ({
    mentions: [...project.all('mentions')],
    here: [...project.mentionsIn(id('dawn'))],
    one: [...project.mentionsOf(id('one'))],
    two: [...project.mentionsOf(id('two'))],
  })

  test('leaves it as it was until it takes its place, and then is what the change makes of it', () => {
    const { indexed, change } = trial()
    const before = seen(indexed)
    const steps = indexed.coming(change)
    let taken = 0
    let step = steps.next()
    for (; !step.done; step = steps.next()) taken++
    expect(taken).toBe(2)
    expect(seen(indexed)).toEqual(before)
    const apart = new IndexedProject(indexed.snapshot())
    const { version } = indexed
    indexed.apply(change, step.value)
    apart.apply(change)
    expect(indexed.version).toBe(version + 1)
    expect(seen(indexed)).toEqual(seen(apart))
    expect(seen(indexed).two).toEqual(['m-3'])
  })

  test('is not what it comes to where somebody has been quicker', () => {
    const { indexed, change } = trial()
    const coming = atOnce(indexed.coming(change))
    const other = reduce(indexed, operation({ kind: 'mention.delete', id: id('m-7') }))
    if (!other.ok) throw new Error(other.refusal.message)
    indexed.apply(other.change)
    indexed.apply(change, coming)
    const { here } = seen(indexed)
    expect(here).toEqual(here.filter(each => each !== id('m-1') && each !== id('m-7')))
    expect(here).toContain('m-new')
    expect(indexed.get('mentions', id('m-7'))).toBeUndefined()
  })

  test('is put back whole, where nothing has been changed since', () => {
    const { indexed, change } = trial()
    const [before, { version }] = [seen(indexed), indexed]
    const earlier = indexed.apply(change, atOnce(indexed.coming(change)))
    if (!earlier) throw new Error('nothing was kept of what was there before')
    expect(indexed.putBack(earlier)).toBe(true)
    expect(seen(indexed)).toEqual(before)
    // It has changed twice: what was worked out between is of another state.
    expect(indexed.version).toBe(version + 2)
  })

  test('is put back whole where what was changed since was taken back, and has left nothing behind', () => {
    const { indexed, change } = trial()
    const turn = (entity: string, ...names: string[]) => {
      const set = (name: string) => ({
        kind: 'mention.set' as const,
        id: id<MentionId>(name),
        patch: { entity: id<EntityId>(entity) },
      })
      const turned = reduce(indexed, operation({ kind: 'batch', title: '', operations: names.map(set) }))
      if (!turned.ok) throw new Error(turned.refusal.message)
      indexed.apply(turned.change)
      return turned.change
    }
    turn('three', 'm-8', 'm-9')
    const [before, three] = [seen(indexed), () => [...indexed.mentionsOf(id('three'))]]
    const earlier = indexed.apply(change, atOnce(indexed.coming(change)))
    const { version } = indexed
    const since = turn('two', 'm-8', 'm-9')
    expect(three()).toEqual([])
    indexed.apply(invertChange(since))
    if (!earlier) throw new Error('nothing was kept of what was there before')
    expect(indexed.putBack(earlier)).toBe(false)
    expect(indexed.putBack(earlier, version)).toBe(true)
    expect(seen(indexed)).toEqual(before)
    expect(three()).toEqual(['m-8', 'm-9'])
  })

  test('is not put back where something has, and then changes nothing', () => {
    const { indexed, change } = trial()
    const earlier = indexed.apply(change, atOnce(indexed.coming(change)))
    const later = reduce(indexed, operation({ kind: 'mention.delete', id: id('m-7') }))
    if (!earlier || !later.ok) throw new Error('it was not made')
    indexed.apply(later.change)
    const after = seen(indexed)
    expect(indexed.putBack(earlier)).toBe(false)
    expect(seen(indexed)).toEqual(after)
  })

  test('does not come into a copy that has been begun, and what is changed after it neither', () => {
    const { indexed, change } = trial()
    const then = indexed.snapshot()
    const work = indexed.snapshotInSteps()
    work.next()
    indexed.apply(change, atOnce(indexed.coming(change)))
    const later = reduce(indexed, operation({ kind: 'mention.set', id: id('m-3'), patch: { entity: null } }))
    if (!later.ok) throw new Error(later.refusal.message)
    indexed.apply(later.change)
    expect([...differences(atOnce(work), then)]).toEqual([])
  })
})
