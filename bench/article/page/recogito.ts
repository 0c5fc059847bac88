import { createTextAnnotator, type RecogitoAnnotation, type RecogitoRenderer } from '@recogito/text-annotator'
import '@recogito/text-annotator/text-annotator.css'
import type { BenchSpan } from '../article'
import styles from './page.module.css'
import { columnIn, inParagraphs, type Technique } from './technique'

/** Recogito’s text annotator over the same paragraphs, with one of its two ways of drawing. */
export const recogitoWith = (renderer: RecogitoRenderer): Technique => ({
  draw(root, article) {
    const { scroller, column } = columnIn(root, styles.scroller ?? '', styles.column ?? '')
    for (const { start, end } of article.paragraphs) {
      const paragraph = document.createElement('p')
      paragraph.textContent = article.text.slice(start, end)
      column.append(paragraph)
    }
    const annotator = createTextAnnotator(column, { renderer })
    const annotation = (span: BenchSpan): RecogitoAnnotation => {
      // It counts letters of the container, in which nothing stands between paragraphs.
      const at = paragraphAt(span.start)
      const quote = article.text.slice(span.start, span.end).replaceAll('\n', '')
      const start = span.start - 2 * at
      const target = { annotation: span.id, selector: [{ quote, start, end: start + quote.length }] }
      return { id: span.id, bodies: [], target }
    }
    const paragraphAt = (offset: number) => {
      let [low, high] = [0, article.paragraphs.length]
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((article.paragraphs[middle]?.end ?? 0) > offset) high = middle
        else low = middle + 1
      }
      return low
    }
    const drawn = () =>
      renderer === 'SPANS'
        ? column.parentElement?.querySelectorAll('.r6o-annotation').length
        : [...CSS.highlights.values()].reduce((sum, ranges) => sum + ranges.size, 0)
    let before = -1
    annotator.state.store.bulkAddAnnotations(article.spans.map(annotation), true)
    return {
      scroller,
      ready: () => (drawn() ?? 0) > before && (article.spans.length === 0 || (drawn() ?? 0) > 0),
      add(span) {
        before = drawn() ?? 0
        annotator.state.store.addAnnotation(annotation(span))
      },
      close: () => annotator.destroy(),
      ...inParagraphs(scroller, article, () => column.querySelectorAll('p')),
    }
  },
})
