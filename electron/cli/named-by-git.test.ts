import { expect, test } from 'vitest'
import { namedByGit } from './named-by-git'

const passing = {
  ...{ ancestor: '.merge_file_a1', ours: '.merge_file_b2', theirs: '/tmp/c/.merge_file_c3' },
  copy: 'merged.claimbench.json',
}
const named = namedByGit(passing, 'work/p.claimbench.json')

test('a passing file is told of as what it is a version of, with its folder or without', () => {
  expect(named('.merge_file_c3: 2 differences taken')).toBe(
    'work/p.claimbench.json (theirs): 2 differences taken',
  )
  expect(named('“/tmp/c/.merge_file_c3” is damaged.')).toBe('“work/p.claimbench.json (theirs)” is damaged.')
  expect(named('Neither .merge_file_b2 nor .merge_file_a1, nor merged.claimbench.json.')).toBe(
    'Neither work/p.claimbench.json nor work/p.claimbench.json (base), nor work/p.claimbench.json.',
  )
})

test('what only looks like one is left as it is', () => {
  for (const words of [
    'x.merge_file_b2',
    '.merge_file_b22',
    'old/.merge_file_b2',
    'unmerged.claimbench.json',
  ])
    expect(named(words)).toBe(words)
  const short = namedByGit({ ...passing, ours: 'a', theirs: 'b' }, 'p.json')
  expect(short('a: at a base, b')).toBe('p.json: at p.json base, p.json (theirs)')
})

test('one name that is part of what takes the place of another is not replaced in turn', () => {
  const chained = namedByGit(
    { ancestor: 'base', ours: 'ours.json', theirs: 'theirs', copy: 'copy' },
    'ours.json',
  )
  expect(chained('theirs: 1, ours.json: 2')).toBe('ours.json (theirs): 1, ours.json: 2')
})

test('without a name they go by their own', () => {
  expect(namedByGit(passing, undefined)('.merge_file_b2')).toBe('.merge_file_b2')
})
