import { expect, test } from 'vitest'
import { shortened } from './short-claim'

test.each([
  ['short enough', 20, 'short enough'],
  ['over two\n  lines', 20, 'over two lines'],
  ['cut at the end of a word, not within', 24, 'cut at the end of a…'],
  ['cut, without the comma', 5, 'cut…'],
  ['Donaudampfschifffahrt', 10, 'Donaudampf…'],
])('%s in at most %i', (words, longest, expected) => expect(shortened(words, longest)).toBe(expected))
