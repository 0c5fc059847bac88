import { runCommand, spansAt, stepSpan } from './commands'
import type { ReaderCommand } from './keys'
import type { ReaderHandle, ReaderProps } from './props'
import type { ReadingSession } from './session'

/** What the window can ask of a reader. Before its text has been opened, nothing is selected and nothing moves. */
export function readerHandle(current: () => ReadingSession | null, props: () => ReaderProps): ReaderHandle {
  const run = (command: ReaderCommand): boolean => {
    const session = current()
    return session !== null && runCommand(session, command, props())
  }
  /** Does something to the selection, then shows what is selected. */
  const select = (change: (selecting: ReadingSession['selecting']) => void) => {
    const session = current()
    if (!session) return
    change(session.selecting)
    if (session.selecting.range) session.scrollTo(session.selecting.range, 'nearest')
  }
  return {
    focus: () => current()?.opened.editor.view.focus(),
    selection: () => current()?.selecting.range ?? null,
    caret: () => current()?.selecting.caret ?? 0,
    select(start, end, { scroll = 'nearest' } = {}) {
      const session = current()
      session?.selecting.set(start, end)
      if (scroll !== 'none') session?.scrollTo({ start, end }, scroll)
    },
    clear: () => void current()?.selecting.clear(),
    moveSentence: step => void run(step > 0 ? 'sentence.next' : 'sentence.previous'),
    moveParagraph: step => void run(step > 0 ? 'paragraph.next' : 'paragraph.previous'),
    extend: (unit, step, edge) => select(selecting => selecting.extend(unit, step, edge)),
    selectSentence: () => select(selecting => selecting.selectSentence()),
    showMeanwhile: span => current()?.painter.showMeanwhile(span) ?? (() => undefined),
    spansAt(offset) {
      const session = current()
      return session ? spansAt(session, offset) : []
    },
    nextSpan(step, filter = () => true) {
      const session = current()
      return session ? stepSpan(session, step, filter, props()) : null
    },
    jumpTo: (start, end) => current()?.jumpTo({ start, end }),
    top: () => current()?.place.top() ?? 0,
    run,
  }
}
