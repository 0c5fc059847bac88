import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { deepEqual } from '#shared/model/equal'
import { blocksOf } from '#shared/reading/blocks'
import { runCommand } from './commands'
import { readerHandle } from './handle'
import { readerCommandFor } from './keys'
import { Margin } from './margin/margin'
import type { ReaderProps, ReaderSpan } from './props'
import styles from './reader.module.css'
import { type MarginRoom, marginFor, useWidth } from './room'
import { ReadingSession } from './session'
import { hasHeadline } from './text/open-text'

const mac = /^Mac/.test(navigator.platform)
const nameOf = (span: ReaderSpan) => span.name
const claimsAndEvidence = (span: ReaderSpan) => span.kind !== 'mention'

/** One article to be read and marked. Everything it shows is given; everything that happens in it is told. */
export function Reader(props: ReaderProps) {
  const { articleId, text, title, language, direction, textSize, spans, selected, pending } = props
  const outline = useKept(props.outline)
  const blocks = useMemo(() => blocksOf(text, outline, title), [text, outline, title])
  const titled = hasHeadline(blocks)
  const hasCard = props.hasCard ?? claimsAndEvidence
  const card = props.cards ?? nameOf

  const scroller = useRef<HTMLDivElement>(null)
  const page = useRef<HTMLDivElement>(null)
  const mount = useRef<HTMLDivElement>(null)
  const overlay = useRef<HTMLDivElement>(null)
  const [details] = useState(() =>
    Object.assign(document.createElement('div'), { className: styles.details, dir: 'auto' }),
  )
  /** The session as it is; the state is the same one, for what is drawn from it. */
  const current = useRef<ReadingSession | null>(null)
  const [session, setSession] = useState<ReadingSession | null>(null)
  const left = useRef<{ readonly articleId: string; readonly top: number } | null>(null)
  const latest = useRef(props)
  useLayoutEffect(() => {
    latest.current = props
  })
  const select = useCallback((id: string) => latest.current.onSelectSpan(id), [])
  const width = useWidth(scroller)
  const room = marginFor(width ?? 0)

  useLayoutEffect(() => {
    if (!scroller.current || !page.current || !mount.current || !overlay.current) return
    // Measured while there is nothing to lay out, and with the margin in place: the column stays as wide as it is now.
    const height = scroller.current.clientHeight
    const measures = marginFor(scroller.current.clientWidth)
    makeRoom(scroller.current, measures)
    const now = latest.current
    const top = left.current?.articleId === articleId ? left.current.top : now.initialTop
    const room = { column: mount.current.clientWidth, height, top, textSize: now.textSize, measures }
    const opened = new ReadingSession(
      {
        scroller: scroller.current,
        page: page.current,
        mount: mount.current,
        overlay: overlay.current,
        details,
      },
      { text, blocks, title, language, direction },
      room,
      () => ({
        ...latest.current,
        onKey: event => {
          const command = event.isComposing ? undefined : readerCommandFor(event, mac)
          return command !== undefined && runCommand(opened, command, latest.current)
        },
      }),
    )
    // All at once, so that who opens an article and jumps in it in the same breath finds it ready.
    opened.openAt(top, height)
    opened.setSpans(now.spans, now.hasCard ?? claimsAndEvidence)
    opened.setSelected(now.selected, now.pending)
    current.current = opened
    setSession(opened)
    return () => {
      left.current = { articleId, top: opened.place.top() }
      current.current = null
      opened.destroy()
    }
  }, [articleId, text, blocks, title, language, direction, details])

  useLayoutEffect(() => {
    if (width) current.current?.setMeasures(textSize, room)
  }, [textSize, room, width])
  useLayoutEffect(() => current.current?.setSpans(spans, hasCard), [spans, hasCard])
  useLayoutEffect(() => current.current?.setSelected(selected, pending), [selected, pending])

  useImperativeHandle(
    props.ref,
    () =>
      readerHandle(
        () => current.current,
        () => latest.current,
      ),
    [],
  )

  return (
    <div
      ref={scroller}
      className={styles.reader}
      data-active={props.active}
      data-margin={marginKind(room)}
      style={{ ['--margin' as string]: `${room.width}px` }}
    >
      <div ref={page} className={styles.page} style={{ fontSize: textSize }}>
        <div className={styles.column}>
          {!titled && (
            <header className={styles.head} lang={language} dir={direction}>
              <h1>{title}</h1>
              {props.header && (
                <div className={styles.details} dir="auto">
                  {props.header}
                </div>
              )}
            </header>
          )}
          <div ref={mount} className={styles.text} />
          {titled && props.header && createPortal(props.header, details)}
        </div>
        {session && (
          <Margin
            feed={session.feed}
            selected={selected}
            card={card}
            onSelect={select}
            onHover={session.hover}
          />
        )}
        <div ref={overlay} className={styles.overlay} aria-hidden="true" />
      </div>
      <Said session={session} spans={spans} selected={selected} />
    </div>
  )
}

const marginKind = ({ largest }: MarginRoom) => (largest === 'mark' ? 'marks' : 'cards')

/** Gives the scroller the margin that it will be drawn with when its width is known to React as well. */
function makeRoom(scroller: HTMLElement, room: MarginRoom): void {
  scroller.dataset.margin = marginKind(room)
  scroller.style.setProperty('--margin', `${room.width}px`)
}

type SaidProps = Pick<ReaderProps, 'spans' | 'selected'> & { readonly session: ReadingSession | null }

/** Says the selected span to a screen reader. */
function Said({ session, spans, selected }: SaidProps) {
  const [said, setSaid] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the session has been given the spans by now, and finds one among thousands at once
  useEffect(() => setSaid(session?.painter.index.get(selected)?.name ?? ''), [session, spans, selected])
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
