import { expect, test } from 'vitest'
import type { OperationBody } from '../operations/operation'
import { Bench } from '../testing/bench'
import { copyOf, merge } from '../testing/branches'
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
