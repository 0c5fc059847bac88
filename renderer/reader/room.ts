import { type RefObject, useLayoutEffect, useState } from 'react'
import type { CardSize, MarginMeasures } from './margin/layout'
import { markStride } from './margin/margin'

/** How wide an element is inside, in pixels; null until it is known. */
export function useWidth(element: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null)
  useLayoutEffect(() => {
    const observed = element.current
    if (!observed) return
    const measure = () => setWidth(observed.clientWidth)
    measure()
    const resized = new ResizeObserver(measure)
    resized.observe(observed)
    return () => resized.disconnect()
  }, [element])
  return width
}

export interface MarginRoom extends MarginMeasures {
  readonly width: number
}

/** A pane narrower than this has marks instead of cards; two panes on a laptop are wider. */
const cardsFrom = 430

/** The room that a pane of some width has for the margin. The same object for the same room. */
export function marginFor(pane: number): MarginRoom {
  if (pane < cardsFrom) return marks
  if (pane < 620) return narrow
  return pane < 860 ? medium : wide
}

const room = (width: number, largest: CardSize): MarginRoom => ({
  width,
  gap: 4,
  line: 22,
  mark: 20,
  columns: Math.max(1, Math.floor(width / markStride)),
  reach: 260,
  largest,
})
const marks = room(markStride * 2, 'mark')
const narrow = room(112, 'full')
const medium = room(150, 'full')
const wide = room(200, 'full')
