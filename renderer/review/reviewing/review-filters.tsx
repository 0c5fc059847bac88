import { ArrowDownUp } from 'lucide-react'
import type { ReviewFilter } from '#shared/api/review-contract'
import { type ReviewHead, reviewStandings } from '#shared/api/review-views'
import { IconButton, Menu } from '../../widgets'
import { FilterMenu } from '../../widgets/filter-menu'
import { standingNames } from './words'

const orders: readonly { value: ReviewFilter['sort']; label: string }[] = [
  { value: 'conflicts', label: 'Conflicts first' },
  { value: 'place', label: 'In the order of the text' },
]

/** In which order the differences stand. */
export function ReviewOrder({ filter, onChange }: Omit<ReviewFiltersProps, 'head'>) {
  return (
    <Menu
      label="Order"
      align="end"
      entries={orders.map(({ value, label }) => ({
        label,
        checked: filter.sort === value,
        run: () => onChange({ ...filter, sort: value }),
      }))}
    >
      <IconButton
        small
        icon={ArrowDownUp}
        label={`Order: ${orders.find(({ value }) => value === filter.sort)?.label.toLowerCase()}`}
      />
    </Menu>
  )
}

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
