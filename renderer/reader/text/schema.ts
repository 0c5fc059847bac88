import { type Extensions, Node } from '@tiptap/core'
import type { BlockRole } from '#shared/reading/blocks'
import type { Drawing } from './drawing'
import type { Sections } from './sections'

/** The reading document: sections of blocks of plain text. Nothing in it can be marked; spans stand off. */
export function readingSchema(sections: Sections, drawing: Drawing): Extensions {
  return [
    Node.create({ name: 'doc', topNode: true, content: 'section+' }),
    Node.create({
      name: 'section',
      content: 'block+',
      addAttributes: () => ({ index: { default: 0 } }),
      renderHTML: () => ['div', 0],
      addNodeView: () => props => {
        const index = Number(props.node.attrs.index)
        const dom = sections.create(index)
        return {
          dom,
          ...(drawing.has(index) ? { contentDOM: dom } : {}),
          // Its own height is set on it; what happens to the words is the editor's business.
          ignoreMutation: mutation => mutation.type === 'attributes',
        }
      },
    }),
    Node.create({
      name: 'paragraph',
      group: 'block',
      content: 'text*',
      addAttributes: () => ({ role: { default: 'paragraph', rendered: false } }),
      renderHTML: ({ node }) => drawn('p', node.attrs.role),
    }),
    Node.create({
      name: 'heading',
      group: 'block',
      content: 'text*',
      addAttributes: () => ({ role: { default: 'heading', rendered: false } }),
      renderHTML: ({ node }) => drawn(node.attrs.role === 'headline' ? 'h1' : 'h2', node.attrs.role),
    }),
    Node.create({ name: 'text', group: 'inline' }),
  ]
}

/**
 * The element of a block, made at once: of thousands, each would otherwise be described before it is made. The role is
 * only for the style sheet: a plain paragraph carries nothing.
 */
function drawn(element: 'p' | 'h1' | 'h2', role: BlockRole): { dom: HTMLElement; contentDOM: HTMLElement } {
  const dom = document.createElement(element)
  if (role !== 'paragraph') dom.dataset.role = role
  return { dom, contentDOM: dom }
}
