import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { colours, patterns } from '#shared/model/records'
import type { ReaderHandle, ReaderSpan } from '../../../renderer/reader/props'
import { Reader } from '../../../renderer/reader/reader'
import { whenDrawn } from '../../../renderer/widgets/drawn'
import type { BenchSpan } from '../article'
import styles from './page.module.css'
import type { Technique } from './technique'

const asReaderSpan = ({ id, start, end, label }: BenchSpan): ReaderSpan => ({
  id,
  kind: 'claim',
  tone: colours[label % colours.length] ?? 'blue',
  pattern: patterns[label % patterns.length] ?? 'solid',
  name: `Claim ${id}`,
  parts: [{ start, end }],
})

const none: never[] = []
const nothing = () => undefined

/** Claimbench’s reader as the window has it, with a card in the margin for every claim. */
export const technique: Technique = {
  draw(root, article) {
    const frame = root.appendChild(document.createElement('div'))
    frame.className = styles.scroller ?? ''
    const reactRoot = createRoot(frame)
    let spans = article.spans.map(asReaderSpan)
    let handle: ReaderHandle | null = null
    let wanted = 1
    const keep = (to: ReaderHandle | null) => {
      handle = to
    }
    const render = () =>
      flushSync(() =>
        reactRoot.render(
          <Reader
            ref={keep}
            articleId="bench"
            text={article.text}
            outline={none}
            title="An article on the screen"
            language="en"
            direction="ltr"
            textSize={18}
            spans={spans}
            selected={null}
            pending={none}
            active
            cards={cardOf}
            initialTop={0}
            onSelectSpan={nothing}
          />,
        ),
      )
    render()
    const scroller = frame.querySelector('[data-margin]')
    if (!(scroller instanceof HTMLElement)) throw new Error('The reader has no scroller.')
    return {
      scroller,
      ready: () => frame.querySelector('p') !== null && (spans.length === 0 || painted() >= wanted),
      complete: () => spans.length === 0 || frame.querySelector('[data-card]') !== null,
      close: () => reactRoot.unmount(),
      add(span) {
        // As the window does: shown at once, and among the spans that are given when that has been drawn.
        const given = asReaderSpan(span)
        wanted = painted() + 1
        handle?.showMeanwhile(given)
        whenDrawn(() => {
          spans = [...spans, given]
          render()
        })
      },
      jump: ({ start, end }) => handle?.jumpTo(start, end),
      rectOf({ start, end }) {
        for (const [name, ranges] of CSS.highlights) {
          if (!name.startsWith('claim')) continue
          for (const range of ranges) {
            const words = article.text.slice(start, end)
            const node = range.startContainer
            if (!(node instanceof Text) || node.data.slice(range.startOffset, range.endOffset) !== words)
              continue
            const live = document.createRange()
            live.setStart(node, range.startOffset)
            live.setEnd(node, range.startOffset + 1)
            return live.getBoundingClientRect()
          }
        }
        return null
      },
    }
  },
}

/** How many spans are painted, be it on the sheet over the text. */
const painted = () => [...CSS.highlights.values()].reduce((sum, ranges) => sum + ranges.size, onSheet())

const onSheet = () =>
  document
    .querySelector<HTMLIFrameElement>('body > iframe')
    ?.contentDocument?.querySelectorAll('div[style*="scale("]').length ?? 0

/** A card has the same element while its span is the same, as in the window. */
function cardOf(span: ReaderSpan) {
  const known = cards.get(span)
  if (known) return known
  const card = (
    <>
      <strong>{span.id}</strong>
      <br />≈ 400 sailings
    </>
  )
  cards.set(span, card)
  return card
}

const cards = new WeakMap<ReaderSpan, ReactNode>()
