import type { ReviewFilter } from '#shared/api/review-contract'
import { type ReviewHead, reviewStandings } from '#shared/api/review-views'
import { FilterMenu, Select } from '../../widgets'
import styles from './review.module.css'
import { standingNames } from './words'

const orders = [
  { value: 'conflicts', label: 'Conflicts first' },
  { value: 'place', label: 'In the order of the text' },
] as const

interface ReviewFiltersProps {
  head: ReviewHead
  filter: ReviewFilter
  onChange: (filter: ReviewFilter) => void
}

/** What a review can be filtered by beyond what any comparison can: how it stands, and whose file it is from. */
export function ReviewFilters({ head, filter, onChange }: ReviewFiltersProps) {
  const { standings, files } = head.summary
  return (
    <>
      <Select<ReviewFilter['sort']>
        aria-label="Order"
        className={styles.order ?? ''}
        value={filter.sort}
        choices={orders}
        onChange={sort => sort && onChange({ ...filter, sort })}
      />
      <FilterMenu
        name="Standing"
        options={reviewStandings.map(value => ({
          value,
          label: standingNames[value],
          count: standings[value],
        }))}
        chosen={filter.standings}
        onChange={chosen => onChange({ ...filter, standings: chosen })}
      />
      {head.files.length > 1 && (
        <FilterMenu
          name="File"
          options={head.files.map(({ fileName }, file) => ({
            value: String(file),
            label: fileName,
            count: files[file],
          }))}
          chosen={filter.files.map(String)}
          onChange={chosen => onChange({ ...filter, files: chosen.map(Number) })}
        />
      )}
    </>
  )
}
