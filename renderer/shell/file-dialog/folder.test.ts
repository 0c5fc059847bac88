import { describe, expect, it } from 'vitest'
import {
  choose,
  chooseAll,
  type Entry,
  findTyped,
  nameProblem,
  nothingChosen,
  pathIn,
  readSuggestion,
  sorted,
  withEnding,
} from './folder'

const entry = (name: string, more: Partial<Entry> = {}): Entry => ({
  name,
  path: `/f/${name}`,
  kind: 'file',
  size: 1,
  changed: '2025-01-01T00:00:00.000Z',
  ...more,
})
const entries = [
  entry('b10.txt', { size: 30, changed: '2025-03-01T00:00:00.000Z' }),
  entry('Archive', { kind: 'folder', size: 9 }),
  entry('b9.txt', { size: 10 }),
  entry('a.txt', { size: 20, changed: '2025-02-01T00:00:00.000Z' }),
]
const named = (found: readonly Entry[]) => found.map(({ name }) => name)

describe('an order', () => {
  it.each([
    ['name', false, ['Archive', 'a.txt', 'b9.txt', 'b10.txt']],
    ['name', true, ['Archive', 'b10.txt', 'b9.txt', 'a.txt']],
    ['size', false, ['Archive', 'b9.txt', 'a.txt', 'b10.txt']],
    ['changed', true, ['Archive', 'b10.txt', 'a.txt', 'b9.txt']],
  ] as const)('by %s, descending %s, has folders first', (by, descending, expected) => {
    expect(named(sorted(entries, { by, descending }))).toEqual(expected)
  })
})

describe('choosing', () => {
  const all = sorted(entries, { by: 'name', descending: false })
  const plain = { shift: false, mod: false, multiple: true }
  const first = choose(nothingChosen, all, 1, plain)

  it('takes one, a stretch with Shift, one more or less with Ctrl', () => {
    expect([...first.chosen]).toEqual(['/f/a.txt'])
    const stretch = choose(first, all, 3, { ...plain, shift: true })
    expect([...stretch.chosen]).toEqual(['/f/a.txt', '/f/b9.txt', '/f/b10.txt'])
    expect([...choose(stretch, all, 2, { ...plain, shift: true }).chosen]).toEqual(['/f/a.txt', '/f/b9.txt'])
    const less = choose(stretch, all, 2, { ...plain, mod: true })
    expect([...less.chosen]).toEqual(['/f/a.txt', '/f/b10.txt'])
  })

  it('takes only ever one where one is asked for', () => {
    const one = choose(first, all, 3, { shift: true, mod: true, multiple: false })
    expect([...one.chosen]).toEqual(['/f/b10.txt'])
  })
})

it('finds what is typed from where it stands, and around', () => {
  const all = sorted(entries, { by: 'name', descending: false })
  expect(findTyped(all, 'b', null)).toBe(2)
  expect(findTyped(all, 'b', 2)).toBe(3)
  expect(findTyped(all, 'b', 3)).toBe(2)
  expect(findTyped(all, 'b1', 2)).toBe(3)
  expect(findTyped(all, 'x', 0)).toBeNull()
})

it.each([
  ['', true],
  ['..', true],
  ['a/b', true],
  ['a:b', true],
  ['figures 2025.json', false],
])('%s is no name: %s', (name, problem) => {
  expect(nameProblem(name) !== null).toBe(problem)
})

it.each([
  ['a', ['json'], 'a.json'],
  ['a.JSON', ['json'], 'a.JSON'],
  ['a.txt', ['json'], 'a.txt.json'],
  ['a.md', ['txt', 'md'], 'a.md'],
  ['a', [], 'a'],
])('%s with one of %j is %s', (name, endings, expected) => {
  expect(withEnding(name, endings)).toBe(expected)
})

it.each([
  ['/home/x', '/home/x/a.json'],
  ['/', '/a.json'],
  ['C:\\Users', 'C:\\Users\\a.json'],
  ['C:\\', 'C:\\a.json'],
])('a file in %s', (folder, expected) => {
  expect(pathIn(folder, 'a.json')).toBe(expected)
})

it.each([
  [undefined, null, ''],
  ['a.json', null, 'a.json'],
  ['/home/x/a.json', '/home/x', 'a.json'],
  ['/a.json', '/', 'a.json'],
  ['C:\\x\\a.json', 'C:\\x', 'a.json'],
])('%s suggests', (suggested, folder, name) => {
  expect(readSuggestion(suggested)).toEqual({ folder, name })
})

it('stands on a file once all are chosen, so that Enter takes them', () => {
  const all = chooseAll(nothingChosen, sorted(entries, { by: 'name', descending: false }))
  expect(all.active).toBe(1)
  expect([...all.chosen].sort()).toEqual(['/f/a.txt', '/f/b10.txt', '/f/b9.txt'])
})
