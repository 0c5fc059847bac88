import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { ComparedAsked } from '#shared/api/agreement-contract'
import type { AgreementView } from '#shared/api/agreement-views'
import { useNamedCalls, useWindowed } from '../store'
import { NotRead, Reading, UnderWayPart } from '../widgets'
import { FigureTable } from './figure-table'
import styles from './figures.module.css'

export const nothingShared = 'No article was worked on by two of them.'

/** A guess of an article's height in CSS pixels; each is measured once it is shown. */
const likelyHeight = 220

/** The figures article by article: those that are in view, and some beyond. */
export function ByArticle({ view, compared }: { view: AgreementView; compared: ComparedAsked }) {
  const calls = useNamedCalls(JSON.stringify(compared))
  const { total, row, isMissing, want, underWay, failure } = useWindowed(
    'agreement.byArticle',
    { compared },
    view,
    calls,
  )
  const scroller = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => likelyHeight,
    overscan: 2,
    useFlushSync: false,
  })
  const shown = virtual.getVirtualItems()
  const first = shown[0]?.index ?? 0
  const last = shown.at(-1)?.index ?? 0
  const isPart = shown.some(({ index }) => isMissing(index))
  useEffect(() => want(first, last), [want, first, last])
  if (total === null && underWay) return <UnderWayPart {...underWay} />
  if (total === null) return failure ? <NotRead what="This list" failure={failure} /> : <Reading />
  if (total === 0) return <p className={styles.note}>{nothingShared}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by the keyboard too
    <section ref={scroller} className={styles.byArticle} aria-label="Figures by article" tabIndex={0}>
      {failure && <NotRead what={isPart ? 'A part of this list' : 'This list'} failure={failure} />}
      <div className={styles.byArticleRows} style={{ height: virtual.getTotalSize() }}>
        {shown.map(({ index, start, key }) => {
          const article = row(index)
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className={styles.byArticleRow}
              style={{
                transform: `translateY(${start}px)`,
                minHeight: article === undefined ? likelyHeight : undefined,
              }}
            >
              {article && <FigureTable caption={article.name} figures={article.figures} shown />}
            </div>
          )
        })}
      </div>
    </section>
  )
}
