import type { BenchSpan } from '../article'
import { labels } from '../article'
import { asset } from './asset'
import styles from './page.module.css'
import type { Technique } from './technique'

/** What Label Studio’s front end, the last that was published with its program, has of interest here. */
type LabelStudio = new (id: string, options: Readonly<Record<string, unknown>>) => unknown

await asset('label-studio/build/static/css/main.css')
await asset('label-studio/build/static/js/main.js')

/** Label Studio’s own front end with one text and its labels. */
export const technique: Technique = {
  draw(root, article) {
    const scroller = root.appendChild(document.createElement('div'))
    scroller.className = styles.scroller ?? ''
    const place = scroller.appendChild(document.createElement('div'))
    place.id = 'label-studio'
    const names = Array.from({ length: labels }, (_, at) => `Label ${at}`)
    const result = article.spans.map((span: BenchSpan) => ({
      id: span.id,
      from_name: 'label',
      to_name: 'text',
      type: 'labels',
      value: {
        start: span.start,
        end: span.end,
        text: article.text.slice(span.start, span.end),
        labels: [names[span.label]],
      },
    }))
    const { LabelStudio } = window as unknown as { LabelStudio: LabelStudio }
    new LabelStudio('label-studio', {
      config: `<View><Labels name="label" toName="text">${names
        .map(name => `<Label value="${name}"/>`)
        .join('')}</Labels><Text name="text" value="$text"/></View>`,
      interfaces: ['panel', 'controls', 'side-column'],
      user: { pk: 1, firstName: 'Bench', lastName: '' },
      task: {
        id: 1,
        data: { text: article.text },
        annotations: [{ id: '1', result }],
        predictions: [],
      },
      onLabelStudioLoad(studio: {
        annotationStore: {
          annotations: readonly { id: string }[]
          selectAnnotation(id: string): void
        }
      }) {
        const first = studio.annotationStore.annotations[0]
        if (first) studio.annotationStore.selectAnnotation(first.id)
      },
    })
    return {
      scroller,
      ready: () =>
        (place.textContent?.length ?? 0) >= article.text.length * 0.8 &&
        place.querySelectorAll('[class*=htx-highlight]').length >= article.spans.length,
    }
  },
}
