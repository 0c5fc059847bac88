import { SearchX } from 'lucide-react'
import type { Ref } from 'react'
import type { DifferenceFilter } from '#shared/api/compare-contract'
import type { DifferenceRow, DifferenceSummary } from '#shared/api/compare-views'
import { Button, EmptyState, type RowSource, VirtualList, type VirtualListHandle } from '../widgets'
import { DifferenceFilters } from './difference-filters'
import { DifferenceLine } from './difference-line'
import styles from './differences.module.css'
import { allDifferences, leavesOut } from './filter'
import { type ComparisonWords, counted } from './words'

interface DifferencesProps {
  list: RowSource<DifferenceRow>
  summary: DifferenceSummary
  filter: DifferenceFilter
  onFilter: (filter: DifferenceFilter) => void
  words: ComparisonWords
  active: number | null
  onActive: (index: number, how: { shift: boolean; mod: boolean }) => void
  onOpen: (row: DifferenceRow) => void
  isMarked: (row: DifferenceRow) => boolean
  handle?: Ref<VirtualListHandle>
}

/** Every difference between two states of a project, filtered; the keyboard goes through them. */
export function Differences(props: DifferencesProps) {
  const { list, summary, filter, onFilter, words, active, onActive, onOpen, isMarked, handle } = props
  const marked = (index: number) => {
    const row = list.row(index)
    return row !== undefined && isMarked(row)
  }
  return (
    <section className={styles.differences} aria-labelledby="differences-title">
      <header className={styles.head}>
        <h2 id="differences-title">
          Differences{' '}
          <span className={styles.total} aria-live="polite">
            {said(list.total, summary.total)}
          </span>
        </h2>
      </header>
      <DifferenceFilters summary={summary} filter={filter} words={words} onChange={onFilter} />
      {list.total === 0 && leavesOut(filter) ? (
        <EmptyState
          icon={SearchX}
          title="No difference fits these filters."
          action={<Button onClick={() => onFilter(allDifferences)}>Show all differences</Button>}
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
          chosen={marked}
          {...(handle && { handle })}
        >
          {(row, _, state) => (
            <DifferenceLine row={row} words={words} active={state.active} marked={state.chosen} />
          )}
        </VirtualList>
      )}
    </section>
  )
}

const numbers = new Intl.NumberFormat('en-GB')
function said(shown: number | null, all: number): string {
  return shown === null || shown === all
    ? numbers.format(all)
    : `${numbers.format(shown)} of ${numbers.format(all)}`
}
