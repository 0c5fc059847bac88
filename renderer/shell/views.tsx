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
import { type ComponentType, lazy } from 'react'
import type { ViewName } from '#shared/api/settings'
import { loadWhenIdle } from '../widgets'
import { loadView } from './load-view'

// Whoever stands in one view goes to another next.
for (const load of Object.values(loadView)) loadWhenIdle(load)

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
    Component: lazy(loadView.articles),
  },
  {
    name: 'claims',
    title: 'Claims',
    icon: Highlighter,
    keys: 'Alt+2',
    Component: lazy(loadView.claims),
  },
  {
    name: 'entities',
    title: 'Entities',
    icon: Users,
    keys: 'Alt+3',
    Component: lazy(loadView.entities),
  },
  {
    name: 'review',
    title: 'Review',
    icon: GitCompareArrows,
    keys: 'Alt+4',
    Component: lazy(loadView.review),
  },
  {
    name: 'agreement',
    title: 'Agreement',
    icon: Scale,
    keys: 'Alt+5',
    Component: lazy(loadView.agreement),
  },
  {
    name: 'history',
    title: 'History',
    icon: History,
    keys: 'Alt+6',
    Component: lazy(loadView.history),
  },
  {
    name: 'export',
    title: 'Export',
    icon: Package,
    keys: 'Alt+7',
    Component: lazy(loadView.export),
  },
  {
    name: 'scheme',
    title: 'Scheme',
    icon: Settings2,
    keys: 'Alt+8',
    Component: lazy(loadView.scheme),
  },
]
