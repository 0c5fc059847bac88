import { type Extensions, Node } from '@tiptap/core'
import type { BlockRole } from '#shared/reading/blocks'
import type { Sections } from './sections'

/** The reading document: sections of blocks of plain text. Nothing in it can be marked; spans stand off. */
export function readingSchema(sections: Sections): Extensions {
  return [
    Node.create({ name: 'doc', topNode: true, content: 'section+' }),
    Node.create({
      name: 'section',
      content: 'block+',
      addAttributes: () => ({ index: { default: 0 } }),
      renderHTML: () => ['div', 0],
      addNodeView: () => props => {
        const dom = sections.create(Number(props.node.attrs.index))
        return {
          dom,
          contentDOM: dom,
          // Its own height is set on it; what happens to the words is the editor's business.
          ignoreMutation: mutation => mutation.type === 'attributes',
        }
      },
    }),
    Node.create({
      name: 'paragraph',
      group: 'block',
      content: 'text*',
      addAttributes: () => ({ role: { default: 'paragraph', renderHTML: drawnRole } }),
      renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes, 0],
    }),
    Node.create({
      name: 'heading',
      group: 'block',
      content: 'text*',
      addAttributes: () => ({ role: { default: 'heading', renderHTML: drawnRole } }),
      renderHTML: ({ node, HTMLAttributes }) => [
        node.attrs.role === 'headline' ? 'h1' : 'h2',
        HTMLAttributes,
        0,
      ],
    }),
    Node.create({ name: 'text', group: 'inline' }),
  ]
}

/** Only for the style sheet: a plain paragraph carries nothing. */
function drawnRole(attributes: { role?: BlockRole }): Record<string, string> {
  return attributes.role && attributes.role !== 'paragraph' ? { 'data-role': attributes.role } : {}
}
