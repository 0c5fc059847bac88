import { Editor, Node } from '@tiptap/core'

/* The least that can be typed into: TipTap with a document of one empty paragraph, and nothing around it. */
const nodes = [
  Node.create({ name: 'doc', topNode: true, content: 'paragraph+' }),
  Node.create({
    name: 'paragraph',
    content: 'text*',
    renderHTML: () => ['p', 0],
    parseHTML: () => [{ tag: 'p' }],
  }),
  Node.create({ name: 'text' }),
]
new Editor({
  element: document.getElementById('editor'),
  extensions: nodes,
  content: '<p></p>',
  injectCSS: false,
})
