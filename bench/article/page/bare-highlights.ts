import { type BenchSpan, labels } from '../article'
import styles from './page.module.css'
import { columnIn, type Technique } from './technique'

/**
 * The floor of what is drawn with the browser’s own highlights: the paragraphs in view and no others, a highlight for
 * each label, and in it their spans. There is nothing to scroll to and nothing that the browser could leave out.
 */
export const technique: Technique = {
  draw(root, article) {
    const { scroller, column } = columnIn(root, styles.scroller ?? '', styles.column ?? '')
    for (const { start, end } of article.paragraphs) {
      if (column.getBoundingClientRect().bottom > innerHeight) break
      column.appendChild(document.createElement('p')).textContent = article.text.slice(start, end)
    }
    const tones = tonesOfLabels()
    const add = ({ start, end, label }: BenchSpan) => {
      const at = article.paragraphs.findIndex(paragraph => paragraph.end > start)
      const words = column.children[at]?.firstChild
      const paragraph = article.paragraphs[at]
      if (!words || !paragraph) return
      tones[label]?.add(
        new StaticRange({
          ...{ startContainer: words, startOffset: start - paragraph.start },
          ...{ endContainer: words, endOffset: Math.min(end, paragraph.end) - paragraph.start },
        }),
      )
    }
    for (const span of article.spans) add(span)
    return { scroller, ready: () => true, add }
  },
}

/** The page’s highlights, by the number of a label: a ground and a line, as a marked span has. Made once for the column. */
function tonesOfLabels(): readonly Highlight[] {
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets.push(sheet)
  return Array.from({ length: labels }, (_, label) => {
    const colour = `hsl(${label * 40} 60% 40%`
    sheet.insertRule(
      `.${styles.column}::highlight(label-${label}) { background: ${colour} / 15%); text-decoration: underline 2px ${colour}) }`,
    )
    const tone = new Highlight()
    CSS.highlights.set(`label-${label}`, tone)
    return tone
  })
}
