import type { JSONContent } from '@tiptap/core'
import { type Block, blockText } from '#shared/reading/blocks'
import type { DocumentMap } from './document-map'

/** The ProseMirror document of a text, as JSON: its blocks in sections, as the map has them. */
export function documentJson(text: string, blocks: readonly Block[], map: DocumentMap): JSONContent {
  const sections: JSONContent[] = []
  for (let section = 0; section < map.sections; section++) {
    const { from, to } = map.blocksIn(section)
    const content = blocks.slice(from, to).map(block => blockJson(text, block))
    sections.push({
      type: 'section',
      attrs: { index: section },
      content: content.length > 0 ? content : [empty],
    })
  }
  return { type: 'doc', content: sections }
}

const empty: JSONContent = { type: 'paragraph' }

function blockJson(text: string, block: Block): JSONContent {
  const heading = block.role === 'headline' || block.role === 'heading' || block.role === 'title'
  return {
    type: heading ? 'heading' : 'paragraph',
    attrs: { role: block.role },
    content: [{ type: 'text', text: blockText(text, block) }],
  }
}
