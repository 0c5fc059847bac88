import { expect, test } from 'vitest'
import type { Ruled } from '#shared/merge/verdict'
import type { ProjectReader } from '#shared/model/project'
import type { HistoryEntry } from '#shared/operations/history'
import { CountedMap, longestStretch } from '#shared/testing/stretches'
import type { Touched } from '../comparisons/touched'
import { headOfRows } from './head'
import type { HeldFile, Met } from './held-file'
import { KeptUnits } from './kept-units'
import { notingDone } from './noting-done'
import { Only } from './only'
import type { UnitRow } from './unit-row'

/* However much was done at once, a review looks at little of it between two breaths. */

const many = 6_000
/** More than anything looks at between two breaths. */
const few = many / 2

const numbers = Array.from({ length: many }, (_, at) => at)
const units = numbers.map(at => `claims/claim-${at}#note`)

test('what one operation touched is noted a few records at a time', () => {
  const claims = Object.fromEntries(numbers.map(at => [`claim-${at}`, { note: '' }]))
  const done = { operation: { by: 'ada', at: '2026-01-01T00:00:00.000Z' }, inverse: { claims } }
  const [touched, byWhom]: [Set<string>, Touched] = [new Set(), new Map()]
  let told = 0
  const file = { touch: () => void told++ } as unknown as HeldFile
  const work = notingDone([done as unknown as HistoryEntry], [file], touched, byWhom)
  expect(longestStretch(work, () => touched.size + byWhom.size)).toBeLessThan(few)
  expect([touched.size, byWhom.size, told]).toEqual([many, many, many])
})

test('verdicts are gone through a few at a time for what they reach', () => {
  const verdict: Ruled = { verdict: { kind: 'mine' }, reason: '' }
  const verdicts = new CountedMap(units.map(key => [key, verdict]))
  expect(longestStretch(Only.of(verdicts, new Map()), () => verdicts.read)).toBeLessThan(few)
  expect(verdicts.read).toBeGreaterThanOrEqual(many)
})

test('rows are counted a few at a time', () => {
  let read = 0
  const row = { kind: 'changed', weight: 'content', standing: 'theirs', table: 'claims', file: 0, by: null }
  const rows = numbers.map(() => ({
    row,
    get asked() {
      read++
      return true
    },
    get unit() {
      read++
      return { table: 'claims', part: 'note', theirs: '' }
    },
  }))
  const project = { all: () => [] } as unknown as ProjectReader
  const work = headOfRows('review', [], rows as unknown as UnitRow[], project)
  expect(longestStretch(work, () => read)).toBeLessThan(few)
  expect(read).toBeGreaterThanOrEqual(many * 2)
})

test('many rows that are shown anew are kept among the others once all of them are noted, a few at a time', () => {
  const kept = new KeptUnits()
  let read = 0
  const shown = (keys: readonly string[]) =>
    keys.map(key => ({
      asked: true,
      get unit() {
        read++
        return { key }
      },
    })) as unknown as UnitRow[]
  const met = { mine: { decisions: new Map(units.map(key => [key, {}])) } } as unknown as Met
  const first = kept.noting(shown(units.slice(0, 1)))
  while (!first.next().done);
  const work = kept.notingAlso(shown(units))
  let note: (() => void) | undefined
  const all = (function* () {
    note = yield* work
  })()
  expect(longestStretch(all, () => read)).toBeLessThan(few)
  expect(kept.keeps(units[1] as string, met)).toBe(false)
  read = 0
  note?.()
  expect(read).toBe(0)
  expect(kept.keeps(units[1] as string, met)).toBe(true)
})
