import { expect, test } from 'vitest'
import { inQuotes } from './in-quotes'

test.each([
  ['over 10,000 soldiers', '“over 10,000 soldiers”'],
  ['the "so-called" army', '“the "so-called" army”'],
  ['"This is an invention, and not a new one,"', '"This is an invention, and not a new one,"'],
  ['“They pay, and they learn.”', '“They pay, and they learn.”'],
  [' « assez » ', '« assez »'],
  ['「十分だ」', '「十分だ」'],
  ['“They pay for what they take, and they…', '“They pay for what they take, and they…”'],
  ['"They pay for what they take, and they…', '"They pay for what they take, and they…"'],
  ['and they learn,” he said: “enough', '“and they learn,’ he said: ‘enough”'],
  ['they pay, and they learn.”', '“they pay, and they learn.”'],
  ['"No foreign formations" serve there', "“'No foreign formations' serve there”"],
  ['“No foreign formations” serve there', '“‘No foreign formations’ serve there”'],
  ['he said “they pay”', '“he said ‘they pay’”'],
  ['’90s figures', '“’90s figures”'],
  ['the “so-called” army', '“the ‘so-called’ army”'],
  ['', '“”'],
])('%s is quoted with one pair of marks', (words, expected) => expect(inQuotes(words)).toBe(expected))
