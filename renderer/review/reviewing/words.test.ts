import { expect, test } from 'vitest'
import type { ReviewHead } from '#shared/api/review-views'
import { verdictAct, verdictSaid, whoOf, whose } from './words'

const head = (annotators: readonly string[]) => ({ files: [{ annotators }] }) as unknown as ReviewHead

test('a version has a name where one annotator made it, and is theirs where several did', () => {
  expect(whoOf(head(['Analyst B']), 0)).toBe('Analyst B')
  expect(whoOf(head(['Analyst B', 'Analyst C']), 0)).toBe(null)
  expect(whoOf(head([]), 0)).toBe(null)
  expect(whoOf(head(['Analyst B']), 1)).toBe(null)
  expect([whose('Analyst B'), whose('Davies'), whose(null)]).toEqual(['Analyst B’s', 'Davies’', 'theirs'])
})

test('a verdict says what it does to the record: taking what was removed removes it', () => {
  expect(verdictAct('theirs', 'removed', 'Analyst B')).toBe('Remove it')
  expect(verdictAct('mine', 'added', null)).toBe('Leave it out')
  expect(verdictAct('theirs', 'changed', 'Analyst B')).toBe('Take Analyst B’s')
  expect(verdictSaid('mine', 'removed', null)).toBe('Kept')
  expect(verdictSaid('theirs', 'changed', null)).toBe('Took theirs')
})
