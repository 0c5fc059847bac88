import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
} from 'react'
import { classes } from './classes'
import { type Failure, NotRead } from './not-read'
import { Reading } from './reading'
import { type UnderWay, UnderWayPart } from './under-way-part'
import { type How, useRowKeys } from './use-row-keys'
import styles from './virtual-list.module.css'

/** Rows of which only those in view need to be here. */
export interface RowSource<Row> {
  /** Null until it is known. */
  readonly total: number | null
  readonly row: (index: number) => Row | undefined
  /** Told which rows come into view. */
  readonly want?: (first: number, last: number) => void
  /** Whether a row is not here because it could not be read. */
  readonly isMissing?: (index: number) => boolean
  /** How far it is with what takes long to be read. Shown while rows in view are not here: those that are stay where they are. */
  readonly underWay?: UnderWay | null
  /** Why rows in view are not here. */
  readonly failure?: Failure | null
}

/** A list that is all here. */
export function rowsOf<Row>(rows: readonly Row[]): RowSource<Row> {
  return { total: rows.length, row: index => rows[index] }
}

export interface VirtualListHandle {
  focus: () => void
  scrollTo: (index: number) => void
}

export interface VirtualListProps<Row> {
  label: string
  list: RowSource<Row>
  /** A guess of a row's height in CSS pixels; each is measured once it is shown. */
  rowHeight: number
  /** What a row shows; undefined while it is being fetched. Nothing inside may be pressed: rows are. */
  children: (row: Row | undefined, index: number, state: { active: boolean; chosen: boolean }) => ReactNode
  /** Where the keyboard stands. */
  active: number | null
  /**
   * The keyboard or the mouse has gone to a row: with which modifiers, and whether it was pressed, for those who choose
   * several.
   */
  onActive: (index: number, how: How) => void
  /** Enter, or a double click. */
  onOpen?: ((index: number) => void) | undefined
  /** Which rows are chosen, where that is not simply the active one. */
  chosen?: (index: number) => boolean
  multiple?: boolean
  /** Other keys on the list. */
  onKeyDown?: (event: KeyboardEvent) => void
  className?: string | undefined
  handle?: Ref<VirtualListHandle>
}

/** A list of any length: arrows, Page Up and Down, Home and End go through it, Enter opens. */
export function VirtualList<Row>(props: VirtualListProps<Row>) {
  const { label, list, rowHeight, children, active, onActive, onOpen, chosen, multiple, className } = props
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const total = list.total ?? 0
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    // Rows are measured as they come: drawing within the measuring would lay the list out once for each of them.
    useFlushSync: false,
  })
  const shown = virtual.getVirtualItems()
  const first = shown[0]?.index ?? 0
  const last = shown.at(-1)?.index ?? 0
  const { want } = list
  const isMissing = (index: number) => list.isMissing?.(index) ?? false
  const isPart = shown.some(({ index }) => isMissing(index))
  const { startIndex = 0, endIndex = 0 } = virtual.range ?? {}
  const inView = shown.filter(({ index }) => index >= startIndex && index <= endIndex)
  const notHere = inView.filter(({ index }) => list.row(index) === undefined)
  const isBusy = list.total === null ? !list.failure : notHere.some(({ index }) => !isMissing(index))
  useEffect(() => want?.(first, last), [want, first, last])
  useEffect(() => {
    if (active !== null && active < total) virtual.scrollToIndex(active)
  }, [active, total, virtual])
  useImperativeHandle(props.handle, () => ({
    focus: () => scroller.current?.focus(),
    scrollTo: index => virtual.scrollToIndex(index),
  }))

  const keys = useRowKeys({
    ...{ list, active, onActive, onOpen },
    page: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1),
    scrollTo: index => virtual.scrollToIndex(index),
  })

  const modifiers = (event: KeyboardEvent | MouseEvent, press: boolean) => ({
    shift: event.shiftKey,
    mod: event.ctrlKey || event.metaKey,
    press,
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const enter = event.key === 'Enter'
    const other = event.altKey || (enter && (event.ctrlKey || event.metaKey))
    if (!other && keys.take(event.key, modifiers(event, false))) event.preventDefault()
    else props.onKeyDown?.(event)
  }
  return (
    <>
      {list.failure && <NotRead what={isPart ? 'A part of this list' : 'This list'} failure={list.failure} />}
      {(list.total === null || notHere.length > 0) && list.underWay && <UnderWayPart {...list.underWay} />}
      <div
        ref={scroller}
        className={classes(styles.list, className)}
        role="listbox"
        aria-label={label}
        aria-multiselectable={multiple || undefined}
        aria-activedescendant={active !== null && active < total ? `${id}${active}` : undefined}
        aria-busy={isBusy || undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={keys.leave}
      >
        {isBusy && !list.underWay && (
          <div className={classes(list.total !== null && styles.over)}>
            <Reading inList />
          </div>
        )}
        <div className={styles.rows} style={{ height: virtual.getTotalSize() }} role="presentation">
          {shown.map(({ index, start, key }) => {
            const isChosen = chosen ? chosen(index) : index === active
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the list's
              // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and says which row is active
              <div
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                data-active={index === active}
                id={`${id}${index}`}
                role="option"
                aria-selected={isChosen}
                aria-setsize={total}
                aria-posinset={index + 1}
                className={styles.row}
                // A row that is still being fetched has the height it is expected to have: were it to have none, all rows
                // there are would be in view at once.
                style={{
                  transform: `translateY(${start}px)`,
                  minHeight: list.row(index) === undefined ? rowHeight : undefined,
                }}
                onClick={event => {
                  keys.forget()
                  onActive(index, modifiers(event, true))
                }}
                onContextMenu={() => isChosen || onActive(index, { shift: false, mod: false, press: false })}
                onDoubleClick={() => onOpen?.(index)}
              >
                {isMissing(index) ? (
                  <p className={styles.missing}>Not read</p>
                ) : (
                  children(list.row(index), index, { active: index === active, chosen: isChosen })
                )}
              </div>
            )
          })}
        </div>
      </div>
    </>
  )
}
