import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { DocumentMap } from './document-map'

/** When there is time, so many sections are drawn at a time, or more, so that all are drawn in so many times at most. */
const [atOnce, mostTimes] = [8, 32]
/** How much time is worth beginning with, and how long is waited for it, in milliseconds. */
const [worthBeginning, patience] = [3, 300]
/** Whoever begins to do something finds the whole text. */
const beginnings = ['keydown', 'pointerdown', 'touchstart', 'wheel', 'beforeprint']

/**
 * Which sections have their words in the page. An article is opened with those that are seen first; the others are in
 * the document and have their height, and get their words when somebody asks for them, and all of them as soon as the
 * window has nothing else to do or somebody begins to do something in it.
 *
 * To the editor a section without words is one that is decorated: it is drawn anew when its decoration goes.
 */
export class Drawing {
  readonly #map: DocumentMap
  readonly #drawn: Uint8Array
  readonly #ended = new AbortController()
  #left: number
  #idle = 0
  #view: EditorView | null = null
  /** Of what is not drawn; null where that has changed. */
  #decorations: DecorationSet | null = null

  /** The sections from `first` to `last` are drawn with the article. */
  constructor(map: DocumentMap, first: number, last: number) {
    this.#map = map
    this.#drawn = new Uint8Array(map.sections).fill(1, Math.max(0, first), last + 1)
    this.#left = this.#drawn.reduce((left, drawn) => left - drawn, map.sections)
  }

  /** The editor’s own, not a plugin’s: it has drawn once before it hears of plugins. */
  readonly decorations = ({ doc }: EditorState): DecorationSet => (this.#decorations ??= this.#decorate(doc))

  /** Whether a section has its words, or is about to be drawn with them. */
  has(section: number): boolean {
    return this.#drawn[section] === 1
  }

  /** The view that the article is drawn by from now on. */
  begin(view: EditorView): void {
    this.#view = view
    if (this.#left === 0) return
    // Whom the page is read to waits until it can be read whole.
    view.dom.ariaBusy = 'true'
    const options = { signal: this.#ended.signal, capture: true, passive: true }
    for (const beginning of beginnings) window.addEventListener(beginning, () => this.drawAll(), options)
  }

  /** Sees to it that the sections from one to another, inclusive, have their words. */
  draw(from: number, to: number): void {
    const view = this.#view
    if (!view || this.#left === 0) return
    let drawn = 0
    for (let section = Math.max(0, from); section <= Math.min(to, this.#drawn.length - 1); section++) {
      if (this.#drawn[section] === 1) continue
      this.#drawn[section] = 1
      drawn++
    }
    if (drawn === 0) return
    this.#left -= drawn
    this.#decorations = null
    view.updateState(view.state)
    if (this.#left > 0) return
    view.dom.ariaBusy = null
    this.#ended.abort()
  }

  drawAll(): void {
    this.draw(0, this.#drawn.length - 1)
  }

  /** Once the window has nothing else to do, draws what is left, some at a time, and then does what else can wait. */
  whenIdle(then: () => void): void {
    if (this.#idle === 0) this.#goOn(then)
  }

  destroy(): void {
    this.#ended.abort()
    cancelIdleCallback(this.#idle)
    this.#view = null
  }

  #goOn(then: () => void): void {
    this.#idle = requestIdleCallback(
      time => {
        do this.#drawSome()
        while (this.#left > 0 && time.timeRemaining() > worthBeginning)
        if (this.#left > 0) this.#goOn(then)
        else then()
      },
      { timeout: patience },
    )
  }

  #drawSome(): void {
    const next = this.#drawn.indexOf(0)
    this.draw(next, next + Math.max(atOnce, Math.ceil(this.#drawn.length / mostTimes)) - 1)
  }

  /** One decoration for each run of sections without words. */
  #decorate(doc: Node): DecorationSet {
    const runs: Decoration[] = []
    for (let from = this.#drawn.indexOf(0); from >= 0; ) {
      const after = this.#drawn.indexOf(1, from)
      const to = after < 0 ? this.#drawn.length : after
      runs.push(
        Decoration.inline(this.#map.boundsOf(from).start, this.#map.boundsOf(to - 1).end, {}, undrawn),
      )
      from = this.#drawn.indexOf(0, to)
    }
    return DecorationSet.create(doc, runs)
  }
}

const undrawn = {}
