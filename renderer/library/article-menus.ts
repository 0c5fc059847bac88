import { BookOpen, Columns2, FilePen, Info, Trash2 } from 'lucide-react'
import type { ArticleFilter } from '#shared/api/contract'
import type { ArticleRow } from '#shared/api/views'
import { articleStatuses } from '#shared/model/choices'
import { openArticle, useWorkbench } from '../store'
import type { MenuEntry } from '../widgets'
import { removeArticle, setStatus } from './article-edits'
import { showDetails } from './details'
import { askEdition } from './edition/edition'
import { setFilter } from './filter'
import { sortNames, statusNames } from './words'

/** What can be done with the article under the mouse. */
export function articleMenu(row: ArticleRow): readonly MenuEntry[] {
  const readOnly = useWorkbench.getState().head?.readOnly ? 'read-only' : undefined
  return [
    { label: 'Open', icon: BookOpen, keys: 'Enter', run: () => openArticle(row.id) },
    {
      label: 'Open beside',
      icon: Columns2,
      keys: 'Shift+Enter',
      run: () => openArticle(row.id, { beside: true }),
    },
    'line',
    { heading: 'Status' },
    ...articleStatuses.map(status => ({
      label: statusNames[status],
      checked: row.status === status,
      reason: readOnly,
      run: () => void setStatus(row.id, status),
    })),
    'line',
    { label: 'Details…', icon: Info, keys: 'Mod+Enter', run: () => showDetails(row.id) },
    {
      label: 'Take in a corrected edition…',
      icon: FilePen,
      reason: readOnly,
      run: () => askEdition(row),
    },
    {
      label: 'Remove…',
      icon: Trash2,
      danger: true,
      reason: readOnly,
      run: () => void removeArticle(row.id, row.title),
    },
  ]
}

/** The list's order, and which articles it shows. */
export function listMenu(filter: ArticleFilter): readonly MenuEntry[] {
  const sorts = Object.keys(sortNames) as ArticleFilter['sort'][]
  return [
    { heading: 'Order' },
    ...sorts.map(sort => ({
      label: sortNames[sort],
      checked: filter.sort === sort,
      run: () => setFilter({ sort }),
    })),
    'line',
    { heading: 'Status' },
    { label: 'All', checked: filter.status === null, run: () => setFilter({ status: null }) },
    ...articleStatuses.map(status => ({
      label: statusNames[status],
      checked: filter.status === status,
      run: () => setFilter({ status }),
    })),
  ]
}
