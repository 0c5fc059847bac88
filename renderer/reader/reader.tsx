import { useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { deepEqual } from '#shared/model/equal'
import { blocksOf } from '#shared/reading/blocks'
import { runCommand } from './commands'
import { readerHandle } from './handle'
import { readerCommandFor } from './keys'
import { Margin } from './margin/margin'
import type { ReaderProps, ReaderSpan } from './props'
import styles from './reader.module.css'
import { marginFor, useWidth } from './room'
import { ReadingSession } from './session'
import { hasHeadline } from './text/open-text'

const mac = /^Mac/.test(navigator.platform)
const claimsAndEvidence = (span: ReaderSpan) => span.kind !== 'mention'

/** One article to be read and marked. Everything it shows is given; everything that happens in it is told. */
export function Reader(props: ReaderProps) {
  const { articleId, text, title, language, direction, textSize, spans, selected, pending } = props
  const outline = useKept(props.outline)
  const blocks = useMemo(() => blocksOf(text, outline, title), [text, outline, title])
  const titled = hasHeadline(blocks)
  const hasCard = props.hasCard ?? claimsAndEvidence

  const scroller = useRef<HTMLDivElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const mount = useRef<HTMLDivElement>(null)
  const overlay = useRef<HTMLDivElement>(null)
  const [details] = useState(() =>
    Object.assign(document.createElement('div'), { className: styles.details }),
  )
  const [session, setSession] = useState<ReadingSession | null>(null)
  const left = useRef<{ readonly articleId: string; readonly top: number } | null>(null)
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })
  const width = useWidth(scroller)
  const room = marginFor(width)

  useLayoutEffect(() => {
    if (!scroller.current || !page.current || !mount.current || !overlay.current) return
    const opened = new ReadingSession(
      {
        scroller: scroller.current,
        page: page.current,
        mount: mount.current,
        overlay: overlay.current,
        details,
      },
      { text, blocks, title, language, direction },
      () => ({
        ...latest.current,
        onKey: event => {
          const command = event.isComposing ? undefined : readerCommandFor(event, mac)
          return command !== undefined && runCommand(opened, command, latest.current)
        },
      }),
    )
    setSession(opened)
    return () => {
      left.current = { articleId, top: opened.place.top() }
      opened.destroy()
    }
  }, [articleId, text, blocks, title, language, direction, details])

  // In the order in which each needs the one before: sizes, then where to be, then what is painted there.
  useLayoutEffect(() => session?.setMeasures(textSize, room), [session, textSize, room])
  useLayoutEffect(() => {
    const again = left.current?.articleId === articleId ? left.current.top : undefined
    session?.openAt(again ?? latest.current.initialTop)
  }, [session, articleId])
  useLayoutEffect(() => session?.setSpans(spans, hasCard), [session, spans, hasCard])
  useLayoutEffect(() => session?.setSelected(selected, pending), [session, selected, pending])

  useImperativeHandle(props.ref, () => readerHandle(session, () => latest.current), [session])

  return (
    <div
      ref={scroller}
      className={styles.reader}
      data-active={props.active}
      data-margin={room.largest === 'mark' ? 'marks' : 'cards'}
      style={{ ['--margin' as string]: `${room.width}px` }}
    >
      <div ref={page} className={styles.page} style={{ fontSize: textSize }}>
        <div className={styles.column}>
          {!titled && (
            <header className={styles.head} lang={language} dir={direction}>
              <h1>{title}</h1>
              {props.header && <div className={styles.details}>{props.header}</div>}
            </header>
          )}
          <div ref={mount} className={styles.text} />
          {titled && props.header && createPortal(props.header, details)}
        </div>
        {session && (
          <Margin
            feed={session.feed}
            selected={selected}
            card={props.cards ?? (span => span.name)}
            onSelect={id => latest.current.onSelectSpan(id)}
            onHover={id => session.hover(id)}
          />
        )}
        <div ref={overlay} className={styles.overlay} aria-hidden="true" />
      </div>
      <Said spans={spans} selected={selected} />
    </div>
  )
}

/** Says the selected span to a screen reader. */
function Said({ spans, selected }: Pick<ReaderProps, 'spans' | 'selected'>) {
  const [said, setSaid] = useState('')
  useEffect(() => setSaid(spans.find(span => span.id === selected)?.name ?? ''), [spans, selected])
  return (
    <div className={styles.said} role="status">
      {said}
    </div>
  )
}

/** The same value for as long as it says the same, whoever made it anew. */
function useKept<Value>(value: Value): Value {
  const [kept, setKept] = useState(value)
  if (kept === value || deepEqual(kept, value)) return kept
  setKept(value)
  return value
}
