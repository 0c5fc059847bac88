import type { Range } from '#shared/anchors/ranges'
import type { Geometry } from '../text/geometry'
import type { Place } from './place'

/** How much of the window's height is kept clear above and below what was scrolled to: a bar may float at the bottom. */
const above = 0.08
const below = 0.18

/**
 * Scrolls so that a stretch is in view, and holds it there. `nearest` scrolls no further than it must, and not at
 * all where the stretch is in view; `centre` brings it to the upper third unless it is well in view already.
 */
export function reveal(
  scroller: HTMLElement,
  place: Place,
  geometry: Geometry,
  range: Range,
  how: 'nearest' | 'centre',
): void {
  const window = scroller.getBoundingClientRect()
  const first = geometry.character(range.start)
  const last = geometry.character(Math.max(range.start, range.end - 1))
  if (!first || !last) return
  const height = last.bottom - first.top
  const high = window.height * (how === 'centre' ? 0.15 : above)
  const low = window.height * (1 - below)
  const y = first.top - window.top
  if (y >= high && y + height <= low) {
    place.hold(range.start, y)
    return
  }
  if (how === 'centre') place.hold(range.start, Math.max(high, Math.min(window.height / 3, low - height)))
  else if (y < high || height > low - high) place.hold(range.start, high)
  else place.hold(range.start, low - height)
}
