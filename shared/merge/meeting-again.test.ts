import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyOf } from '../compare/differences'
import { atOnce } from '../model/at-once'
import type { Mention } from '../model/records'
import { type TableName, tableNames } from '../model/tables'
import { Bench } from '../testing/bench'
import { copyOf, merge } from '../testing/branches'
import { carryOut, work } from '../testing/merge-orders'
import { scene } from '../testing/scene'
import { CountedMap, longestStretch } from '../testing/stretches'
import { decisionsOf } from './decision-records'
import { lineageOf } from './lineage'
import type { Meeting } from './meeting'
import { threeWayAgain } from './meeting-again'
import { LaidOver, type RecordState, stateOf } from './past-state'
import { redirectsIn } from './redirects'
import { type Meetings, threeWay } from './three-way'
import { plainSide, type Side, unitKey, unitPlace } from './unit'

/* What was done since two versions met concerns what it touched, and what hangs on that. */

/** A meeting without the sides that its voices speak for, which are the same everywhere. */
const told = (meetings: Meetings) =>
  new Map(
    [...meetings]
      .sort(([a], [b]) => Number(a > b) - Number(a < b))
      .map(([key, { voices, parts, ...meeting }]) => [
        key,
        {
          ...meeting,
          voices: voices.map(({ mask, has }) => ({ mask, has })),
          parts: [...parts.values()].map(({ said, ...part }) => ({
            ...part,
            said: said.map(({ voice: { mask }, value }) => ({ mask, value })),
          })),
        },
      ]),
  )

test('meeting again what was touched comes to what meeting everything does', () => {
  const figures = { met: 0, fewer: 0, along: 0, several: 0, open: 0, turned: 0 }
  const property = fc.property(
    work(6),
    fc.array(work(8), { minLength: 3, maxLength: 3 }),
    work(6),
    fc.constantFrom('none', 'mine', 'theirs'),
    (before, apart, after, brought) => {
      const common = new Bench(scene())
      common.perform({ kind: 'project.set', patch: { title: 'Begun together' } })
      carryOut(common, before, 'new')
      const [ada, bo, cy] = apart.map((work, i) => {
        const branch = copyOf(common, scene(), ['ada', 'bo', 'cy'][i] ?? 'dee')
        carryOut(branch, work, ['ada', 'bo', 'cy'][i] ?? 'dee')
        return branch
      }) as [Bench, Bench, Bench]
      const mine = brought === 'mine' ? merge(ada, cy, scene(), 'rev').bench : ada
      const theirs = brought === 'theirs' ? merge(bo, cy, scene(), 'rev').bench : bo
      const version = ({ indexed, history }: Bench) => ({ project: indexed, history })
      const lineage = atOnce(lineageOf(version(mine), version(theirs)))
      if (lineage.kind === 'apart') return
      const length = mine.history.length
      const mineNow = (): Side => ({
        state: stateOf(mine.indexed),
        decisions: decisionsOf(mine.indexed),
        redirects: redirectsIn(
          mine.history.map(({ operation }) => operation),
          stateOf(mine.indexed),
        ),
        strands: lineage.strands.mine,
      })
      const their: Side = {
        state: stateOf(theirs.indexed),
        decisions: decisionsOf(theirs.indexed),
        redirects: lineage.redirects.theirs,
        strands: lineage.strands.theirs,
      }
      const mineThen = mineNow()
      const then = { meetings: atOnce(threeWay(lineage.base, mineThen, their)), mine: mineThen }
      carryOut(mine, after, 'later')
      const touched = new Set<string>()
      for (const { inverse } of mine.history.slice(length))
        for (const table of tableNames)
          for (const id of Object.keys(inverse[table] ?? {})) touched.add(keyOf(table, id))
      const now = mineNow()
      for (const subject of new Set([...mineThen.decisions.keys(), ...now.decisions.keys()])) {
        if (JSON.stringify(mineThen.decisions.get(subject)) === JSON.stringify(now.decisions.get(subject)))
          continue
        const { table, id } = unitPlace(subject)
        touched.add(unitKey(table, id, null))
        figures.open++
      }
      const all = atOnce(threeWay(lineage.base, now, their))
      const walked = new Map<TableName, Set<string>>()
      for (const state of [now.state, their.state, lineage.base])
        for (const table of tableNames)
          for (const id of state.ids(table)) walked.set(table, (walked.get(table) ?? new Set()).add(id))
      const again = atOnce(threeWayAgain(then, touched, walked, lineage.base, now, their))
      if (!again) {
        figures.turned++
        return
      }
      expect(told(again.meetings)).toEqual(told(all))
      figures.met++
      figures.several += Number(brought !== 'none')
      figures.fewer += Number([...all.keys()].some(key => !again.anew.has(key)))
      figures.along += Number(again.anew.size > touched.size)
    },
  )
  fc.assert(property, { seed: 2026, numRuns: 600 })
  expect(figures.met).toBeGreaterThan(300)
  expect(figures.several).toBeGreaterThan(100)
  expect(figures.fewer).toBeGreaterThan(100)
  expect(figures.along).toBeGreaterThan(20)
  expect(figures.open).toBeGreaterThan(20)
  expect(figures.turned).toBeGreaterThan(5)
})

test('what an open decision held as gone is looked at again with all that it held, once it is taken back', () => {
  const begun = new Bench(scene()).indexed
  const mention = [...begun.all('mentions')].find(({ entity }) => entity !== null) as Mention
  const entity = `entities/${mention.entity}`
  const base = stateOf(begun)
  const [mine, theirs] = [new LaidOver(base), new LaidOver(base)]
  // Ours took the entity out when it was left open whether that is there; theirs has removed the mention.
  mine.lay('mentions', mention.id, { ...mention, entity: null })
  theirs.lay('mentions', mention.id, null)
  const their: Side = {
    ...plainSide(theirs),
    decisions: new Map([[entity, { settled: true, value: null, options: [] }]]),
  }
  const open: Side = { ...plainSide(mine), decisions: new Map([[entity, { settled: false, options: [] }]]) }
  const now = plainSide(mine)
  const then = { meetings: atOnce(threeWay(base, open, their)), mine: open }
  const walked = new Map(tableNames.map(table => [table, new Set(base.ids(table))]))
  const again = atOnce(threeWayAgain(then, [entity], walked, base, now, their))
  const all = atOnce(threeWay(base, now, their))
  expect(told(again?.meetings ?? new Map())).toEqual(told(all))
  const key = `mentions/${mention.id}`
  expect(again?.meetings.get(key)?.existence).not.toBe(then.meetings.get(key)?.existence)
})

test('however much was touched, and however much is decided about it, little of it is looked at between two breaths', () => {
  const base = stateOf(new Bench(scene()).indexed)
  const keys = Array.from({ length: 6_000 }, (_, at) => `claims/claim-${at}`)
  const settled = { settled: true, value: '', options: [''] }
  const decisions = () => new CountedMap(keys.map(key => [`${key}#note`, settled]))
  const [then, now, their] = [decisions(), decisions(), decisions()]
  const before = { meetings: new CountedMap<Meeting>(), mine: { ...plainSide(base), decisions: then } }
  let looked = 0
  const state: RecordState = {
    get: (table, id) => {
      looked++
      return base.get(table, id)
    },
    ids: table => base.ids(table),
  }
  const mine = { ...plainSide(state), decisions: now }
  const work = threeWayAgain(before, keys, new Map(), base, mine, {
    ...plainSide(base),
    decisions: their,
  })
  const read = () => looked + then.read + now.read + their.read + before.meetings.read
  expect(longestStretch(work, read)).toBeLessThan(2_000)
  expect(now.read).toBeGreaterThan(keys.length)
})

test('a decision that has come concerns nothing but comments: what else the two have is not gone through for it', () => {
  const begun = new Bench(scene()).indexed
  const base = stateOf(begun)
  const [mine, theirs] = [new LaidOver(base), new LaidOver(base)]
  for (const claim of begun.all('claims')) theirs.lay('claims', claim.id, { ...claim, note: 'Theirs' })
  const [mineThen, their] = [plainSide(new LaidOver(base)), plainSide(theirs)]
  const meetings = atOnce(threeWay(base, mineThen, their))
  let lookedAt = 0
  const watched = [...meetings].map(([key, meeting]) => {
    const get = () => {
      lookedAt++
      return meeting.voices
    }
    return [key, Object.defineProperty({ ...meeting }, 'voices', { get, enumerable: true })] as const
  })
  expect(watched.length).toBeGreaterThan(1)
  const decision = { id: 'decision-one', subject: 'project#title', options: [] }
  mine.lay('decisions', decision.id, decision as never)
  const walked = new Map(tableNames.map(table => [table, new Set(base.ids(table))]))
  walked.get('decisions')?.add(decision.id)
  const then = { meetings: new Map(watched), mine: mineThen }
  const again = threeWayAgain(then, ['decisions/decision-one'], walked, base, plainSide(mine), their)
  expect(atOnce(again)?.meetings.size).toBeGreaterThanOrEqual(meetings.size)
  expect(lookedAt).toBe(0)
})
