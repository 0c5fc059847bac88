import { memo, type ReactNode, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import type { CardState, ReaderSpan } from '../props'
import type { MarginCard, MarginFeed } from './feed'
import type { CardPlace } from './layout'
import styles from './margin.module.css'

interface MarginProps {
  readonly feed: MarginFeed
  readonly selected: string | null
  readonly card: (span: ReaderSpan, state: CardState) => ReactNode
  readonly onSelect: (id: string) => void
  readonly onHover: (id: string | null) => void
}

/**
 * The cards beside the text. Reached from the keyboard through their spans, so none of them is a stop of its own. Drawn
 * with the spans only where its own cards have changed, which the feed tells after the frame that has the highlight.
 */
export const Margin = memo(function Margin({ feed, selected, card, onSelect, onHover }: MarginProps) {
  const cards = useSyncExternalStore(feed.subscribe, feed.snapshot)
  const column = useRef<HTMLDivElement>(null)
  useMeasuring(column, feed, cards)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of cards is no form.
    <div ref={column} className={styles.margin} role="group" aria-label="Claims beside the text">
      {cards.map(({ span, place: { size, column, y } }) => {
        const active = span.id === selected
        const words = size === 'mark' ? null : card(span, { active, size })
        return <Card key={span.id} {...{ span, size, column, y, active, words, onSelect, onHover }} />
      })}
    </div>
  )
})

type CardProps = Pick<MarginProps, 'onSelect' | 'onHover'> &
  Pick<CardPlace, 'size' | 'column' | 'y'> & {
    readonly span: ReaderSpan
    readonly active: boolean
    readonly words: ReactNode
  }

/** One card; drawn anew only where something about it has changed, for a crowd of them changes with every claim. */
const Card = memo(function Card(props: CardProps) {
  const { span, size, column, y, active, words, onSelect, onHover } = props
  const tone = span.kind === 'mention' ? 'var(--ink3)' : `var(--label-${span.tone})`
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing at a card only shows which words it is about.
    <div
      className={styles.card}
      data-card={span.id}
      data-size={size}
      data-active={active}
      data-pattern={span.pattern}
      style={{
        transform: `translate(${column * markStride}px, ${y}px)`,
        ['--tone' as string]: tone,
      }}
      onMouseEnter={() => onHover(span.id)}
      onMouseLeave={() => onHover(null)}
    >
      <button
        type="button"
        tabIndex={-1}
        className={styles.cover}
        aria-label={span.name}
        aria-pressed={active}
        title={size === 'full' ? undefined : span.name}
        onClick={() => onSelect(span.id)}
      />
      {size !== 'mark' && <div className={styles.words}>{words}</div>}
    </div>
  )
})

/** Pixels from one mark to the next in a row. */
export const markStride = 14

/** Tells the feed how tall the cards came out, before they are painted and whenever it changes. */
function useMeasuring(
  column: { readonly current: HTMLDivElement | null },
  feed: MarginFeed,
  cards: readonly MarginCard[],
): void {
  const observer = useRef<ResizeObserver>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cards drawn are what is observed.
  useLayoutEffect(() => {
    const resized = new ResizeObserver(entries =>
      feed.measured(heightsOf(entries.map(entry => entry.target))),
    )
    observer.current = resized
    const full = [...(column.current?.querySelectorAll('[data-size=full]') ?? [])]
    feed.measured(heightsOf(full))
    for (const element of full) resized.observe(element)
    return () => resized.disconnect()
  }, [cards, feed, column])
}

function heightsOf(elements: readonly Element[]): Map<string, number> {
  const heights = new Map<string, number>()
  for (const element of elements)
    if (element instanceof HTMLElement && element.dataset.size === 'full')
      heights.set(element.dataset.card ?? '', element.offsetHeight)
  return heights
}
