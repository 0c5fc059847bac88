import { expect, test } from 'vitest'
import type { OperationBody } from '../operations/operation'
import { Bench } from '../testing/bench'
import { id, newArticle, newEntity, scene } from '../testing/scene'
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
