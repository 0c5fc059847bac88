import { SearchX } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import type { DifferenceFilter } from '#shared/api/compare-contract'
import type { DifferenceRow, DifferenceSummary } from '#shared/api/compare-views'
import { counted, numeral } from '#shared/model/counted'
import type { FindArticles } from '../library/article-filter'
import { Button, EmptyState, type RowSource, VirtualList, type VirtualListHandle } from '../widgets'
import { DifferenceFilters } from './difference-filters'
import { DifferenceLine } from './difference-line'
import styles from './differences.module.css'
import { leavesOut } from './filter'
import type { ComparisonWords } from './words'

interface DifferencesProps<Row extends DifferenceRow, Filter extends DifferenceFilter> {
  list: RowSource<Row>
  summary: DifferenceSummary
  filter: Filter
  /** The filter that lets everything through. */
  all: Filter
  onFilter: (filter: Filter) => void
  words: ComparisonWords
  /** Finds the articles in which something differs; the same function as long as it is of the same comparison. */
  findArticles: FindArticles
  active: number | null
  onActive: (index: number, how: { shift: boolean; mod: boolean }) => void
  onOpen: (row: Row) => void
  isMarked: (row: Row) => boolean
  /** Whether any row is marked, in the list or out of it: an act is then upon those, else upon the active one. */
  someMarked: boolean
  handle?: Ref<VirtualListHandle>
  /** How many there are, in words; how many of all are shown where nothing else is to be said. */
  count?: string
  /** What stands at the end of the head. */
  acts?: ReactNode
  /** What else there is to filter by. */
  filters?: ReactNode
  /** How a row is shown; as a difference and no more where it is not said. */
  line?: (row: Row | undefined, state: { active: boolean; marked: boolean }) => ReactNode
}

/** Every difference between two states of a project, filtered; the keyboard goes through them. */
export function Differences<Row extends DifferenceRow, Filter extends DifferenceFilter>(
  props: DifferencesProps<Row, Filter>,
) {
  const { list, summary, filter, all, onFilter, words, active, onActive, onOpen, handle } = props
  const { count = said(list.total, summary.total), acts, filters, line } = props
  const marked = (index: number) => {
    const row = list.row(index)
    return row !== undefined && props.isMarked(row)
  }
  return (
    <section className={styles.differences} aria-labelledby="differences-title">
      <header className={styles.head}>
        <h2 id="differences-title">
          Differences{' '}
          <span className={styles.total} aria-live="polite">
            {count}
          </span>
        </h2>
        {acts}
      </header>
      <DifferenceFilters
        {...{ summary, filter, all, words, findArticles: props.findArticles }}
        onChange={onFilter}
      >
        {filters}
      </DifferenceFilters>
      {list.total === 0 && leavesOut(filter) ? (
        <EmptyState
          icon={SearchX}
          title="No difference fits these filters."
          action={<Button onClick={() => onFilter(all)}>Show all differences</Button>}
        >
          There {summary.total === 1 ? 'is' : 'are'} {counted(summary.total, 'difference')} in all.
        </EmptyState>
      ) : (
        <VirtualList
          label="Differences"
          className={styles.list ?? ''}
          list={list}
          rowHeight={78}
          active={active}
          onActive={onActive}
          onOpen={index => {
            const row = list.row(index)
            if (row) onOpen(row)
          }}
          multiple
          chosen={index => (props.someMarked ? marked(index) : index === active)}
          {...(handle && { handle })}
        >
          {(row, index, { active }) =>
            line ? (
              line(row, { active, marked: marked(index) })
            ) : (
              <DifferenceLine row={row} words={words} active={active} marked={marked(index)} />
            )
          }
        </VirtualList>
      )}
    </section>
  )
}

function said(shown: number | null, all: number): string {
  return shown === null || shown === all ? numeral(all) : `${numeral(shown)} of ${numeral(all)}`
}
