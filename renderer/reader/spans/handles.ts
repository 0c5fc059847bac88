import type { Range } from '#shared/anchors/ranges'
import { graphemeEdge } from '#shared/reading/graphemes'
import type { ReaderSpan } from '../props'
import type { Steps } from '../selection/steps'
import type { Geometry } from '../text/geometry'
import styles from './overlay.module.css'

type Edge = 'start' | 'end'

export interface HandlesTarget {
  /** Shows the span as it would be, while the button is down. */
  preview(span: ReaderSpan): void
  /** The button was let go over another extent of one part. */
  resized(id: string, part: number, range: Range): void
  /** Let go where it was, or given up. */
  restored(): void
}

interface Drag {
  readonly span: ReaderSpan
  readonly part: number
  readonly edge: Edge
  /** From the pointer to the middle of the line that the handle belongs to: the handle itself is at its corner. */
  readonly toLine: number
  range: Range
}

/** A knob at each end of each part of the selected span, to be dragged: to words, or with Alt to characters. */
export class Handles {
  readonly #layer: HTMLElement
  readonly #knobs: HTMLElement
  readonly #ended = new AbortController()
  #drag: Drag | null = null

  constructor(
    readonly text: string,
    layer: HTMLElement,
    readonly geometry: Geometry,
    readonly steps: Steps,
    readonly target: HandlesTarget,
  ) {
    this.#layer = layer
    this.#knobs = layer.appendChild(document.createElement('div'))
    const { signal } = this.#ended
    window.addEventListener('pointermove', this.#move, { signal })
    window.addEventListener('pointerup', this.#up, { signal })
    window.addEventListener('pointercancel', this.#cancel, { signal })
    window.addEventListener('keydown', this.#key, { signal, capture: true })
  }

  /** Puts the knobs where the span's ends are now; none for null, and none move while one is dragged. */
  draw(span: ReaderSpan | null, direction: 'ltr' | 'rtl'): void {
    if (this.#drag) return
    this.#knobs.replaceChildren()
    if (!span) return
    span.parts.forEach((part, at) => {
      const lines = this.geometry.lines(part)
      const [first, last] = [lines[0], lines.at(-1)]
      if (!first || !last) return
      const toRight = direction === 'ltr'
      this.#knob(span, at, 'start', toRight ? first.left : first.right, first)
      this.#knob(span, at, 'end', toRight ? last.right : last.left, last)
    })
  }

  destroy(): void {
    this.#ended.abort()
    this.#knobs.remove()
  }

  #knob(span: ReaderSpan, part: number, edge: Edge, x: number, line: DOMRect): void {
    const origin = this.#layer.getBoundingClientRect()
    const knob = this.#knobs.appendChild(document.createElement('div'))
    knob.className = styles.knob ?? ''
    knob.dataset.edge = edge
    knob.style.setProperty('--tone', `var(--label-${span.tone})`)
    knob.style.left = `${x - origin.left}px`
    // At the foot of the line: its head has the number of the part.
    knob.style.top = `${line.bottom - origin.top}px`
    knob.addEventListener('pointerdown', event => {
      if (event.button !== 0) return
      // Neither a new selection nor a click on what lies beneath.
      event.preventDefault()
      event.stopPropagation()
      const range = span.parts[part]
      if (!range) return
      const toLine = (line.top + line.bottom) / 2 - event.clientY
      this.#drag = { span, part, edge, toLine, range: { start: range.start, end: range.end } }
      this.#layer.dataset.dragging = 'true'
    })
  }

  readonly #move = (event: PointerEvent) => {
    const drag = this.#drag
    if (!drag) return
    const offset = this.geometry.offsetAt(event.clientX, event.clientY + drag.toLine)
    const part = drag.span.parts[drag.part]
    if (offset === undefined || !part) return
    const range = this.#rangeTo(part, drag.edge, offset, event.altKey)
    if (range.start === drag.range.start && range.end === drag.range.end) return
    drag.range = range
    const parts = drag.span.parts.map((one, at) => (at === drag.part ? range : one))
    this.target.preview({ ...drag.span, parts })
  }

  readonly #up = () => {
    const drag = this.#drag
    if (!drag) return
    this.#end()
    const before = drag.span.parts[drag.part]
    if (before?.start === drag.range.start && before.end === drag.range.end) this.target.restored()
    else this.target.resized(drag.span.id, drag.part, drag.range)
  }

  readonly #cancel = () => {
    if (!this.#drag) return
    this.#end()
    this.target.restored()
  }

  readonly #key = (event: KeyboardEvent) => {
    if (!this.#drag || event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    this.#cancel()
  }

  #end(): void {
    this.#drag = null
    delete this.#layer.dataset.dragging
  }

  /** The part with one end at an offset, to whole words unless by character; never empty. */
  #rangeTo(part: Range, edge: Edge, offset: number, byCharacter: boolean): Range {
    const raw =
      edge === 'start'
        ? { start: Math.min(graphemeEdge(this.text, offset, -1), part.end - 1), end: part.end }
        : { start: part.start, end: Math.max(graphemeEdge(this.text, offset, 1), part.start + 1) }
    const whole = byCharacter ? raw : (this.steps.wholeWords(raw) ?? raw)
    return edge === 'start' ? { start: whole.start, end: part.end } : { start: part.start, end: whole.end }
  }
}
