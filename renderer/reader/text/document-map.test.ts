import { Schema } from '@tiptap/pm/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Block, blocksOf } from '#shared/reading/blocks'
import { documentOf } from './document'
import { DocumentMap } from './document-map'

const schema = new Schema({
  nodes: {
    doc: { content: 'section+' },
    section: { content: '(paragraph | heading)+' },
    paragraph: { content: 'text*', attrs: { role: { default: 'paragraph' } } },
    heading: { content: 'text*', attrs: { role: { default: 'heading' } } },
    text: {},
  },
})

const opened = (text: string, title = '') => {
  const blocks = blocksOf(text, [], title)
  const map = new DocumentMap(blocks)
  const doc = documentOf(schema, text, blocks, map)
  doc.check()
  return { blocks, map, doc }
}

describe('offsets and ProseMirror positions', () => {
  test('every offset of every block stands for the character that the document has there', () => {
    const line = fc.constantFrom('Title', 'A line.', 'With 😀 in it', '', ' padded ', 'x')
    fc.assert(
      fc.property(fc.array(line, { maxLength: 120 }), lines => {
        const text = lines.join('\n')
        const { blocks, map, doc } = opened(text, 'Title')
        for (const block of blocks) {
          for (let offset = block.start; offset < block.end; offset++) {
            const position = map.toPosition(offset)
            expect(doc.textBetween(position, position + 1)).toBe(text[offset])
            expect(map.toOffset(position)).toBe(offset)
          }
          expect(map.toOffset(map.toPosition(block.end, 'end'))).toBe(block.end)
        }
      }),
    )
  })
  test('a selection of everything is the whole text', () => {
    const { map, doc } = opened('One.\n\nTwo.')
    expect(map.toOffset(0)).toBe(0)
    expect(map.toOffset(doc.content.size)).toBe(10)
  })
  test('between blocks a start goes on to the next and an end back to the one before', () => {
    const { map } = opened('One.\n\n\nTwo.')
    expect(map.toOffset(map.toPosition(5, 'start'))).toBe(7)
    expect(map.toOffset(map.toPosition(6, 'end'))).toBe(4)
    expect(map.toOffset(map.toPosition(4, 'start'))).toBe(4)
    expect(map.toOffset(map.toPosition(7, 'start'))).toBe(7)
  })
  test('sections hold fifty blocks, and the headline stands in one of its own', () => {
    const text = ['Kicker', 'Title', ...Array.from({ length: 120 }, (_, at) => `Line ${at}`)].join('\n')
    const { map, doc } = opened(text, 'Title')
    expect(doc.childCount).toBe(4)
    expect([0, 1, 2, 3].map(section => map.blocksIn(section))).toEqual([
      { from: 0, to: 2 },
      { from: 2, to: 52 },
      { from: 52, to: 102 },
      { from: 102, to: 122 },
    ])
    expect([0, 1, 2, 51, 52, 121].map(block => map.sectionOf(block))).toEqual([0, 0, 1, 1, 2, 3])
    expect(map.extentOf(0)).toEqual({ start: 0, end: 12 })
  })
  test('a section is full with some thousand code units, however few its blocks are', () => {
    const long = 'word '.repeat(200).trim()
    const { map } = opened(['Title', ...Array.from({ length: 12 }, () => long), 'x'].join('\n'), 'Title')
    expect(Array.from({ length: map.sections }, (_, section) => map.blocksIn(section))).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 7 },
      { from: 7, to: 13 },
      { from: 13, to: 14 },
    ])
  })
  test('an article without words is one empty paragraph', () => {
    const { map, doc } = opened('\n')
    expect(doc.textContent).toBe('')
    expect(map.toOffset(map.toPosition(0))).toBe(0)
    expect(map.sections).toBe(1)
  })
  test('text with a wrapped run keeps its offsets', () => {
    const blocks: Block[] = [{ start: 0, end: 7, role: 'paragraph' }]
    const map = new DocumentMap(blocks)
    const doc = documentOf(schema, 'One\ntwo', blocks, map)
    expect(doc.textContent).toBe('One two')
    expect(map.toOffset(map.toPosition(4))).toBe(4)
  })
})
