import { type ReactNode, useMemo } from 'react'
import type { DifferenceFilter } from '#shared/api/compare-contract'
import { type DifferenceSummary, differenceKinds, differenceWeights } from '#shared/api/compare-views'
import type { AnnotatorId } from '#shared/model/ids'
import { recordNames } from '#shared/model/table-nouns'
import type { TableName } from '#shared/model/tables'
import { ArticleFilter, type FindArticles } from '../library/article-filter'
import { Button, SearchField } from '../widgets'
import { FilterMenu, type FilterOption } from '../widgets/filter-menu'
import styles from './differences.module.css'
import { leavesOut } from './filter'
import { type ComparisonWords, recordIcons, weightNames } from './words'

interface DifferenceFiltersProps<Filter extends DifferenceFilter> {
  summary: DifferenceSummary
  filter: Filter
  /** The filter that lets everything through. */
  all: Filter
  words: ComparisonWords
  /** Finds the articles in which something differs. */
  findArticles: FindArticles
  onChange: (filter: Filter) => void
  /** What else there is to filter by. */
  children?: ReactNode
}

/** Which differences the list shows, each choice with how many there are of it in all. */
export function DifferenceFilters<Filter extends DifferenceFilter>(props: DifferenceFiltersProps<Filter>) {
  const { summary, filter, all, words, findArticles, onChange, children } = props
  const articles = useMemo(() => filter.articles.filter(id => id !== null), [filter.articles])
  const set = (patch: Partial<DifferenceFilter>) => onChange({ ...filter, ...patch })
  return (
    <search className={styles.filters}>
      <SearchField
        className={styles.search ?? ''}
        label="Filter by words"
        value={filter.text}
        onChange={text => set({ text })}
      />
      {children}
      <FilterMenu
        name="Kind"
        options={differenceKinds.map(value => ({
          value,
          label: words.kinds[value],
          count: summary.kinds[value],
        }))}
        chosen={filter.kinds}
        onChange={kinds => set({ kinds })}
      />
      <FilterMenu<TableName>
        name="What"
        options={summary.tables.map(tableOption)}
        chosen={filter.tables}
        onChange={tables => set({ tables })}
      />
      <ArticleFilter find={findArticles} chosen={articles} onChange={articles => set({ articles })} />
      <FilterMenu<AnnotatorId | null>
        name="Annotator"
        options={summary.annotators.map(({ id, name, count }) => ({ value: id, label: name, count }))}
        chosen={filter.annotators}
        onChange={annotators => set({ annotators })}
      />
      <FilterMenu
        name="Weight"
        hint="Whether what is said differs, or only how it is worded or ordered."
        options={differenceWeights.map(value => ({
          value,
          label: weightNames[value],
          count: summary.weights[value],
        }))}
        chosen={filter.weights}
        onChange={weights => set({ weights })}
      />
      {leavesOut(filter) && (
        <Button small kind="quiet" onClick={() => onChange(all)}>
          Clear filters
        </Button>
      )}
    </search>
  )
}

function tableOption({ table, count }: DifferenceSummary['tables'][number]): FilterOption<TableName> {
  const Icon = recordIcons[table]
  return {
    value: table,
    label: recordNames[table],
    mark: <Icon size={13} aria-hidden="true" />,
    count,
  }
}
