import { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, type Selection } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorProps } from '@tiptap/pm/view'
import type { Block } from '#shared/reading/blocks'
import { documentJson } from './document'
import { DocumentMap } from './document-map'
import { Geometry } from './geometry'
import { readOnlyText } from './read-only'
import { readingSchema } from './schema'
import { Sections } from './sections'

export interface TextToRead {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly title: string
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
}

export interface OpenedText {
  readonly map: DocumentMap
  readonly sections: Sections
  readonly geometry: Geometry
  readonly editor: Editor
}

/** Draws a text into an element, to be read and selected in. `details` is put under the headline where the text has one. */
export function openText(
  element: HTMLElement,
  article: TextToRead,
  details: HTMLElement,
  props: EditorProps,
  onSelection: (selection: Selection) => void,
): OpenedText {
  const { text, blocks } = article
  const map = new DocumentMap(blocks)
  const sections = new Sections(map)
  const editor = new Editor({
    element,
    injectCSS: false,
    enableContentCheck: true,
    enableCoreExtensions: {
      keymap: false,
      clipboardTextSerializer: false,
      drop: false,
      paste: false,
      delete: false,
    },
    extensions: [...readingSchema(sections), readOnlyText],
    content: documentJson(text, blocks, map),
    editorProps: {
      ...props,
      attributes: attributesOf(article),
      // What is copied is the article's own text, line ends and all.
      clipboardTextSerializer: (_, view) => {
        const { from, to } = view.state.selection
        return text.slice(map.toOffset(from), map.toOffset(to))
      },
    },
    onSelectionUpdate: update => onSelection(update.editor.state.selection),
  })
  if (hasHeadline(blocks)) editor.registerPlugin(detailsUnder(editor.state.doc, details))
  return { map, sections, geometry: new Geometry(sections), editor }
}

export const hasHeadline = (blocks: readonly Block[]) => blocks.some(block => block.role === 'headline')

/** Told to a screen reader as text that is there to be read. Everything that would offer to correct it is off. */
function attributesOf(article: TextToRead): Record<string, string> {
  return {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-readonly': 'true',
    'aria-label': `Text of ${article.title}`,
    lang: article.language,
    dir: article.direction,
    inputmode: 'none',
    spellcheck: 'false',
    autocorrect: 'off',
    autocapitalize: 'off',
    writingsuggestions: 'false',
    translate: 'no',
  }
}

function detailsUnder(doc: Node, details: HTMLElement): Plugin {
  const under = doc.firstChild?.nodeSize ?? 0
  const widget = Decoration.widget(under, details, { side: -1, ignoreSelection: true, stopEvent: () => true })
  const drawn = DecorationSet.create(doc, [widget])
  return new Plugin({ props: { decorations: () => drawn } })
}
