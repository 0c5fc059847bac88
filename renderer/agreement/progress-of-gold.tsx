import { useState } from 'react'
import type { ComparedAsked } from '#shared/api/agreement-contract'
import type { AdjudicationProgress, ArticleProgress } from '#shared/api/agreement-views'
import { counted, numeral } from '#shared/model/counted'
import { type NamedCalls, useUnderWay, useWindowed, useWorkbench } from '../store'
import { Button, NotRead, Progress, UnderWayPart, VirtualList } from '../widgets'
import { allCases, filterCases } from './asked'
import { acceptAgreed } from './deciding'
import styles from './figures.module.css'

/** How far the gold standard has come, in all and article by article; and taking in what all agree on. */
export function ProgressOfGold({
  progress,
  compared,
  calls,
}: {
  progress: AdjudicationProgress
  compared: ComparedAsked
  calls: NamedCalls
}) {
  const readOnly = useWorkbench(state => state.head?.readOnly ?? undefined)
  const { total, decided, later, changed, agreedOpen, gold } = progress
  return (
    <section className={styles.part} aria-labelledby="gold-title">
      <h2 id="gold-title">Gold standard</h2>
      <Progress label="Cases decided" value={total === 0 ? 0 : decided / total} kind="ok" />
      <p className={styles.said} role="status">
        {[
          `${decided} of ${counted(total, 'case')} decided`,
          later > 0 && `${later} put off`,
          changed > 0 && `${changed} changed since`,
          `${counted(gold, 'claim')} in gold`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Button
        small
        reason={readOnly ?? (agreedOpen === 0 ? 'There is no open case on which all agree.' : undefined)}
        onClick={() => void acceptAgreed(compared, [])}
      >
        Accept all agreed ({agreedOpen})
      </Button>
      <ByArticle compared={compared} calls={calls} />
    </section>
  )
}

/** CSS pixels. */
const rowHeight = 25
/** More are scrolled to. */
const shownAtOnce = 12

/** How far adjudication is being read, once that takes long, for as long as nothing is known of it. */
export function CountingOfGold({ calls }: { calls: NamedCalls }) {
  const underWay = useUnderWay(calls)
  return underWay && <UnderWayPart {...underWay} />
}

/** How far each article is. One that is pressed shows its cases. */
function ByArticle({ compared, calls }: { compared: ComparedAsked; calls: NamedCalls }) {
  const list = useWindowed('adjudication.byArticle', { compared, text: '', among: null }, undefined, calls)
  const [active, setActive] = useState<number | null>(null)
  if (list.total === null && list.failure)
    return <NotRead what="How far each article is" failure={list.failure} />
  if (list.total === null && list.underWay) return <UnderWayPart {...list.underWay} />
  if (!list.total) return null
  const show = (index: number) => {
    const row = list.row(index)
    if (row) filterCases({ ...allCases, articles: [row.id] })
  }
  return (
    <div className={styles.articles} style={{ height: Math.min(list.total, shownAtOnce) * rowHeight }}>
      <VirtualList
        label="Progress by article"
        list={list}
        rowHeight={rowHeight}
        active={active}
        onActive={(index, { press }) => {
          setActive(index)
          if (press) show(index)
        }}
        onOpen={show}
      >
        {row => row && <ArticleLine row={row} />}
      </VirtualList>
    </div>
  )
}

function ArticleLine({ row: { name, total, decided } }: { row: ArticleProgress }) {
  return (
    <div className={styles.article}>
      <span className={styles.articleName}>{name}</span>
      <span className={styles.articleDone}>
        {decided === total ? 'done' : `${numeral(decided)} of ${numeral(total)}`}
      </span>
    </div>
  )
}
