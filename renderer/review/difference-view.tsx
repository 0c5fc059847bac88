import type { ReactNode } from 'react'
import type { ComparedSide, DifferenceDetail, DifferencePassage } from '#shared/api/compare-views'
import type { Claim } from '#shared/model/records'
import { recordNames } from '#shared/model/table-nouns'
import type { AnyRecord, TableName } from '#shared/model/tables'
import { useWorkbench } from '../store'
import { dayAndTime } from '../widgets/dates'
import { DifferenceMark } from './difference-mark'
import styles from './difference-view.module.css'
import { Passages } from './passage'
import { Versions } from './versions'
import type { ComparisonWords } from './words'

interface DifferenceViewProps {
  detail: DifferenceDetail
  from: ComparedSide
  to: ComparedSide
  words: ComparisonWords
  onShow?: ((passage: DifferencePassage) => void) | undefined
  /** What is to be said of it in a sentence. */
  explanation?: ReactNode
  /** What can be done about it: above, so that it is at hand however much there is to read. */
  children?: ReactNode
}

/** One difference in the article's words, with both versions, and who made it when. */
export function DifferenceView(props: DifferenceViewProps) {
  const { detail, from, to, words, onShow, explanation, children } = props
  const { row } = detail
  const tone = useTone(row.table, detail.to ?? detail.from)
  const made = [row.byName, row.at && dayAndTime(row.at)].filter(Boolean).join(', ')
  const since = (side: ComparedSide) => side.at && dayAndTime(side.at)
  return (
    <article className={styles.view} aria-labelledby="difference-title">
      <header className={styles.viewHead}>
        <p className={styles.kindLine}>
          <DifferenceMark kind={row.kind} word={words.kinds[row.kind]} />
          {made && <span className={styles.made}>{made}</span>}
        </p>
        <h2 id="difference-title">
          <span className={styles.record}>{recordNames[row.table]}</span> {row.title}
        </h2>
        {children && <div className={styles.acts}>{children}</div>}
      </header>
      <Passages {...{ passages: detail.passages, table: row.table, words, tone, onShow }} />
      {explanation && <p className={styles.explanation}>{explanation}</p>}
      <Versions
        fields={detail.fields}
        from={{ title: words.from, about: since(from), absent: detail.from ? null : words.absent.from }}
        to={{ title: words.to, about: since(to), absent: detail.to ? null : words.absent.to }}
      />
    </article>
  )
}

/** The colour of the claim's label, as it stands or as it was; what has none is drawn in grey. */
export function useTone(table: TableName, record: AnyRecord | null): string {
  const labels = useWorkbench(state => state.head?.labels)
  if (table !== 'claims') return 'slate'
  const label = (record as Claim | null)?.label
  return labels?.find(({ id }) => id === label)?.colour ?? 'slate'
}
