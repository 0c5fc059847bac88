import { expect, test } from 'vitest'
import { csvCell, csvLines } from './csv'

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j arrives in a spreadsheet as text', cell => {
  expect(csvCell(cell).replace(/^"/, '')).toMatch(/^'/)
})

test('numbers stay numbers, and what is missing an empty cell', () => {
  expect([-4, 0.5, null, ''].map(csvCell)).toEqual(['-4', '0.5', '', ''])
})

test('what parts cells and rows stays inside its cell', () => {
  const rows = [['a,b', 'say "no"', 'one\ntwo', ' edge ']]
  expect([...csvLines(rows)].join('')).toBe('"a,b","say ""no""","one\ntwo"," edge "\r\n')
})
