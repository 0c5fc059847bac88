import type { ClaimFilter } from '#shared/api/contract'
import { claimStatuses } from '#shared/model/choices'
import { useWorkbench } from '../store'
import { Button, SearchField, Select } from '../widgets'
import { ArticleFilter } from './article-filter'
import styles from './claims.module.css'
import { everything, isFiltered, setFilter, useClaimFilter } from './filter'
import { FilterMenu } from './filter-menu'
import { LabelMark } from './label-mark'
import { useOnlyWhatIs } from './only-what-is'
import { statusNames, unlabelled } from './words'

const sorts: readonly { value: ClaimFilter['sort']; label: string }[] = [
  { value: 'place', label: 'In the order of the articles' },
  { value: 'newest', label: 'Newest first' },
  { value: 'label', label: 'By label' },
]

/** What the list shows, and in which order. */
export function Filters() {
  const { filter } = useClaimFilter()
  const labels = useWorkbench(state => state.head?.labels ?? [])
  const annotators = useWorkbench(state => state.head?.annotators ?? [])
  useOnlyWhatIs()
  return (
    <search className={styles.filters}>
      <SearchField
        className={styles.text ?? ''}
        label="Filter by words, wording, speaker"
        value={filter.text}
        onChange={text => setFilter({ text })}
      />
      <FilterMenu
        name="Label"
        options={[
          ...labels.map(label => ({ value: label.id, label: label.name, mark: <LabelMark label={label} /> })),
          { value: null, label: unlabelled, mark: <LabelMark label={null} /> },
        ]}
        chosen={filter.labels}
        onChange={labels => setFilter({ labels })}
        alone={value => ({ ...filter, labels: [value] })}
      />
      <FilterMenu
        name="Status"
        options={claimStatuses.map(value => ({ value, label: statusNames[value] }))}
        chosen={filter.statuses}
        onChange={statuses => setFilter({ statuses })}
        alone={value => ({ ...filter, statuses: [value] })}
      />
      <FilterMenu
        name="Evidence"
        options={[
          { value: 'linked', label: 'Has evidence links' },
          { value: 'none', label: 'No evidence yet' },
        ]}
        chosen={filter.evidence === 'any' ? [] : [filter.evidence]}
        onChange={chosen => setFilter({ evidence: (chosen.at(-1) as ClaimFilter['evidence']) ?? 'any' })}
        alone={value => ({ ...filter, evidence: value as ClaimFilter['evidence'] })}
      />
      <ArticleFilter />
      {annotators.length > 1 && (
        <FilterMenu
          name="Annotator"
          options={annotators.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={filter.annotators}
          onChange={annotators => setFilter({ annotators })}
          alone={value => ({ ...filter, annotators: [value] })}
        />
      )}
      {isFiltered(filter) && (
        <Button small kind="quiet" onClick={() => setFilter({ ...everything, sort: filter.sort })}>
          Clear filters
        </Button>
      )}
      <Select<ClaimFilter['sort']>
        aria-label="Order"
        className={styles.sort ?? ''}
        value={filter.sort}
        choices={sorts}
        onChange={sort => sort && setFilter({ sort })}
      />
    </search>
  )
}
