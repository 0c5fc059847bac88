import type { Range } from '#shared/anchors/ranges'
import { graphemeEdge } from '#shared/reading/graphemes'
import type { Geometry } from '../text/geometry'
import type { Selecting } from './selecting'
import type { Steps } from './steps'

export interface PointerTarget {
  /** The ids of the spans over the character under a point, innermost first. */
  spansAtPoint(x: number, y: number): string[]
  readonly selectedSpan: string | null
  selectSpan(id: string | null): void
  hover(id: string | null): void
  openMenu(id: string, at: { x: number; y: number }): void
  /** A drag or a double click is over, and the selection is what it is. */
  selected(): void
}

/** A press that moves less than this, in pixels, was a click. */
const slop = 4

/**
 * The mouse in the text. The browser draws the selection while it is dragged; when the button is let go it is made
 * whole: to words, or with Alt to characters. A click on a span selects it, and again the one around it.
 */
export class Pointer {
  #pressed: { x: number; y: number } | null = null
  #hoverFrame = 0
  readonly #ended = new AbortController()

  constructor(
    readonly text: string,
    element: HTMLElement,
    readonly geometry: Geometry,
    readonly selecting: Selecting,
    readonly steps: Steps,
    readonly target: PointerTarget,
  ) {
    const { signal } = this.#ended
    element.addEventListener('mousemove', this.#move, { signal })
    element.addEventListener('mouseleave', this.#leave, { signal })
    element.addEventListener('contextmenu', this.#menu, { signal })
    window.addEventListener('mouseup', this.#up, { signal })
  }

  /** Whether a selection is being dragged: it is nobody's business yet. */
  get dragging(): boolean {
    return this.#pressed !== null
  }

  /** A button goes down; true where the editor has no more to do with it. */
  readonly pressed = (event: MouseEvent): boolean => {
    if (event.button !== 0) return false
    this.#pressed = { x: event.clientX, y: event.clientY }
    if (event.detail === 2) return this.#pick(event, offset => this.steps.wordAt(offset))
    if (event.detail === 3) return this.#pick(event, offset => this.steps.sentenceAt(offset))
    // Or a drag that begins on what is selected would carry the words away instead of selecting anew.
    if (event.detail === 1 && !event.shiftKey) document.getSelection()?.removeAllRanges()
    return false
  }

  destroy(): void {
    cancelAnimationFrame(this.#hoverFrame)
    this.#ended.abort()
  }

  #pick(event: MouseEvent, find: (offset: number) => Range | null): boolean {
    const offset = this.geometry.characterAt(event.clientX, event.clientY)
    const found = offset === undefined ? null : find(offset)
    if (!found) return false
    event.preventDefault()
    this.selecting.select(found)
    return true
  }

  readonly #up = (event: MouseEvent) => {
    const pressed = this.#pressed
    if (!pressed || event.button !== 0) return
    this.#pressed = null
    if (event.detail > 1) {
      this.target.selected()
      return
    }
    const dragged = this.#dragged()
    const moved = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > slop
    if (!dragged || dragged.anchor === dragged.head) {
      if (!moved) this.#click(event)
      this.target.selected()
      return
    }
    this.#snap(dragged.anchor, dragged.head, event.altKey)
    this.target.selected()
  }

  /** Asked of the browser, not of the editor, which may not have heard of the last movement yet. */
  #dragged(): { anchor: number; head: number } | null {
    const selection = document.getSelection()
    if (!selection?.anchorNode || !selection.focusNode) return null
    const anchor = this.geometry.offsetOf(selection.anchorNode, selection.anchorOffset)
    const head = this.geometry.offsetOf(selection.focusNode, selection.focusOffset)
    return anchor === undefined || head === undefined ? null : { anchor, head }
  }

  #snap(anchor: number, head: number, byCharacter: boolean): void {
    const start = Math.min(anchor, head)
    const end = Math.max(anchor, head)
    const characters = { start: graphemeEdge(this.text, start, -1), end: graphemeEdge(this.text, end, 1) }
    const whole = byCharacter ? characters : (this.steps.wholeWords(characters) ?? characters)
    if (anchor <= head) this.selecting.set(whole.start, whole.end)
    else this.selecting.set(whole.end, whole.start)
  }

  #click(event: MouseEvent): void {
    const over = this.target.spansAtPoint(event.clientX, event.clientY)
    const current = this.target.selectedSpan
    if (over.length === 0) {
      if (current !== null) this.target.selectSpan(null)
      return
    }
    const next = over[(over.indexOf(current ?? '') + 1) % over.length]
    if (next !== undefined && next !== current) this.target.selectSpan(next)
  }

  readonly #move = ({ clientX, clientY, buttons }: MouseEvent) => {
    if (buttons !== 0) return
    cancelAnimationFrame(this.#hoverFrame)
    this.#hoverFrame = requestAnimationFrame(() =>
      this.target.hover(this.target.spansAtPoint(clientX, clientY)[0] ?? null),
    )
  }

  readonly #leave = () => {
    cancelAnimationFrame(this.#hoverFrame)
    this.target.hover(null)
  }

  readonly #menu = (event: MouseEvent) => {
    const [id] = this.target.spansAtPoint(event.clientX, event.clientY)
    if (id === undefined) return
    event.preventDefault()
    this.target.openMenu(id, { x: event.clientX, y: event.clientY })
  }
}
