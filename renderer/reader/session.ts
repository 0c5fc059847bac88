import type { Range } from '#shared/anchors/ranges'
import { whenDrawn } from '../widgets/drawn'
import { MarginFeed } from './margin/feed'
import type { MarginMeasures } from './margin/layout'
import { LaidOut } from './place/laid-out'
import { Place } from './place/place'
import { ReadingReport } from './place/report'
import { reveal } from './place/reveal'
import type { ReaderSpan } from './props'
import { Ahead } from './selection/ahead'
import { Pointer } from './selection/pointer'
import { Selecting } from './selection/selecting'
import { Steps } from './selection/steps'
import { Handles } from './spans/handles'
import { Nearness } from './spans/nearness'
import { Overlay } from './spans/overlay'
import { Sheet } from './spans/sheet'
import { SpanPainter } from './spans/span-painter'
import type { OpeningRoom, ReadingEvents, ReadingFrame } from './surroundings'
import { type OpenedText, openText, type TextToRead } from './text/open-text'

/** One article being read: its text, its spans, the selection and the place, and how they act on each other. */
export class ReadingSession {
  readonly opened: OpenedText
  readonly painter: SpanPainter
  readonly place: Place
  readonly selecting: Selecting
  readonly feed: MarginFeed
  readonly overlay: Overlay
  readonly #frame: ReadingFrame
  readonly #events: () => ReadingEvents
  readonly #pointer: Pointer
  readonly #handles: Handles
  readonly #direction: 'ltr' | 'rtl'
  readonly #near: Nearness
  readonly #laidOut: LaidOut
  readonly #report: ReadingReport
  readonly #ahead: Ahead
  readonly #ended = new AbortController()
  #selectedId: string | null = null
  #hovered: string | null = null
  #spans: readonly ReaderSpan[] | null = null
  #hasCard: ((span: ReaderSpan) => boolean) | null = null
  #pending: readonly Range[] = []
  #measures: MarginMeasures
  #textSize: number
  #notAround: (() => void) | null = null
  #byMouse = false

  constructor(frame: ReadingFrame, article: TextToRead, room: OpeningRoom, events: () => ReadingEvents) {
    this.#frame = frame
    this.#events = events
    this.#direction = article.direction
    this.#measures = room.measures
    this.#textSize = room.textSize
    this.opened = openText(
      frame.mount,
      article,
      room,
      frame.details,
      {
        handleDOMEvents: {
          keydown: (_, event) => {
            this.selecting.follow()
            const answered = events().onKey(event)
            if (answered) event.preventDefault()
            return answered
          },
          mousedown: (_, event) => this.#pointer.pressed(event),
          focus: () => this.#emphasise(true),
          blur: () => this.#emphasise(false),
        },
        // Scrolling is the place's business: the editor's own knows nothing of sections not yet laid out.
        handleScrollToSelection: () => true,
      },
      () => this.#selectionChanged(),
    )
    const { geometry, map, sections } = this.opened
    const steps = new Steps(article.text, article.blocks, map, article.language)
    const sheet = new Sheet(frame.scroller)
    this.painter = new SpanPainter(sections, geometry, sheet)
    this.place = new Place(frame.scroller, sections, geometry)
    this.selecting = new Selecting(article.text, this.opened, steps)
    this.#ahead = new Ahead(sections)
    this.overlay = new Overlay(frame.overlay, geometry)
    this.#near = new Nearness(frame.scroller, sections, geometry, this.painter, () => this.#drawSelected())
    this.feed = new MarginFeed(frame.scroller, frame.page, sections, geometry, this.painter, this.#near)
    this.#pointer = new Pointer(
      article.text,
      this.element,
      geometry,
      this.selecting,
      steps,
      this.#pointerTarget(),
    )
    this.#handles = new Handles(article.text, frame.overlay, geometry, steps, this.#handlesTarget())
    this.#report = new ReadingReport(frame.scroller, this.place, place => events().onReadingMoved?.(place))
    this.#laidOut = new LaidOut(frame, sections, this.place, room, () => {
      this.opened.drawing.whenIdle(() => {
        this.painter.index.complete()
        sheet.lay()
      })
      this.#near.look()
      this.#drawSelected()
      this.#report.now()
    })
    this.#listen()
  }

  /** The editable element. */
  get element(): HTMLElement {
    return this.opened.editor.view.dom
  }

  /** The selected span's id, as it was last given. */
  get selected(): string | null {
    return this.#selectedId
  }

  setSpans(spans: readonly ReaderSpan[], hasCard: (span: ReaderSpan) => boolean): void {
    if (spans === this.#spans && hasCard === this.#hasCard) return
    this.#spans = spans
    this.#hasCard = hasCard
    this.painter.setSpans(spans)
    this.feed.reset(hasCard)
    this.#emphasise()
    this.#drawAroundSoon()
  }

  setSelected(selected: string | null, pending: readonly Range[]): void {
    if (selected === this.#selectedId && pending === this.#pending) return
    this.#selectedId = selected
    this.#pending = pending
    this.#emphasise()
    this.#drawAroundSoon()
  }

  readonly hover = (id: string | null): void => {
    if (id === this.#hovered) return
    this.#hovered = id
    this.element.classList.toggle('over-span', id !== null)
    this.#emphasise()
  }

  /** The text's size in pixels, and the room the margin has. The place is kept. */
  setMeasures(textSize: number, measures: MarginMeasures): void {
    if (textSize === this.#textSize && measures === this.#measures) return
    this.#textSize = textSize
    this.#measures = measures
    this.#laidOut.changed(textSize)
  }

  /** Opens at an offset: 0 is the very top, headline and all; `height` pixels of the text are in view. */
  openAt(top: number, height: number): void {
    if (top > 0) {
      this.place.hold(top, 0)
      this.#showNear()
    } else this.#near.begin(0, this.opened.sections.reaching(height))
  }

  jumpTo(range: Range): void {
    this.scrollTo(range, 'centre')
    this.overlay.flash(range)
  }

  scrollTo(range: Range, how: 'nearest' | 'centre'): void {
    reveal(this.#frame.scroller, this.place, this.opened.geometry, range, how)
    this.#showNear()
  }

  pageBy(step: -1 | 1): void {
    this.place.release()
    this.#frame.scroller.scrollBy({
      top: step * this.#frame.scroller.clientHeight * 0.85,
      behavior: 'instant',
    })
  }

  destroy(): void {
    this.#ended.abort()
    this.#notAround?.()
    this.#near.destroy()
    this.#laidOut.destroy()
    this.#pointer.destroy()
    this.#handles.destroy()
    this.feed.destroy()
    this.painter.destroy()
    this.overlay.destroy()
    this.opened.drawing.destroy()
    this.opened.editor.destroy()
  }

  #listen(): void {
    const { scroller } = this.#frame
    const passive = { signal: this.#ended.signal, passive: true }
    scroller.addEventListener('wheel', () => this.place.release(), passive)
    scroller.addEventListener('touchmove', () => this.place.release(), passive)
    scroller.addEventListener(
      'scroll',
      () => {
        this.place.moved()
        this.painter.moved()
        this.#cameNear(this.#near.scrolled())
      },
      passive,
    )
    scroller.addEventListener('scrollend', () => this.#laidOut.yet && this.#report.now(), passive)
  }

  #showNear(): void {
    this.#cameNear(this.#near.look())
  }

  /** After scrolling: whether sections have come near with it. */
  #cameNear(came: boolean): void {
    this.feed.scrolled()
    if (came) this.#drawSelected()
  }

  #drawSelected(): void {
    this.#emphasise()
    this.#drawAround()
  }

  /** Words and spans are what a key is pressed for, and come with the next frame; what stands around them after it. */
  #drawAroundSoon(): void {
    // All of it comes in the frame after the first anyway.
    if (!this.#laidOut.yet) return
    this.#notAround ??= whenDrawn(() => this.#drawAround())
  }

  /** The ring and the knobs of the selected span, and the cards: all that has to be measured. */
  #drawAround(): void {
    this.#notAround?.()
    this.#notAround = null
    if (!this.#laidOut.yet) return
    const selected = this.painter.index.get(this.#selectedId)
    this.overlay.draw(selected)
    const resizable = selected?.kind === 'claim' && this.#events().onResizeSpan !== undefined
    this.#handles.draw(resizable ? selected : null, this.#direction)
    this.feed.update(this.#measures, this.#selectedId)
  }

  #emphasise(focused = this.element.contains(document.activeElement)): void {
    const { index } = this.painter
    this.painter.emphasise({
      selected: index.get(this.#selectedId),
      hovered: index.get(this.#hovered),
      pending: this.#pending,
      held: focused ? null : this.selecting.range,
    })
  }

  #selectionChanged(): void {
    this.#ahead.around(this.selecting.caret)
    if (this.#pointer.dragging) return
    const { range } = this.selecting
    const by = this.#byMouse ? 'mouse' : 'keyboard'
    if (!this.element.contains(document.activeElement)) this.#emphasise(false)
    this.#events().onSelection?.(range && { ...range, by, rect: () => this.opened.geometry.around(range) })
  }

  #handlesTarget() {
    return {
      preview: (span: ReaderSpan) => this.overlay.draw(span),
      restored: () => this.#drawSelected(),
      resized: (id: string, part: number, range: Range) => {
        // Stays as it was dragged until the change is made; where it is refused the span is drawn as it stands.
        void this.#events()
          .onResizeSpan?.(id, part, range)
          .then(() => this.#drawSelected())
      },
    }
  }

  #pointerTarget() {
    const session = this
    return {
      spansAtPoint(x: number, y: number): string[] {
        const offset = session.opened.geometry.characterAt(x, y)
        return offset === undefined ? [] : session.painter.index.over(offset).map(span => span.id)
      },
      get selectedSpan() {
        return session.#selectedId
      },
      selectSpan: (id: string | null) => session.#events().onSelectSpan(id),
      hover: (id: string | null) => session.hover(id),
      openMenu: (id: string, at: { x: number; y: number }) => session.#events().onOpenSpanMenu?.(id, at),
      selected: () => {
        session.#byMouse = true
        session.#selectionChanged()
        session.#byMouse = false
      },
    }
  }
}
