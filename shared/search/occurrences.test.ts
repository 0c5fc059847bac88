import { expect, it } from 'vitest'
import { nameFinder } from './occurrences'

it.each([
  [['Orin'], 'Orin saw Orinda; Orin.', ['Orin', 'Orin']],
  [['Orin', 'Orin Vale'], 'Orin Vale met Orin', ['Orin Vale', 'Orin']],
  [['Orin Vale'], 'Orin\nVale', ['Orin\nVale']],
  [['US'], 'Us and the US', ['US']],
  [['会議'], 'では会議室', ['会議']],
  [['Łódź'], 'Łódźian, Łódź', ['Łódź']],
  [['  ', ''], 'nothing', []],
])('%j in “%s”', (names, text, found) => {
  expect(nameFinder(names)(text).map(({ start, end }) => text.slice(start, end))).toEqual(found)
})
