import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ReaderSpan } from '../props'
import { SpanIndex } from './span-index'

const span = (id: number, start: number, length: number): ReaderSpan => ({
  ...{ id: `span-${id}`, kind: 'claim', tone: 'blue', pattern: 'solid', name: `Claim ${id}` },
  parts: [{ start, end: start + length }],
})
const place = fc.tuple(fc.nat(300), fc.integer({ min: 1, max: 40 }))
const everywhere = { start: 0, end: 1_000 }
const shown = (index: SpanIndex) =>
  index.partsIn(everywhere).map(({ span, start, end, lane }) => `${span.id} ${start}–${end} in ${lane}`)

describe('the spans of an article that change', () => {
  test('are found as if they had been there from the start, lanes and all', () => {
    const change = fc.record({
      ...{ at: fc.nat(40), remove: fc.nat(2), add: fc.array(place, { maxLength: 2 }) },
      inOrder: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 20, maxLength: 40 }),
        fc.array(change, { maxLength: 6 }),
        (first, changes) => {
          let next = 0
          let spans = first.map(([start, length]) => span(next++, start, length))
          let index = SpanIndex.of(spans)
          for (const { at, remove, add, inOrder } of changes) {
            if (inOrder) index.complete()
            const come = add.map(([start, length]) => span(next++, start, length))
            spans = spans.toSpliced(at, remove, ...come)
            index = index.changedTo(spans)
            const anew = SpanIndex.of(spans)
            expect(shown(index).toSorted()).toEqual(shown(anew).toSorted())
            for (const one of spans) expect(index.get(one.id)).toBe(one)
            expect(index.get(`span-${next}`)).toBeUndefined()
          }
        },
      ),
      { numRuns: 60 },
    )
  })
  test('keep what has not changed: it need not be painted anew', () => {
    const spans = Array.from({ length: 20 }, (_, at) => span(at, at * 10, 8))
    const before = SpanIndex.of(spans)
    before.complete()
    const parts = before.partsIn(everywhere)
    const after = before.changedTo([...spans, span(20, 43, 4)]).partsIn(everywhere)
    expect(parts.filter(part => !after.includes(part))).toEqual([])
    expect(after.find(part => part.span.id === 'span-20')?.lane).toBe(1)
  })
  test('are not looked for without end where one of them is not what it was', () => {
    const parts = [{ start: 10, end: 18 }]
    const moved: ReaderSpan = { ...span(1, 10, 8), parts }
    const index = SpanIndex.of([span(0, 0, 8), moved, span(2, 20, 8)])
    index.complete()
    parts[0] = { start: 15, end: 18 }
    expect(() => index.changedTo([])).toThrow('The span span-1 is not where it was put.')
  })
  test('in pieces, one within the other or apart: each change leaves what an index made anew has', () => {
    const pieces = fc
      .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 90 })), { minLength: 1, maxLength: 3 })
      .chain(steps => fc.record({ steps: fc.constant(steps), from: fc.nat(400) }))
    const inPieces = (
      id: number,
      { steps, from }: { steps: [number, number][]; from: number },
    ): ReaderSpan => {
      let at = from
      const parts = steps.map(([gap, length]) => {
        const start = at + gap
        at = start + length
        return { start, end: at }
      })
      return { ...span(id, 0, 1), parts }
    }
    const change = fc.record({ at: fc.nat(30), remove: fc.nat(3), add: fc.array(pieces, { maxLength: 3 }) })
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 25 }),
        fc.array(change, { maxLength: 8 }),
        (first, changes) => {
          let next = 0
          let spans = first.map(one => inPieces(next++, one))
          let index = SpanIndex.of(spans)
          for (const { at, remove, add } of changes) {
            index.complete()
            const before = index.partsIn(everywhere)
            spans = spans.toSpliced(at, remove, ...add.map(one => inPieces(next++, one)))
            index = index.changedTo(spans)
            const after = index.partsIn(everywhere)
            expect(after).toEqual(SpanIndex.of(spans).partsIn(everywhere))
            // Nobody who was told of a part finds it changed; and one that says the same is the same.
            const known = new Map(before.map(part => [`${part.span.id} ${part.start} ${part.lane}`, part]))
            for (const part of after) {
              const kept = known.get(`${part.span.id} ${part.start} ${part.lane}`)
              if (kept) expect(part).toBe(kept)
            }
            for (const offset of [0, 77, 200, 333, 460])
              expect(index.over(offset)).toEqual(SpanIndex.of(spans).over(offset))
          }
        },
      ),
      { numRuns: 150, seed: 20_261_122 },
    )
  })
  test('by the hundred at once are found too', () => {
    const spans = Array.from({ length: 300 }, (_, at) => span(at, (at * 7) % 600, 1 + ((at * 11) % 30)))
    const index = SpanIndex.of(spans)
    index.complete()
    const fewer = spans.filter((_, at) => at % 3 !== 1)
    expect(index.changedTo(fewer).partsIn(everywhere)).toEqual(SpanIndex.of(fewer).partsIn(everywhere))
  })
  test('are the same, asked for a little at a time or all at once', () => {
    const far = fc.tuple(fc.nat(90_000), fc.integer({ min: 1, max: 20_000 }))
    const asked = fc.array(fc.nat(100_000), { maxLength: 4 })
    fc.assert(
      fc.property(fc.array(far, { maxLength: 30 }), asked, (places, asked) => {
        const spans = places.map(([start, length], at) => span(at, start, length))
        const whole = SpanIndex.of(spans)
        whole.complete()
        const all = whole.partsIn({ start: 0, end: 200_000 })
        const little = SpanIndex.of(spans)
        const told = asked.flatMap(end => {
          const parts = little.partsIn({ start: 0, end })
          expect(parts).toEqual(all.filter(part => part.start < end))
          return parts
        })
        const after = little.partsIn({ start: 0, end: 200_000 })
        expect(after).toEqual(all)
        expect(told.filter(part => !after.includes(part))).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
