import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

/** Keys that the editor takes for itself even where it has nothing to do with them: they are the window's. */
const taken = new Set(['Enter', 'Escape', 'Backspace', 'Delete'])
const takenWithMod = new Set(['b', 'i', 'y', 'z'])

/**
 * Keeps the text as it is while the view stays editable, so that the caret, the selection keys and find in page keep
 * working. What would change the document is refused twice: where it enters and where it would be applied. A
 * composition cannot be prevented, so the words it leaves behind are drawn over again from the document.
 */
export const readOnlyText = Extension.create({
  name: 'readOnlyText',
  addProseMirrorPlugins: () => [
    new Plugin({
      filterTransaction: transaction => !transaction.docChanged,
      view({ dom }) {
        // Of an element that can be edited with all its marks, React saves the selection at every change of the page:
        // it counts the letters of the whole text, and a key waits for it.
        dom.contentEditable = 'plaintext-only'
        return {}
      },
      props: {
        handleDOMEvents: {
          keydown: (_, event) => belongsToWindow(event),
          beforeinput: prevented,
          paste: prevented,
          cut: prevented,
          drop: prevented,
          dragstart: prevented,
        },
        handleTextInput: () => true,
        handlePaste: () => true,
        handleDrop: () => true,
      },
    }),
  ],
})

function prevented(_: unknown, event: Event): boolean {
  event.preventDefault()
  return true
}

/** True keeps the editor from hearing of the key at all; what it would do in the text is refused anyway. */
function belongsToWindow({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return taken.has(key) || ((ctrlKey || metaKey) && takenWithMod.has(key.toLowerCase()))
}
