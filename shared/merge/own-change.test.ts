import { expect, test } from 'vitest'
import type { EntityId } from '../model/ids'
import type { OperationBody } from '../operations/operation'
import { Bench } from '../testing/bench'
import { copyOf, type Merged, merge } from '../testing/branches'
import { id, newMention, scene } from '../testing/scene'
import { conflictsOf, done, ruled } from '../testing/two-copies'

/*
 * A claim is changed by somebody’s wish, or only by what became of an entity that it names: by that hangs whether it is in
 * conflict where a third has deleted it.
 */

const deleteClaim: OperationBody = { kind: 'claim.delete', id: id('four') }
/** The claim names both: the one as an entity, the other as whom it is attributed to. */
const [guard, lund] = [id<EntityId>('guard'), id<EntityId>('lund')]
const mergeLund: OperationBody = { kind: 'entity.merge', from: lund, into: guard }
const mergeGuard: OperationBody = { kind: 'entity.merge', from: guard, into: lund }
const mentionLund: OperationBody = { kind: 'mention.set', id: id('guard-noon'), patch: { entity: lund } }
const mentionGuard: OperationBody = {
  kind: 'mention.create',
  mention: newMention('anew', 'dawn', 'Mara Lund said', 'guard'),
}

/** The last thing that all did together was to open a decision about the claim again. */
const settle = (bench: Bench) => void bench.undo()
const to =
  (...bodies: readonly OperationBody[]) =>
  (bench: Bench) =>
    done(bench, ...bodies)

test.each<readonly [string, OperationBody]>([
  ['that was merged into one that another deleted', { kind: 'entity.delete', id: guard }],
  ['that was merged and that another mentions anew', mentionLund],
])('an entity %s leaves no wish, whoever was brought in first', (_, other) => {
  const merging = [settle, to(mergeLund)]
  for (const [first, second] of [
    [[to(other)], merging],
    [merging, [to(other)]],
  ] as const) {
    const [one, two, third] = copiesOf(first, second, [to(deleteClaim)])
    const both = merge(one, two, scene(), 'rev')
    expect(keysOf(both)).toContain('claims/four#attribution')
    expect(keysOf(merge(both.bench, third, scene(), 'rev'))).not.toContain('claims/four')
  }
})

test('an entity that was kept against its merging leaves what is done with the other a wish', () => {
  const [one, two, third] = copiesOf([to(mentionGuard)], [to(mergeGuard)], [to(deleteClaim)])
  const kept = ruled({ 'entities/guard': { kind: 'mine' }, 'claims/four#entities.guard': { kind: 'mine' } })
  const { bench } = merge(one, two, scene(), 'rev', kept)
  expect(bench.pure.claims.get(id('four'))?.entities).toEqual([guard])
  done(bench, { kind: 'claim.set', id: id('four'), patch: { entities: [guard, lund] } })
  expect(keysOf(merge(bench, third, scene(), 'rev'))).toContain('claims/four')
})

/** Three copies of one project, each with its work. */
function copiesOf(...works: readonly (readonly ((bench: Bench) => void)[])[]): [Bench, Bench, Bench] {
  const common = new Bench(scene())
  done(common, { kind: 'project.set', patch: { guidelines: 'Figures first.' } })
  done(common, { kind: 'decision.reopen', id: id('note-of-four') })
  return works.map((work, i) => {
    const copy = copyOf(common, scene(), `author-${i}`)
    for (const act of work) act(copy)
    return copy
  }) as [Bench, Bench, Bench]
}

const keysOf = (merged: Merged) => conflictsOf(merged).map(({ key }) => key)
