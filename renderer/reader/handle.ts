import { runCommand, spansAt, stepSpan } from './commands'
import type { ReaderHandle, ReaderProps } from './props'
import type { ReadingSession } from './session'

/** What the window can ask of a reader. Before its text has been opened, nothing is selected and nothing moves. */
export function readerHandle(session: ReadingSession | null, props: () => ReaderProps): ReaderHandle {
  const follow = () => {
    const range = session?.selecting.range
    if (range) session?.scrollTo(range, 'nearest')
  }
  return {
    focus: () => session?.opened.editor.view.focus(),
    selection: () => session?.selecting.range ?? null,
    caret: () => session?.selecting.caret ?? 0,
    select(start, end, { scroll = 'nearest' } = {}) {
      session?.selecting.set(start, end)
      if (scroll !== 'none') session?.scrollTo({ start, end }, scroll)
    },
    clear: () => void session?.selecting.clear(),
    moveSentence: step =>
      void (session && runCommand(session, step > 0 ? 'sentence.next' : 'sentence.previous', props())),
    moveParagraph: step =>
      void (session && runCommand(session, step > 0 ? 'paragraph.next' : 'paragraph.previous', props())),
    extend(unit, step, edge) {
      session?.selecting.extend(unit, step, edge)
      follow()
    },
    selectSentence() {
      session?.selecting.selectSentence()
      follow()
    },
    spansAt: offset => (session ? spansAt(session, offset) : []),
    nextSpan: (step, filter = () => true) => (session ? stepSpan(session, step, filter, props()) : null),
    jumpTo: (start, end) => session?.jumpTo({ start, end }),
    top: () => session?.place.top() ?? 0,
    run: command => session !== null && runCommand(session, command, props()),
  }
}
