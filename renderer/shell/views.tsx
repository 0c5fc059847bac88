import {
  GitCompareArrows,
  Highlighter,
  History,
  type LucideIcon,
  Newspaper,
  Package,
  Scale,
  Settings2,
  Users,
} from 'lucide-react'
import type { ComponentType } from 'react'
import type { ViewName } from '#shared/api/settings'
import { later } from '../widgets'
import { leadKeysToView } from './commands'
import { loadedView, loadView } from './load-view'
import styles from './views.module.css'

/** A view of the project, as the rail offers it. */
export interface View {
  readonly name: ViewName
  readonly title: string
  readonly icon: LucideIcon
  readonly keys: string
  readonly Component: ComponentType
}

/** In the order of the rail; the last stands at its foot. */
export const views: readonly View[] = [
  {
    name: 'articles',
    title: 'Articles',
    icon: Newspaper,
    keys: 'Alt+1',
    Component: viewOf('articles', 'Articles'),
  },
  {
    name: 'claims',
    title: 'Claims',
    icon: Highlighter,
    keys: 'Alt+2',
    Component: viewOf('claims', 'Claims'),
  },
  {
    name: 'entities',
    title: 'Entities',
    icon: Users,
    keys: 'Alt+3',
    Component: viewOf('entities', 'Entities'),
  },
  {
    name: 'review',
    title: 'Review',
    icon: GitCompareArrows,
    keys: 'Alt+4',
    Component: viewOf('review', 'Review'),
  },
  {
    name: 'agreement',
    title: 'Agreement',
    icon: Scale,
    keys: 'Alt+5',
    Component: viewOf('agreement', 'Agreement'),
  },
  {
    name: 'history',
    title: 'History',
    icon: History,
    keys: 'Alt+6',
    Component: viewOf('history', 'History'),
  },
  {
    name: 'export',
    title: 'Export',
    icon: Package,
    keys: 'Alt+7',
    Component: viewOf('export', 'Export'),
  },
  {
    name: 'scheme',
    title: 'Scheme',
    icon: Settings2,
    keys: 'Alt+8',
    Component: viewOf('scheme', 'Scheme'),
  },
]

/** The view, drawn at once where its program is here, and else when it has come. */
function viewOf(name: ViewName, title: string): ComponentType {
  return later(`The view ${title}`, () => loadView(name), {
    leadKeys: leadKeysToView,
    here: () => loadedView(name),
    coming: (
      <p className={styles.coming} data-coming>
        {title}…
      </p>
    ),
  })
}
