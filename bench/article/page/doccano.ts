import type { BenchSpan } from '../article'
import { labels } from '../article'
import { asset } from './asset'
import styles from './page.module.css'
import type { Technique } from './technique'

/** Vue 2, as the annotator of doccano wants it. */
type Vue = new (options: {
  readonly el: HTMLElement
  readonly data: Readonly<Record<string, unknown>>
  render(this: { entities: readonly unknown[] }, create: (...words: readonly unknown[]) => unknown): unknown
}) => { entities: readonly unknown[] }

await asset('vue/dist/vue.runtime.min.js')
await asset('v-annotator/dist/v-annotator.css')
await asset('v-annotator/dist/v-annotator.umd.min.js')

const entityOf = ({ start, end, label }: BenchSpan, id: number) => ({
  id,
  label,
  startOffset: start,
  endOffset: end,
})

/** The annotator that doccano has for sequence labelling: lines of SVG, only those in view. */
export const technique: Technique = {
  draw(root, article) {
    // It scrolls with the page, as it does in doccano.
    const place = root.appendChild(document.createElement('div')).appendChild(document.createElement('div'))
    const holder = place.parentElement as HTMLElement
    holder.className = styles.column ?? ''
    document.documentElement.dataset.scrolls = 'page'
    const { Vue } = window as unknown as { Vue: Vue }
    const entityLabels = Array.from({ length: labels }, (_, id) => ({
      id,
      text: `Label ${id}`,
      color: `hsl(${id * 40} 60% 60%)`,
    }))
    const view = new Vue({
      el: place,
      data: { entities: article.spans.map(entityOf) },
      render(create) {
        return create('v-annotator', {
          props: { text: article.text, entities: this.entities, entityLabels, allowOverlapping: true },
        })
      },
    })
    const firstWords = article.text.slice(0, 12)
    let before = article.spans.length > 0 ? 0 : -1
    const drawn = () => holder.querySelectorAll('g line').length
    return {
      scroller: document.documentElement,
      ready: () => (holder.textContent ?? '').includes(firstWords) && drawn() > before,
      add(span) {
        before = drawn()
        view.entities = [...view.entities, entityOf(span, view.entities.length)]
      },
    }
  },
}
