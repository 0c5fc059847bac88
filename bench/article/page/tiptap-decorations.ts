import { Editor, Extension, Node } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { BenchSpan } from '../article'
import styles from './page.module.css'
import { columnIn, inParagraphs, type Technique } from './technique'

const key = new PluginKey<DecorationSet>('marks')

/** What most editors with spans do: every span an inline decoration of the document. */
export const technique: Technique = {
  draw(root, article) {
    const { scroller, column } = columnIn(root, styles.scroller ?? '', styles.column ?? '')
    // Each paragraph before a place takes two positions more than it has letters, where the text has two line ends.
    const decoration = (span: BenchSpan) =>
      Decoration.inline(span.start + 1, span.end + 1, { class: styles.mark ?? '' })
    const marks = Extension.create({
      name: 'marks',
      addProseMirrorPlugins: () => [
        new Plugin<DecorationSet>({
          key,
          state: {
            init: (_, { doc }) => DecorationSet.create(doc, article.spans.map(decoration)),
            apply(transaction, set) {
              const added: BenchSpan | undefined = transaction.getMeta(key)
              return added ? set.add(transaction.doc, [decoration(added)]) : set
            },
          },
          props: { decorations: state => key.getState(state) },
        }),
      ],
    })
    const editor = new Editor({
      element: column,
      injectCSS: false,
      extensions: [
        Node.create({ name: 'doc', topNode: true, content: 'paragraph+' }),
        Node.create({ name: 'paragraph', content: 'text*', renderHTML: () => ['p', 0] }),
        Node.create({ name: 'text' }),
        marks,
      ],
      content: {
        type: 'doc',
        content: article.paragraphs.map(({ start, end }) => ({
          type: 'paragraph',
          content: [{ type: 'text', text: article.text.slice(start, end) }],
        })),
      },
    })
    return {
      scroller,
      ready: () => true,
      add: span => editor.view.dispatch(editor.state.tr.setMeta(key, span)),
      close: () => editor.destroy(),
      ...inParagraphs(scroller, article, () => editor.view.dom.children),
    }
  },
}
