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
import { type ComponentType, lazy, useState } from 'react'
import type { ViewName } from '#shared/api/settings'
import { loadWhenIdle } from '../widgets'
import { loadedView, loadView } from './load-view'

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
    Component: viewOf('articles'),
  },
  {
    name: 'claims',
    title: 'Claims',
    icon: Highlighter,
    keys: 'Alt+2',
    Component: viewOf('claims'),
  },
  {
    name: 'entities',
    title: 'Entities',
    icon: Users,
    keys: 'Alt+3',
    Component: viewOf('entities'),
  },
  {
    name: 'review',
    title: 'Review',
    icon: GitCompareArrows,
    keys: 'Alt+4',
    Component: viewOf('review'),
  },
  {
    name: 'agreement',
    title: 'Agreement',
    icon: Scale,
    keys: 'Alt+5',
    Component: viewOf('agreement'),
  },
  {
    name: 'history',
    title: 'History',
    icon: History,
    keys: 'Alt+6',
    Component: viewOf('history'),
  },
  {
    name: 'export',
    title: 'Export',
    icon: Package,
    keys: 'Alt+7',
    Component: viewOf('export'),
  },
  {
    name: 'scheme',
    title: 'Scheme',
    icon: Settings2,
    keys: 'Alt+8',
    Component: viewOf('scheme'),
  },
]

// Whoever stands in one view goes to another next.
for (const { name } of views) loadWhenIdle(() => loadView(name))

/** The view, drawn at once where its program is here, and else when it has come. */
function viewOf(name: ViewName): ComponentType {
  const Late = lazy(() => loadView(name))
  return function CurrentView() {
    // One or the other for as long as it stands: another would begin anew.
    const [Here] = useState(() => loadedView(name))
    return Here ? <Here /> : <Late />
  }
}
