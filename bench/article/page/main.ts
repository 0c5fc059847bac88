import '../../../renderer/widgets/fonts.css'
import '../../../renderer/widgets/tokens.css'
import '../../../renderer/widgets/base.css'
import { articleOf, type BenchArticle, type BenchSpan } from '../article'
import { type Frames, watchFrames } from './frames'
import { painted, paintedWhen } from './painted'
import { astray, placeUnder } from './selected'
import type { Drawn, Technique } from './technique'

/*
 * One article drawn by one technique: ?technique=reader&words=100000&spans=10000. What is done to it and how long that
 * took is asked for through `window.bench`.
 */

const techniques: Readonly<Record<string, () => Promise<Technique>>> = {
  reader: async () => (await import('./reader')).technique,
  bare: async () => (await import('./bare')).technique,
  'bare-highlights': async () => (await import('./bare-highlights')).technique,
  tiptap: async () => (await import('./tiptap-decorations')).technique,
  split: async () => (await import('./split-spans')).technique,
  'recogito-spans': async () => (await import('./recogito')).recogitoWith('SPANS'),
  'recogito-css': async () => (await import('./recogito')).recogitoWith('CSS_HIGHLIGHTS'),
  'label-studio': async () => (await import('./label-studio')).technique,
  doccano: async () => (await import('./doccano')).technique,
}

/** From the first element, or from taking the one before away, in milliseconds. */
export interface Opened {
  /** Until text and spans are painted. */
  readonly text: number
  /** Until what is drawn after them is painted too. */
  readonly all: number
}

export interface KeyFigures {
  /** From the key to the frame with the highlight: what an analyst waits, the wait for the screen’s next turn included. */
  readonly waited: number
  /** What was worked meanwhile: the key’s own task, and the frame’s style, layout and paint. */
  readonly worked: number
}

declare global {
  interface Window {
    bench: {
      /** Draws the article; resolves with the milliseconds until it is on the screen. */
      open(): Promise<Opened>
      /** Draws another one of the same size in its place. */
      openAnother(): Promise<Opened>
      /** Resolves when nothing has moved for some frames. */
      settled(): Promise<void>
      /** Resolves when frames come as fast as the screen draws them: some, one after the other. */
      still(): Promise<void>
      /** How many key presses have been drawn, and what each of them took. */
      presses(): number
      pressed(): readonly KeyFigures[]
      watch(): void
      watched(): Promise<Frames>
      /** Where the span is with the next frame, and so many frames later. */
      jumpTo(
        share: number,
        frames?: number,
      ): Promise<{ readonly top: number; readonly later: number; readonly height: number }>
      /** Scrolls on by most of the window. */
      pageDown(): Promise<void>
      toTop(): Promise<void>
      /** Extends the selection by so many paragraphs, as Shift and the arrow keys do. */
      selectOn(paragraphs: number): Promise<void>
      /** Notes the place under the pointer, which was clicked to select on from. */
      selectFrom(x: number, y: number): void
      /** How many paragraphs are selected too many or too few, where it is to go so many on from there, or to the end. */
      astray(asked: number): number
      /** Resolves when the next frame has been drawn. */
      frame(): Promise<void>
    }
  }
}

const address = new URLSearchParams(location.search)
const article = articleOf(Number(address.get('words')), Number(address.get('spans')))
const another = articleOf(Number(address.get('words')), Number(address.get('spans')), 1)
const technique = await techniques[address.get('technique') ?? '']?.()
const root = document.getElementById('root')
if (!technique || !root) throw new Error('There is no such technique.')
await Promise.all([...document.fonts].map(font => font.load().catch(() => undefined)))
document.documentElement.dataset.theme = 'light'

let drawn: Drawn | null = null
let stop: (() => Promise<Frames>) | null = null
const pressed: KeyFigures[] = []
let from: ReturnType<typeof placeUnder> = null

const is = (): Drawn => {
  if (!drawn) throw new Error('Nothing has been opened yet.')
  return drawn
}

const opened = async (shown: BenchArticle): Promise<Opened> => {
  await painted()
  const began = performance.now()
  drawn?.close?.()
  root.replaceChildren()
  const now = technique.draw(root, shown)
  drawn = now
  const text = await paintedWhen(now.ready)
  const all = now.complete && !now.complete() ? await paintedWhen(now.complete) : text
  return { text: text - began, all: all - began }
}

window.bench = {
  open: () => opened(article),
  async openAnother() {
    await window.bench.settled()
    return opened(another)
  },
  async settled() {
    for (let frame = 0; frame < 20; frame++) await painted()
  },
  presses: () => pressed.length,
  pressed: () => pressed,
  watch() {
    stop = watchFrames()
  },
  watched: async () => (stop ? stop() : { count: 0, longest: 0, busiest: 0 }),
  async still() {
    for (let [last, inTime, most] = [await painted(), 0, 60]; inTime < 8 && most > 0; most--) {
      const now = await painted()
      inTime = now - last < 25 ? inTime + 1 : 0
      last = now
    }
  },
  async jumpTo(share, frames = 20) {
    const span = article.spans[Math.floor(share * (article.spans.length - 1))] as BenchSpan
    is().jump?.(span)
    await painted()
    const place = () => is().rectOf?.(span)?.top ?? Number.NaN
    const top = place()
    for (let frame = 0; frame < frames; frame++) await painted()
    return { top, later: place(), height: innerHeight }
  },
  async pageDown() {
    is().scroller.scrollBy({ top: innerHeight * 0.85, behavior: 'instant' })
    await painted()
    await painted()
  },
  async toTop() {
    is().scroller.scrollTo({ top: 0, behavior: 'instant' })
    await painted()
    await painted()
  },
  async selectOn(paragraphs) {
    const selection = document.getSelection()
    for (let at = 0; at < paragraphs; at++) selection?.modify('extend', 'forward', 'paragraph')
    await painted()
  },
  selectFrom(x, y) {
    from = placeUnder(article, x, y)
  },
  astray(asked) {
    if (!from) throw new Error('Nothing has been selected from a place in the text.')
    return astray(article, from, Math.min(from.paragraph + asked, article.paragraphs.length - 1))
  },
  async frame() {
    await painted()
  },
}

/** Words in the first paragraphs, where whoever has just opened the article looks. */
let next = 0
function nextSpan(): BenchSpan {
  const paragraph = article.paragraphs[next % 3] ?? { start: 0, end: 0 }
  const start = paragraph.start + ((next * 37) % Math.max(1, paragraph.end - paragraph.start - 40))
  return { id: `pressed-${next}`, start, end: start + 24, label: next++ % 8 }
}

window.addEventListener('keydown', event => {
  if (event.key !== 'h') return
  const began = performance.now()
  let acted = began
  let frame = began
  requestAnimationFrame(() => {
    frame = performance.now()
  })
  void paintedWhen(() => is().ready()).then(at => {
    pressed.push({ waited: at - event.timeStamp, worked: acted - began + (at - frame) })
  })
  is().add?.(nextSpan())
  acted = performance.now()
})

document.documentElement.dataset.ready = 'true'
