import { expect, test } from 'vitest'
import type { RescueOutcome, RescuePart, RescuePlace, RescueReport } from './rescue-views'
import { summaryOf } from './rescue-words'

const part = (place: RescuePlace, outcome: RescueOutcome): RescuePart => {
  const words = { where: 'line 4', name: 'Claim “over 10,000”', what: 'it is cut off', how: 'Kept.' }
  return { ...words, place, outcome, said: [] }
}
const reportOf = (...parts: RescuePart[]): RescueReport => {
  const file = { path: '/p.claimbench.json', fileName: 'p.claimbench.json', title: 'P', saved: null }
  return { ...file, what: 'it is cut off', readable: true, compared: true, totals: [], parts }
}

test('a rescue says what it counts: the kind of the parts, where they are of one', () => {
  expect(summaryOf(reportOf(part('file', 'left-out')))).toMatch(
    /^It can be rescued in part: 1 part of the file could not be kept\. /,
  )
  const several = [part('claims', 'left-out'), part('claims', 'left-out'), part('links', 'mended')]
  expect(summaryOf(reportOf(...several))).toMatch(/: 2 claims could not be kept, 1 evidence link mended\. /)
  expect(summaryOf(reportOf(part('claims', 'left-out'), part('links', 'left-out')))).toMatch(
    /: 2 parts could not be kept\. /,
  )
  expect(summaryOf(reportOf(part('claims', 'kept')))).toMatch(/^Everything in it can be rescued\. /)
})
