import { memo } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { BenchArticle, BenchSpan } from '../article'
import styles from './page.module.css'
import { columnIn, inParagraphs, type Technique } from './technique'

/** What most React annotators do: each paragraph split where spans begin and end, a `<span>` for each piece. */
export const technique: Technique = {
  draw(root, article) {
    const { scroller, column } = columnIn(root, styles.scroller ?? '', styles.column ?? '')
    const reactRoot = createRoot(column)
    const inParagraph: BenchSpan[][] = article.paragraphs.map(() => [])
    const homeOf = (span: BenchSpan) => article.paragraphs.findIndex(({ end }) => end > span.start)
    let at = 0
    for (const span of article.spans) {
      while ((article.paragraphs[at]?.end ?? Number.POSITIVE_INFINITY) <= span.start) at++
      inParagraph[at]?.push(span)
    }
    const render = () =>
      flushSync(() => reactRoot.render(<Text article={article} inParagraph={[...inParagraph]} />))
    render()
    return {
      scroller,
      ready: () => true,
      add(span) {
        const home = homeOf(span)
        inParagraph[home] = [...(inParagraph[home] ?? []), span]
        render()
      },
      close: () => reactRoot.unmount(),
      ...inParagraphs(scroller, article, () => column.children),
    }
  },
}

function Text({
  article,
  inParagraph,
}: {
  article: BenchArticle
  inParagraph: readonly (readonly BenchSpan[])[]
}) {
  return article.paragraphs.map(({ start, end }, at) => (
    <Paragraph key={start} text={article.text} start={start} end={end} spans={inParagraph[at] ?? []} />
  ))
}

interface ParagraphProps {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly spans: readonly BenchSpan[]
}

const Paragraph = memo(function Paragraph({ text, start, end, spans }: ParagraphProps) {
  const edges = [start, end, ...spans.flatMap(span => [span.start, Math.min(span.end, end)])]
  const cuts = [...new Set(edges)].sort((a, b) => a - b)
  return (
    <p>
      {cuts.slice(0, -1).map((from, at) => {
        const words = text.slice(from, cuts[at + 1])
        const over = spans.filter(span => span.start <= from && span.end > from)
        return over.length === 0 ? (
          words
        ) : (
          <span key={from} className={styles.mark} data-over={over.map(span => span.id).join(' ')}>
            {words}
          </span>
        )
      })}
    </p>
  )
})
