import { beforeEach, expect, test } from 'vitest'
import type { OperationId } from '../model/ids'
import { type AnyRecord, tableNames } from '../model/tables'
import type { Merge, OperationBody } from '../operations/operation'
import { Bench } from '../testing/bench'
import { copyOf, merge } from '../testing/branches'
import { id, scene } from '../testing/scene'
import { done, setWording } from '../testing/two-copies'
import { decisionIdOf } from './decision-records'
import { type RecordState, stateOf } from './past-state'
import { strandsOf } from './strands'
import type { Side } from './unit'

const removeDawn: OperationBody = { kind: 'article.remove', id: id('dawn') }
const mergeStances: OperationBody = {
  kind: 'scheme.merge',
  table: 'stances',
  from: id('counters'),
  into: id('backs'),
}

let common: Bench
let ada: Bench
let bo: Bench
let cy: Bench
beforeEach(() => {
  common = new Bench(scene())
  done(common, { kind: 'project.set', patch: { guidelines: 'Figures first.' } })
  const copy = (author: string) => copyOf(common, scene(), author)
  ;[ada, bo, cy] = [copy('ada'), copy('bo'), copy('cy')]
})

test('each version is told apart again as it was, though two were in conflict about most of it', () => {
  done(ada, setWording('Hers.'), { kind: 'claim.delete', id: id('dawn-crossing') })
  done(bo, removeDawn, mergeStances)
  done(cy, setWording('The third.'), { kind: 'scheme.delete', table: 'stances', id: id('backs') })
  const all = merge(merge(ada, bo, scene(), 'rev').bench, cy, scene(), 'rev').bench
  expect(strands(all).map(({ state }) => recordsOf(state))).toEqual([ada, bo, cy].map(asItIs))
})

test('what each merged into what goes by its own work', () => {
  done(ada, setWording('Hers.'))
  done(bo, mergeStances)
  const [own, brought] = strands(merge(ada, bo, scene(), 'rev').bench)
  expect([...(own?.redirects ?? [])]).toEqual([])
  expect([...(brought?.redirects ?? [])]).toEqual([['stances/counters', 'stances/backs']])
})

test('a record that one changed and another removed is left open as it was changed, whoever came first', () => {
  const wording = 'Hers.'
  done(ada, { kind: 'claim.set', id: id('four'), patch: { wording } })
  done(bo, { kind: 'claim.delete', id: id('four') })
  done(cy, { kind: 'project.set', patch: { guidelines: 'The third.' } })
  const orders: readonly (readonly [Bench, Bench, Bench])[] = [
    [ada, bo, cy],
    [bo, ada, cy],
    [ada, cy, bo],
    [cy, ada, bo],
    [bo, cy, ada],
    [cy, bo, ada],
  ]
  for (const [first, second, third] of orders) {
    const end = merge(merge(first, second, scene(), 'rev').bench, third, scene(), 'rev').bench
    const open = end.pure.decisions.get(decisionIdOf('claims/four'))
    expect(open?.options.map(({ value }) => value)).toEqual([null, expect.objectContaining({ wording })])
  }
})

test('who has brought in nobody is one, and who has taken it back is again', () => {
  done(ada, setWording('Hers.'))
  done(bo, removeDawn)
  expect(strands(ada)).toEqual([])
  const { bench } = merge(ada, bo, scene(), 'rev')
  expect(strands(bench)).toHaveLength(2)
  const taken = bench.history.at(-1)?.operation.id
  bench.undo()
  expect(strands(bench, new Set([taken as OperationId]))).toEqual([])
})

test('a merge that does not say where it began is the work of whoever made it', () => {
  done(ada, setWording('Hers.'))
  done(bo, removeDawn)
  const { body } = merge(ada, bo, scene(), 'rev').bench.history.at(-1)?.operation ?? {}
  const { base: _, besides: __, ...earlier } = body as Merge
  done(ada, earlier)
  expect(strands(ada)).toEqual([])
})

test('what a file says besides is taken only where it is a record', () => {
  done(ada, { kind: 'claim.set', id: id('four'), patch: { wording: 'Hers.' } })
  done(bo, setWording('His.'))
  const body = merge(ada, bo, scene(), 'rev').bench.history.at(-1)?.operation.body as Merge
  expect(Object.keys(body.besides?.claims ?? {})).toEqual(['four'])
  done(ada, { ...body, besides: { claims: { four: { id: 'four', wording: 7 } } } } as OperationBody)
  const [, brought] = strands(ada)
  expect(brought?.state.get('claims', 'four')).toEqual(common.pure.claims.get(id('four')))
})

function strands(bench: Bench, undone: ReadonlySet<OperationId> = new Set()): readonly Side[] {
  const since = bench.history.slice(common.history.length)
  const begun = common.history.at(-1)?.operation.id as OperationId
  const work = strandsOf({ project: bench.indexed, since }, stateOf(common.indexed), begun, undone)
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

const asItIs = ({ indexed }: Bench) => recordsOf(stateOf(indexed))

/** Every record but the decisions, by key. */
function recordsOf(state: RecordState): Readonly<Record<string, AnyRecord | undefined>> {
  const records: [string, AnyRecord | undefined][] = []
  for (const table of tableNames)
    if (table !== 'decisions')
      for (const each of state.ids(table)) records.push([`${table}/${each}`, state.get(table, each)])
  return Object.fromEntries(records.sort(([a], [b]) => (a < b ? -1 : 1)))
}

test('a record that a merge changed and its project removed since does not come back in part', () => {
  const wording: OperationBody = { kind: 'claim.set', id: id('four'), patch: { wording: 'His.' } }
  const remove: OperationBody = { kind: 'claim.delete', id: id('four') }
  done(bo, wording)
  const { bench } = merge(ada, bo, scene(), 'ada')
  done(bench, remove)
  const claims = strands(bench).map(({ state }) => state.get('claims', id('four')))
  expect(claims).toEqual([undefined, common.pure.claims.get(id('four'))])
  done(cy, { kind: 'project.set', patch: { guidelines: 'The third.' } })
  for (const { plan, bench: end } of bothWays(bench)) {
    expect(plan.open).toEqual([])
    expect(end.pure.claims.has(id('four'))).toBe(false)
  }
  done(cy, setWording('The third.'))
  for (const { plan } of bothWays(bench)) expect(plan.open.map(({ key }) => key)).toContain('claims/four')
})

test('a link that a merge changed and its project removed since is no conflict with who did not touch it', () => {
  done(bo, { kind: 'evidence.set', id: id('against'), patch: { stance: null } })
  const { bench } = merge(ada, bo, scene(), 'ada')
  done(bench, { kind: 'evidence.unlink', id: id('against') })
  done(cy, setWording('The third.'))
  for (const { plan } of bothWays(bench)) expect(plan.open).toEqual([])
})

const bothWays = (other: Bench) => [merge(other, cy, scene(), 'rev'), merge(cy, other, scene(), 'rev')]
