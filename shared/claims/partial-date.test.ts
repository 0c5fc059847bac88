import { expect, test } from 'vitest'
import { formatPartialDate, readPartialDate } from './partial-date'

test.each([
  ['', null],
  ['2025', '2025'],
  ['2025-03', '2025-03'],
  ['2025-3-2', '2025-03-02'],
  ['3/2025', '2025-03'],
  ['02.03.2025', '2025-03-02'],
  ['2 March 2025', '2025-03-02'],
  ['2nd Mar 2025', '2025-03-02'],
  ['March 2, 2025', '2025-03-02'],
  ['Sept 2024', '2024-09'],
  ['Dec. 2024', '2024-12'],
  ['29 Feb 2024', '2024-02-29'],
  ['29 Feb 2025', undefined],
  ['13/2025', undefined],
  ['31/02/2025', undefined],
  ['last spring', undefined],
  ['2 2025', '2025-02'],
])('%s is read as %s', (written, date) => {
  expect(readPartialDate(written)).toBe(date)
})

test.each([
  ['2025', '2025'],
  ['2025-03', 'Mar 2025'],
  ['2025-03-02', '2 Mar 2025'],
])('%s is written %s, and read back', (date, written) => {
  expect(formatPartialDate(date)).toBe(written)
  expect(readPartialDate(written)).toBe(date)
})
