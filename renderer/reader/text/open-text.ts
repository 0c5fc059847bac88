import { Editor, Extension, type JSONContent } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, type Selection } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorProps } from '@tiptap/pm/view'
import type { Block } from '#shared/reading/blocks'
import { documentOf } from './document'
import { DocumentMap } from './document-map'
import { Drawing } from './drawing'
import { Geometry } from './geometry'
import { quietClasses } from './quiet-classes'
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
  readonly drawing: Drawing
  readonly editor: Editor
}

/** What there is of the window and where in the text it opens: pixels, and an offset. */
export interface TextView {
  readonly column: number
  readonly height: number
  readonly textSize: number
  readonly top: number
}

/** Draws a text into an element, to be read and selected in. `details` is put under the headline where the text has one. */
export function openText(
  element: HTMLElement,
  article: TextToRead,
  view: TextView,
  details: HTMLElement,
  props: EditorProps,
  onSelection: (selection: Selection) => void,
): OpenedText {
  const { text, blocks } = article
  const map = new DocumentMap(blocks)
  const sections = new Sections(map, section => {
    if (!drawing.has(section)) drawing.draw(section - 1, section + 1)
  })
  sections.estimate(view.column, view.textSize)
  const first = map.sectionOf(map.blockAt(view.top))
  // Twice what is in view: how tall it will be is only estimated.
  const drawing = new Drawing(map, first - 1, sections.reaching(2 * view.height, first))
  const editor = new Editor({
    element,
    injectCSS: false,
    // All of them are there to change a document, or to tell of what this one’s own plugin hears of.
    enableCoreExtensions: false,
    extensions: [
      ...readingSchema(sections, drawing),
      readOnlyText,
      ...(hasHeadline(blocks) ? [detailsUnderHeadline(details)] : []),
    ],
    onBeforeCreate({ editor }) {
      // TipTap takes a node as it is, though it does not say so of its options.
      const content: unknown = documentOf(editor.schema, text, blocks, map)
      editor.options.content = content as JSONContent
    },
    editorProps: {
      ...props,
      decorations: drawing.decorations,
      attributes: attributesOf(article),
      // What is copied is the article's own text, line ends and all.
      clipboardTextSerializer: (_, view) => {
        const { from, to } = view.state.selection
        return text.slice(map.toOffset(from), map.toOffset(to))
      },
    },
    onSelectionUpdate: update => onSelection(update.editor.state.selection),
  })
  quietClasses(editor.view.dom)
  drawing.begin(editor.view)
  return { map, sections, geometry: new Geometry(sections), drawing, editor }
}

export const hasHeadline = (blocks: readonly Block[]) => blocks.some(block => block.role === 'headline')

/** Told to a screen reader as text that is there to be read. Everything that would offer to correct it is off. */
function attributesOf(article: TextToRead): Record<string, string> {
  return {
    role: 'textbox',
    tabindex: '0',
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

/** Puts the details behind the first section, which ends with the headline. */
const detailsUnderHeadline = (details: HTMLElement) =>
  Extension.create({
    name: 'detailsUnderHeadline',
    addProseMirrorPlugins() {
      return [detailsUnder(this.editor.state.doc, details)]
    },
  })

function detailsUnder(doc: Node, details: HTMLElement): Plugin {
  const under = doc.firstChild?.nodeSize ?? 0
  const widget = Decoration.widget(under, details, { side: -1, ignoreSelection: true, stopEvent: () => true })
  const drawn = DecorationSet.create(doc, [widget])
  return new Plugin({ props: { decorations: () => drawn } })
}
