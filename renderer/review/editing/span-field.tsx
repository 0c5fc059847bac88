import { useEffect, useMemo, useRef, useState } from 'react'
import { extent, quoteOf } from '#shared/anchors/anchor'
import type { ArticleId } from '#shared/model/ids'
import type { Anchor, Colour, Pattern } from '#shared/model/records'
import { Reader, type ReaderHandle, type ReaderSpan } from '../../reader'
import { useArticle, useWorkbench } from '../../store'
import { Banner, Kbd } from '../../widgets'
import styles from './editing.module.css'
import { movedSpan, withPart } from './moved-span'

interface SpanFieldProps {
  label: string
  article: ArticleId
  /** Empty: it has no place in the article's text yet. */
  spans: readonly Anchor[]
  tone: Colour
  pattern: Pattern
  onChange: (spans: readonly Anchor[]) => void
}

const id = 'the-span'
const noCard = () => false

/** Where something begins and ends, in the words of its article: what is selected there is the span, and its ends are dragged. */
export function SpanField({ label, article: of, spans, tone, pattern, onChange }: SpanFieldProps) {
  const { shown, problem } = useArticle(of)
  const textSize = useWorkbench(state => state.settings.textSize)
  const reader = useRef<ReaderHandle>(null)
  const [inHand, setInHand] = useState(0)
  const quote = quoteOf(spans)
  const painted = useMemo<ReaderSpan[]>(
    () =>
      spans.length === 0
        ? []
        : [{ id, parts: spans, kind: 'claim', tone, pattern, name: `${label}: ${quote}` }],
    [spans, tone, pattern, label, quote],
  )
  const isHere = shown !== null
  const first = useRef(spans)
  useEffect(() => {
    if (!isHere || !reader.current) return
    const [part] = first.current
    reader.current.focus()
    if (!part) return
    reader.current.select(part.start, part.end, { scroll: 'none' })
    const { start, end } = extent(first.current)
    reader.current.jumpTo(start, end)
  }, [isHere])
  if (problem) return <Banner kind="bad">{problem.message}</Banner>
  if (!shown) return <div className={styles.reader} />
  const { article, text } = shown
  const take = (next: readonly Anchor[]) => {
    if (quoteOf(next) !== quote || next.some(({ start }, at) => start !== spans[at]?.start)) onChange(next)
  }
  return (
    <section className={styles.span} aria-label={label}>
      <p className={styles.how}>
        What you select is the span. <Kbd keys="Shift+ArrowRight" /> and <Kbd keys="Shift+ArrowLeft" /> move
        its end by a word, <Kbd keys="Alt+ArrowRight" /> and <Kbd keys="Alt+ArrowLeft" /> its beginning;
        either can be dragged.
      </p>
      <div className={styles.reader}>
        <Reader
          ref={reader}
          articleId={article.id}
          text={text}
          outline={article.outline}
          title={article.title}
          language={article.language}
          direction={article.direction}
          textSize={Math.min(textSize, largest)}
          spans={painted}
          selected={id}
          pending={none}
          active
          hasCard={noCard}
          initialTop={0}
          onSelectSpan={nothing}
          onSelection={made => {
            if (!made) return
            const at = spans.findIndex(({ start, end }) => start < made.end && made.start < end)
            if (at >= 0) setInHand(at)
            take(movedSpan(text, spans, inHand, made))
          }}
          onResizeSpan={async (_, part, range) => {
            take(withPart(text, spans, part, range))
            reader.current?.select(range.start, range.end, { scroll: 'none' })
          }}
        />
      </div>
      <p className={styles.quote} role="status">
        {quote || 'Nothing is selected yet.'}
      </p>
    </section>
  )
}

const none: readonly never[] = []
const nothing = () => undefined
/** In CSS pixels: the field is no reading room. */
const largest = 17
