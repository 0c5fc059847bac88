import styles from './page.module.css'
import { columnIn, inParagraphs, type Technique } from './technique'

/** The floor: paragraphs and nothing else. What is marked is a paragraph’s colour. */
export const technique: Technique = {
  draw(root, article) {
    const { scroller, column } = columnIn(root, styles.scroller ?? '', styles.column ?? '')
    for (const { start, end } of article.paragraphs) {
      const paragraph = document.createElement('p')
      paragraph.textContent = article.text.slice(start, end)
      column.append(paragraph)
    }
    return {
      scroller,
      ready: () => true,
      add(span) {
        const at = article.paragraphs.findIndex(({ end }) => end > span.start)
        const paragraph = column.children[at]
        if (paragraph instanceof HTMLElement) paragraph.style.color = `hsl(${span.label * 40} 60% 30%)`
      },
      ...inParagraphs(scroller, article, () => column.children),
    }
  },
}
