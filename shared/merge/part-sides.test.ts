import { describe, expect, test } from 'vitest'
import type { AdjudicationId, EntityId } from '../model/ids'
import type { RequestedBody } from '../operations/operation'
import { merge } from '../testing/branches'
import { id, newClaim, scene } from '../testing/scene'
import { claim, copies, done, merged, ruled, setWording, told } from '../testing/two-copies'
import { decisionIdOf } from './decision-records'
import type { Verdict } from './verdict'

/*
 * One has removed what the other has something new about. Of a part of that which refers to what was removed, whoever
 * does not have the record says that it is to do without.
 */

const gone: RequestedBody = { kind: 'claim.delete', id: id('four') }
const adjudicated: RequestedBody = {
  kind: 'adjudication.settle',
  adjudication: {
    id: id<AdjudicationId>('case'),
    article: id('noon'),
    claims: [id('four')],
    gold: id('four'),
    verdict: 'chosen',
    reason: '',
  },
}
const settled = [setWording('His.'), adjudicated]
const verdict = 'adjudications/case#verdict'
const open = { verdict: 'open', gold: null }

describe.each([
  ['who removed the claim', 'mine', [gone], settled],
  ['who settled the case', 'theirs', settled, [gone]],
] as const)('a case whose gold standard was removed, as %s has it before them', (_, remover, ada, bo) => {
  const keeper = remover === 'mine' ? 'theirs' : 'mine'
  const by = (kind: 'mine' | 'theirs', ...keys: readonly string[]): Record<string, Verdict> =>
    Object.fromEntries(keys.map(key => [key, { kind }]))

  test('is open again where the remover’s verdict is taken', () => {
    const result = merged(ada, bo, {
      ...by(remover, 'claims/four', verdict, 'adjudications/case#claims.four'),
    })
    expect(claim(result, 'four')).toBeUndefined()
    expect(result.bench.pure.adjudications.get(id('case'))).toMatchObject({ ...open, claims: [] })
    expect(result.bench.pure.decisions.get(decisionIdOf(verdict))).toMatchObject({
      settled: true,
      value: open,
    })
  })

  test('is open again, and what the keeper has of the claim stays, where that alone is taken', () => {
    const result = merged(ada, bo, { ...by(keeper, 'claims/four'), ...by(remover, verdict) })
    expect(claim(result, 'four')?.wording).toBe('His.')
    expect(result.bench.pure.adjudications.get(id('case'))).toMatchObject(open)
  })

  test('has it where the keeper’s verdict is taken', () => {
    const result = merged(ada, bo, by(keeper, 'claims/four', verdict))
    expect(result.bench.pure.adjudications.get(id('case'))).toMatchObject({ verdict: 'chosen', gold: 'four' })
  })

  test('brings no claim back where only that it is open again is taken', () => {
    const result = merged(ada, bo, by(remover, verdict))
    expect(result.plan.consequences.filter(({ what }) => what === 'brought')).toEqual([])
    expect(result.bench.pure.adjudications.get(id('case'))).toMatchObject(open)
  })
})

test('what was decided is not asked again, whoever merges', () => {
  const { ada, bo } = copies()
  done(ada, gone)
  done(bo, ...settled)
  const keys = ['claims/four', 'links/against', verdict, 'adjudications/case#claims.four']
  const verdicts = keys.map(key => [key, { kind: 'mine' } as const])
  const { bench } = merge(ada, bo, scene(), 'ada-rev', ruled(Object.fromEntries(verdicts)))
  for (const again of [merge(bench, bo, scene(), 'again'), merge(bo, bench, scene(), 'bo-rev')]) {
    expect(told(again)).toEqual([])
    expect(again.bench.pure.adjudications.get(id('case'))).toMatchObject({ ...open, claims: [] })
    expect(claim(again, 'four')).toBeUndefined()
  }
})

test('who said it is kept by name where the entity has gone', () => {
  const entity: EntityId = id('guard')
  const said = { entity, name: 'The guard' }
  const result = merged(
    [{ kind: 'entity.delete', id: entity }],
    [
      {
        kind: 'claim.create',
        claim: newClaim('new', 'noon', 'convoy of 4,000', { attribution: said }),
      },
    ],
    { 'entities/guard': { kind: 'mine' }, 'claims/new#attribution': { kind: 'mine' } },
  )
  expect(claim(result, 'new')?.attribution).toEqual({ ...said, entity: null })
})
