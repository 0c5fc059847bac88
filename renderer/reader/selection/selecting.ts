import { TextSelection } from '@tiptap/pm/state'
import { type Range, trimRange } from '#shared/anchors/ranges'
import type { ExtendUnit, Step } from '../props'
import type { OpenedText } from '../text/open-text'
import type { Steps } from './steps'

/** The selection, in offsets: reading it, setting it, and walking it through the text. */
export class Selecting {
  readonly #text: string
  readonly #opened: OpenedText
  readonly #steps: Steps
  /** What the caret was left at the beginning of, and stands for while it is there. */
  #left: Range | null = null

  constructor(text: string, opened: OpenedText, steps: Steps) {
    this.#text = text
    this.#opened = opened
    this.#steps = steps
  }

  /** What is selected, without the white space around it; null where there is only a caret. */
  get range(): Range | null {
    const { from, to, empty } = this.#opened.editor.state.selection
    const { map } = this.#opened
    return empty ? null : trimRange(this.#text, { start: map.toOffset(from), end: map.toOffset(to) })
  }

  /** The offset of the caret, or of the end of the selection that moves. */
  get caret(): number {
    return this.#opened.map.toOffset(this.#opened.editor.state.selection.head)
  }

  /** Takes the selection from the browser, which moves it with the key and tells the editor only with the next frame. */
  follow(): void {
    const { editor, map, geometry } = this.#opened
    const shown = document.getSelection()
    if (!shown?.anchorNode || !shown.focusNode || !editor.view.dom.contains(shown.focusNode)) return
    const anchor = geometry.offsetOf(shown.anchorNode, shown.anchorOffset)
    const head = geometry.offsetOf(shown.focusNode, shown.focusOffset)
    if (anchor === undefined || head === undefined) return
    const known = editor.state.selection
    if (anchor !== map.toOffset(known.anchor) || head !== map.toOffset(known.head)) this.set(anchor, head)
  }

  /** Selects from `anchor` to `head`, the end that moves; either may come first. */
  set(anchor: number, head: number): void {
    const { editor, map, drawing } = this.#opened
    const sections = [anchor, head].map(offset => map.sectionOf(map.blockAt(offset)))
    drawing.draw(Math.min(...sections) - 1, Math.max(...sections) + 1)
    this.#left = null
    const [from, to] = anchor <= head ? (['start', 'end'] as const) : (['end', 'start'] as const)
    const selection =
      anchor === head
        ? TextSelection.create(editor.state.doc, map.toPosition(anchor))
        : TextSelection.create(editor.state.doc, map.toPosition(anchor, from), map.toPosition(head, to))
    editor.view.dispatch(editor.state.tr.setSelection(selection))
  }

  select(range: Range): void {
    this.set(range.start, range.end)
  }

  /** Leaves a caret where the selection began; whether there was a selection. */
  clear(): boolean {
    if (this.#opened.editor.state.selection.empty) return false
    const { range, caret } = this
    this.leaveAt(range ?? { start: caret, end: caret })
    return true
  }

  /** Leaves a caret at the beginning of what has been done with: walking goes on behind it. */
  leaveAt(range: Range): void {
    this.set(range.start, range.start)
    this.#left = range
  }

  swap(): boolean {
    const { range } = this
    if (!range) return false
    if (this.#backward) this.set(range.start, range.end)
    else this.set(range.end, range.start)
    return true
  }

  moveSentence(step: Step): void {
    const from = this.range ?? this.#sentencesLeft()
    const next = from
      ? this.#steps.nextSentence(step > 0 ? from.end - 1 : from.start, step)
      : this.#steps.sentenceAt(this.caret)
    if (next) this.select(next)
  }

  /** What the caret was left at, where that is the whole of a sentence or more: of a part, the rest may be wanted next. */
  #sentencesLeft(): Range | null {
    const left = this.#left
    const sentence = left && left.start === this.caret ? this.#steps.sentenceAt(left.start) : null
    return left && sentence && left.start <= sentence.start && sentence.end <= left.end ? left : null
  }

  moveParagraph(step: Step): void {
    const { range, caret } = this
    const next = this.#steps.nextParagraph(range ? (step > 0 ? range.end - 1 : range.start) : caret, step)
    if (next) this.select(next)
  }

  selectSentence(): void {
    const sentence = this.#steps.sentenceAt(this.range?.start ?? this.caret)
    if (sentence) this.select(sentence)
  }

  /**
   * Moves one end; without one named, the end that moves, which is the end unless it has been swapped. It stops short
   * of the other end: the last word that is selected stays so. From a caret, the start goes back and the end goes on.
   */
  extend(unit: ExtendUnit, step: Step, edge?: 'start' | 'end'): void {
    const backward = this.#backward
    const { start, end } = this.range ?? { start: this.caret, end: this.caret }
    if (start === end) {
      this.set(start, this.#steps.edge(start, unit, step, step > 0 ? 'end' : 'start'))
      return
    }
    const moved =
      (edge ?? (backward ? 'start' : 'end')) === 'end'
        ? { start, end: Math.max(start, this.#steps.edge(end, unit, step, 'end')) }
        : { start: Math.min(end, this.#steps.edge(start, unit, step, 'start')), end }
    if (moved.start === moved.end) return
    if (backward) this.set(moved.end, moved.start)
    else this.set(moved.start, moved.end)
  }

  /** Selects from where the selection began, or the caret, to an end of the text. The browser’s own key stops where text is not drawn yet. */
  extendTo(edge: 'start' | 'end'): void {
    const { editor, map } = this.#opened
    this.set(map.toOffset(editor.state.selection.anchor), edge === 'end' ? this.#text.length : 0)
  }

  get #backward(): boolean {
    const { anchor, head } = this.#opened.editor.state.selection
    return head < anchor
  }
}
