import { expect, test } from 'vitest'
import type { OperationBody } from '../operations/operation'
import { Bench } from '../testing/bench'
import { copyOf, merge } from '../testing/branches'
import { checkCase } from '../testing/merge-orders'
import { id, newMention, scene } from '../testing/scene'
import { done } from '../testing/two-copies'
import { stateOf } from './past-state'
import { redirectsIn } from './redirects'

/* Records that were merged into others lead there: as long as that stands, and whoever has removed them since. */

const intoGuard: OperationBody = { kind: 'entity.merge', from: id('lund'), into: id('guard') }
const renamed: OperationBody = { kind: 'entity.set', id: id('guard'), patch: { name: 'The guard' } }
const remove: OperationBody = { kind: 'entity.delete', id: id('lund') }

test('what was merged leads to what it was merged into', () => {
  const bench = worked(intoGuard)
  expect(redirectsOf(bench)).toEqual([['entities/lund', 'entities/guard']])
})

test('what was merged, taken back, and then removed leads nowhere', () => {
  const bench = worked(intoGuard)
  bench.undo()
  done(bench, remove)
  expect(redirectsOf(bench)).toEqual([])
})

test('what was merged again leads there again, until that is taken back', () => {
  const bench = worked(intoGuard)
  bench.undo()
  bench.redo()
  expect(redirectsOf(bench)).toEqual([['entities/lund', 'entities/guard']])
  bench.undo()
  done(bench, remove)
  expect(redirectsOf(bench)).toEqual([])
})

test('what was merged in one of several operations at once is taken back with them', () => {
  const bench = worked({ kind: 'batch', title: 'Two', operations: [intoGuard, renamed] as never })
  expect(redirectsOf(bench)).toEqual([['entities/lund', 'entities/guard']])
  bench.undo()
  done(bench, remove)
  expect(redirectsOf(bench)).toEqual([])
})

test('what another has merged and taken back leads nowhere where it was brought in', () => {
  const [ada, bo] = [worked(remove), worked(intoGuard)]
  bo.undo()
  done(bo, { kind: 'mention.create', mention: newMention('anew', 'dawn', 'Mara Lund said', 'lund') })
  const { bench, plan } = merge(ada, bo, scene(), 'rev')
  expect(bench.pure.entities.has(id('lund'))).toBe(false)
  expect(plan.open.map(({ key, conflict }) => [key, conflict])).toContainEqual([
    'entities/lund',
    'removed-and-used',
  ])
  expect(redirectsOf(bench)).toEqual([])
})

/** Found at random: nobody has changed the claim by their own wish, whichever of the two entities stood there before. */
test.each([
  ['into what is left open', { step: 'entity.delete', numbers: [0, 951] }],
  ['what is left open', { step: 'mention.set', numbers: [0, 1519] }],
] as const)('what has merged %s does not depend on who was brought in first', (_, step) => {
  const merged = [
    { step: 'undo', numbers: [] },
    { step: 'entity.merge', numbers: [0, 0, 0, 1419] },
  ] as const
  const apart = [[{ step: 'article.remove', numbers: [] }], [step], merged] as const
  expect(() => checkCase([{ step: 'decision.reopen', numbers: [] }], apart, false)).not.toThrow()
})

function worked(...bodies: readonly OperationBody[]): Bench {
  const common = new Bench(scene())
  done(common, { kind: 'project.set', patch: { title: 'Begun together' } })
  const copy = copyOf(common, scene(), `author-${authors++}`)
  done(copy, ...bodies)
  return copy
}
let authors = 0

const redirectsOf = ({ history, indexed }: Bench) => [
  ...redirectsIn(
    history.map(({ operation }) => operation),
    stateOf(indexed),
  ),
]
