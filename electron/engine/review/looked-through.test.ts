import { expect, test } from 'vitest'
import { IndexedProject } from '#shared/model/indexed-project'
import { emptyProject } from '#shared/model/project'
import { findingAlike } from './chosen'
import { findingBrought } from './comments'
import type { Review, ReviewState } from './review'
import type { UnitRow } from './unit-row'

/* All rows of a large review are looked through in steps that others can come between. */

const like = {
  held: {},
  unit: { table: 'claims', id: 'claim-one', part: null },
  row: { key: 'claims/claim-one', table: 'claims', kind: 'added', standing: 'theirs', file: 0 },
} as unknown as UnitRow
const state = { rows: Array.from({ length: 5_000 }, () => like) } as unknown as ReviewState

/** How many times others can come between, and what is found; each of those times it is said how much of it is done. */
function steps<T>(work: Generator<number, T>): { readonly between: number; readonly found: T } {
  let done = 0
  for (let between = 0; ; between++) {
    const step = work.next()
    if (step.done) return { between, found: step.value }
    expect(step.value).toBeGreaterThan(done)
    expect((done = step.value)).toBeLessThanOrEqual(1)
  }
}

test('what is of the same kind', () => {
  const { between, found } = steps(findingAlike(state, like))
  expect(found.count).toBe(5_000)
  expect(between).toBeGreaterThan(8)
})

test('rows that comments are brought on', () => {
  const project = new IndexedProject(emptyProject())
  const review = { open: { project }, held: [] } as unknown as Review
  const { between, found } = steps(findingBrought(review, state))
  expect(found).toEqual([])
  expect(between).toBeGreaterThan(8)
})
