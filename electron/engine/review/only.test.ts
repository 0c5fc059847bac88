import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ruling } from '#shared/merge/plan'
import { unitsOf } from '#shared/merge/three-way'
import type { Verdict } from '#shared/merge/verdict'
import { atOnce } from '#shared/model/at-once'
import { Bench } from '#shared/testing/bench'
import { copyOf, merge } from '#shared/testing/branches'
import { carryOut, work } from '#shared/testing/merge-orders'
import { scene } from '#shared/testing/scene'
import { value } from '../trial.test-support'
import { Only } from './only'
import { note, ReviewTrial } from './testing/review-trial'

/* What is decided about one row is about that row, and what has to go with it. */

const some = (fields: readonly string[]) => (record: object | undefined) =>
  Object.fromEntries(Object.entries(record ?? {}).filter(([field]) => fields.includes(field)))
/** Who made a record and changed it last. */
const stampsOf = some(['created', 'changed'])
/** That, and the lists whose order says nothing. */
const unsaidOf = some(['created', 'changed', 'entities', 'aliases', 'choices', 'claims'])

test('what comes of one verdict alone is what it does where every record is looked at, but for who touched the others', () => {
  let [decided, along] = [0, 0]
  const verdict = fc.constantFrom<Verdict['kind']>('theirs', 'mine', 'both')
  const property = fc.property(
    work(4),
    work(8),
    work(8),
    fc.nat(),
    verdict,
    (before, ours, bos, which, kind) => {
      const common = new Bench(scene())
      common.perform({ kind: 'project.set', patch: { title: 'Begun together' } })
      carryOut(common, before, 'new')
      const [ada, bo] = [copyOf(common, scene(), 'ada'), copyOf(common, scene(), 'bo')]
      carryOut(ada, ours, 'ada')
      carryOut(bo, bos, 'bo')
      const { meetings, mine, theirs } = merge(ada, bo, scene(), 'rev')
      const units = [...unitsOf(meetings)].filter(({ standing }) => standing !== 'same')
      const unit = units[which % Math.max(1, units.length)]
      if (!unit) return
      const verdicts = new Map([[unit.key, { verdict: { kind } as Verdict, reason: '' }]])
      const texts = { mine: ada.indexed, theirs: bo.indexed }
      const only = atOnce(Only.of(verdicts, meetings))
      const alone = atOnce(ruling(meetings, mine, theirs, texts, only))
      only.reaches = () => true
      const all = atOnce(ruling(meetings, mine, theirs, texts, only))
      expect(new Set(alone.consequences)).toEqual(new Set(all.consequences))
      expect(alone.texts).toEqual(all.texts)
      for (const [table, records] of Object.entries(all.patch))
        for (const [id, made] of Object.entries(records ?? {})) {
          const own = (alone.patch as Record<string, Record<string, object | null>>)[table]?.[id]
          if (made === null || own === null) expect(own).toEqual(made)
          else expect({ ...unsaidOf(made), ...own }).toEqual({ ...made, ...stampsOf(own) })
        }
      decided++
      along += alone.consequences.length
    },
  )
  fc.assert(property, { seed: 2026, numRuns: 400 })
  expect(decided).toBeGreaterThan(300)
  expect(along).toBeGreaterThan(30)
})

test('taking one of two notes leaves the other claim as it was, with who changed it last', async () => {
  const session = await ReviewTrial.begin()
  await session.bo(await session.newClaim('soldiers', 'claim-second'))
  value(await session.theirs.methods['project.save']({}))
  await session.finish((await session.open()).id)
  const second = (text: string) => ({
    kind: 'claim.set' as const,
    id: 'claim-second' as never,
    patch: { note: text },
  })
  await session.bo(note('One'))
  await session.bo(second('Two'))
  value(await session.theirs.methods['project.save']({}))
  const { id } = await session.open()
  const before = await session.claimNow('claim-second' as never)
  const rows = await session.rows(id)
  await session.decide(
    id,
    rows.filter(({ unit }) => unit.startsWith('claims/claim-ours')),
    { verdict: 'theirs' },
  )
  expect(await session.claimNow()).toMatchObject({ note: 'One' })
  expect(await session.claimNow('claim-second' as never)).toEqual(before)
  expect(before).toMatchObject({ note: '', changed: null })
  await session.end()
})
