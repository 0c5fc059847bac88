import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CardWish, type MarginMeasures, placeCards } from './layout'

const measures: MarginMeasures = {
  gap: 4,
  line: 20,
  mark: 10,
  columns: 4,
  reach: 110,
  largest: 'full',
}
const card = (id: string, at: number, height = 50): CardWish => ({ id, at, height })
const ys = (wishes: CardWish[], active: string | null = null) =>
  placeCards(wishes, active, measures).map(place => place.y)

describe('cards beside the text', () => {
  test('with room, each stands at its line', () => {
    expect(ys([card('a', 0), card('b', 60), card('c', 300)])).toEqual([0, 60, 300])
  })
  test('one that would lie over another is pushed below it', () => {
    expect(ys([card('a', 0), card('b', 10), card('c', 300)])).toEqual([0, 54, 300])
  })
  test('the active one stays and those before it give way upwards', () => {
    expect(ys([card('a', 200), card('b', 210), card('c', 220)], 'c')).toEqual([112, 166, 220])
    expect(ys([card('a', 200), card('b', 210), card('c', 220)], 'b')).toEqual([156, 210, 264])
    expect(ys([card('a', 0), card('b', 200), card('c', 210)], 'c')).toEqual([0, 156, 210])
  })
  test('a crowd that would drift away is cut to lines, and what is apart stays whole', () => {
    const crowd = ['a', 'b', 'c', 'd'].map(id => card(id, 0))
    const places = placeCards([...crowd, card('z', 900)], 'a', measures)
    expect(places.map(place => place.size)).toEqual(['full', 'line', 'line', 'line', 'full'])
    expect(places.map(place => place.y)).toEqual([0, 54, 78, 102, 900])
  })
  test('a heap becomes marks side by side', () => {
    const heap = Array.from({ length: 12 }, (_, at) => card(`c${at}`, 0))
    const places = placeCards(heap, null, measures)
    expect(new Set(places.map(place => place.size))).toEqual(new Set(['mark']))
    expect(places.map(place => [place.column, place.y])).toEqual(
      heap.map((_, at) => [at % 4, Math.floor(at / 4) * 14]),
    )
  })
  test('whatever the crowd: none is left out, none lies over another, order is kept', () => {
    const crowd = fc.array(fc.tuple(fc.nat(3_000), fc.integer({ min: 20, max: 90 })), { maxLength: 60 })
    fc.assert(
      fc.property(crowd, fc.option(fc.nat(59)), (all, chosen) => {
        const wishes = all.toSorted((a, b) => a[0] - b[0]).map(([at, height], n) => card(`c${n}`, at, height))
        const active = chosen === null ? null : `c${chosen}`
        const places = placeCards(wishes, active, measures)
        expect(places.map(place => place.id)).toEqual(wishes.map(wish => wish.id))
        for (let at = 1; at < places.length; at++) {
          const above = places[at - 1]
          const below = places[at]
          if (!above || !below) continue
          if (below.column > 0) expect([below.y, below.column]).toEqual([above.y, above.column + 1])
          else expect(below.y).toBeGreaterThanOrEqual(above.y + above.height + measures.gap - 1e-9)
        }
        const stays = places.find(place => place.id === active)
        if (stays) expect([stays.y, stays.size]).toEqual([wishes[chosen as number]?.at, 'full'])
      }),
    )
  })
})
