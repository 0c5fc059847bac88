import type { ReaderCommand } from './keys'
import type { ReaderProps, ReaderSpan, Step } from './props'
import type { ReadingSession } from './session'
import { extentOf } from './spans/span-index'

type Told = Pick<ReaderProps, 'onSelectSpan' | 'onOpenSpan' | 'onOpenSpanMenu'>

/** Runs one of the reader's commands; false where there was nothing for it to do, so that the key may mean something else. */
export function runCommand(session: ReadingSession, command: ReaderCommand, told: Told): boolean {
  const { selecting } = session
  const here = () => session.selected ?? spansAt(session, selecting.range?.start ?? selecting.caret)[0]
  const follow = () => {
    if (selecting.range) session.scrollTo(selecting.range, 'nearest')
    return true
  }
  const walk = (move: () => void) => {
    startFromView(session)
    move()
    return follow()
  }
  const extend = (move: () => void) => {
    move()
    const { caret } = selecting
    session.scrollTo({ start: caret, end: caret }, 'nearest')
    return true
  }
  switch (command) {
    case 'sentence.next':
      return walk(() => selecting.moveSentence(1))
    case 'sentence.previous':
      return walk(() => selecting.moveSentence(-1))
    case 'paragraph.next':
      return walk(() => selecting.moveParagraph(1))
    case 'paragraph.previous':
      return walk(() => selecting.moveParagraph(-1))
    case 'sentence.here':
      return walk(() => selecting.selectSentence())
    case 'extend.word.on':
      return extend(() => selecting.extend('word', 1))
    case 'extend.word.back':
      return extend(() => selecting.extend('word', -1))
    case 'extend.sentence.on':
      return extend(() => selecting.extend('sentence', 1))
    case 'extend.sentence.back':
      return extend(() => selecting.extend('sentence', -1))
    case 'extend.character.on':
      return extend(() => selecting.extend('character', 1))
    case 'extend.character.back':
      return extend(() => selecting.extend('character', -1))
    case 'extend.to.end':
      return extend(() => selecting.extendTo('end'))
    case 'extend.to.start':
      return extend(() => selecting.extendTo('start'))
    case 'start.word.on':
      return extend(() => selecting.extend('word', 1, 'start'))
    case 'start.word.back':
      return extend(() => selecting.extend('word', -1, 'start'))
    case 'swap':
      return selecting.swap()
    case 'span.next':
      return stepSpan(session, 1, isClaim, told) !== null
    case 'span.previous':
      return stepSpan(session, -1, isClaim, told) !== null
    case 'span.open': {
      const id = here()
      if (id === undefined) return false
      if (id !== session.selected) told.onSelectSpan(id)
      told.onOpenSpan?.(id)
      return true
    }
    case 'span.menu': {
      const id = here()
      const span = session.painter.index.get(id ?? null)
      const rect = span && session.opened.geometry.character(extentOf(span).start)
      if (!span || !rect || !told.onOpenSpanMenu) return false
      told.onOpenSpanMenu(span.id, { x: rect.left, y: rect.bottom })
      return true
    }
    case 'page.down':
      session.pageBy(1)
      return true
    case 'page.up':
      session.pageBy(-1)
      return true
    case 'clear':
      if (selecting.clear()) return true
      if (session.selected === null) return false
      told.onSelectSpan(null)
      return true
  }
}

const isClaim = (span: ReaderSpan) => span.kind === 'claim'

/** The ids of the spans over a character, innermost first. */
export function spansAt(session: ReadingSession, offset: number): string[] {
  return session.painter.index.over(offset).map(span => span.id)
}

/** Selects and shows the next or previous span; null at the end, where focus may go on to what follows the text. */
export function stepSpan(
  session: ReadingSession,
  step: Step,
  filter: (span: ReaderSpan) => boolean,
  told: Pick<Told, 'onSelectSpan'>,
): string | null {
  const span = session.painter.index.from(session.selected, session.selecting.caret, step, filter)
  if (!span) return null
  const extent = extentOf(span)
  session.selecting.leaveAt(extent)
  session.scrollTo(extent, 'nearest')
  told.onSelectSpan(span.id)
  return span.id
}

/** Who has not put the caret anywhere yet begins where they are looking. */
function startFromView(session: ReadingSession): void {
  const { selecting, place } = session
  if (selecting.range || selecting.caret > session.opened.map.startOf(0)) return
  const top = place.top()
  if (top > selecting.caret) selecting.set(top, top)
}
