import type { Node, Schema } from '@tiptap/pm/model'
import { type Block, blockText } from '#shared/reading/blocks'
import type { DocumentMap } from './document-map'

/**
 * The ProseMirror document of a text: its blocks in sections, as the map has them. Made of nodes at once, which asks
 * nothing of each of thousands that is known of all: the schema is the reader’s own, and a test holds the two together.
 */
export function documentOf(schema: Schema, text: string, blocks: readonly Block[], map: DocumentMap): Node {
  const make = (type: string, attributes: Record<string, unknown> | null, content?: readonly Node[]) => {
    const known = schema.nodes[type]
    if (!known) throw new Error(`The reader’s schema has no ${type}.`)
    return known.create(attributes, content)
  }
  const sections: Node[] = []
  for (let section = 0; section < map.sections; section++) {
    const { from, to } = map.blocksIn(section)
    const content = blocks.slice(from, to).map(block => {
      const { role } = block
      const heading = role === 'headline' || role === 'heading' || role === 'title'
      return make(heading ? 'heading' : 'paragraph', role === 'paragraph' ? null : { role }, [
        schema.text(blockText(text, block)),
      ])
    })
    sections.push(
      make('section', { index: section }, content.length > 0 ? content : [make('paragraph', null)]),
    )
  }
  return make('doc', null, sections)
}
