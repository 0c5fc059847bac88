import { expect, test } from 'vitest'
import { quoted, shortened } from './short-claim'

test.each([
  ['over 10,000 soldiers', '“over 10,000 soldiers”'],
  ['"This is an invention, and not a new one,"', '"This is an invention, and not a new one,"'],
  ['“They pay, and they learn.”', '“They pay, and they learn.”'],
  ['"no foreign formations" serve in the district', '“"no foreign formations" serve in the district”'],
  [' « assez » ', '« assez »'],
])('%s is quoted with one pair of marks', (words, expected) => expect(quoted(words)).toBe(expected))

test.each([
  ['short enough', 20, 'short enough'],
  ['over two\n  lines', 20, 'over two lines'],
  ['cut at the end of a word, not within', 24, 'cut at the end of a…'],
  ['cut, without the comma', 5, 'cut…'],
  ['Donaudampfschifffahrt', 10, 'Donaudampf…'],
])('%s in at most %i', (words, longest, expected) => expect(shortened(words, longest)).toBe(expected))
