import { expect, it } from 'vitest'
import { fitness, rank } from './rank'

const titles = [
  'Link the claim',
  'Go to claims',
  'Make a copy…',
  'Claims: show all',
  'Mark every mention',
  'Müller',
]
const found = (typed: string) => rank(titles, typed, title => [title])

it.each([
  ['', titles],
  ['claims', ['Claims: show all', 'Go to claims']],
  ['claim', ['Claims: show all', 'Link the claim', 'Go to claims']],
  ['show claims', ['Claims: show all']],
  ['mem', ['Mark every mention']],
  ['muller', ['Müller']],
  ['copy', ['Make a copy…']],
  ['qqq', []],
])('%s finds %j', (typed, expected) => {
  expect(found(typed)).toEqual(expected)
})

it('puts the name before another word for it', () => {
  const all = [{ names: ['Rifle', 'gun'] }, { names: ['Gun', 'arm'] }]
  expect(rank(all, 'gun', one => one.names)).toEqual([all[1], all[0]])
})

it('fits letters in order only where they stand close together', () => {
  expect(fitness('Open project', 'opnp')).toBeGreaterThan(0)
  expect(fitness('oa ........... zp ........... nz', 'opn')).toBe(0)
})
