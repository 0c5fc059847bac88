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
import { loadedView, viewProgram } from './load-view'
import styles from './views.module.css'

/** A view of the project, as the rail offers it. */
export interface View {
  readonly name: ViewName
  readonly title: string
  /** What it is called in a sentence. */
  readonly inWords: string
  readonly icon: LucideIcon
  readonly keys: string
  readonly Component: ComponentType
}

/** In the order of the rail; the last stands at its foot. */
export const views: readonly View[] = [
  view('articles', 'Articles', Newspaper, 'Alt+1'),
  view('claims', 'Claims', Highlighter, 'Alt+2'),
  view('entities', 'Entities', Users, 'Alt+3'),
  view('review', 'Review', GitCompareArrows, 'Alt+4'),
  view('agreement', 'Agreement', Scale, 'Alt+5'),
  view('history', 'History', History, 'Alt+6'),
  view('export', 'Export', Package, 'Alt+7'),
  view('scheme', 'Scheme', Settings2, 'Alt+8'),
]

/** Its component is drawn at once where its program is here, and else when that has come. */
function view(name: ViewName, title: string, icon: LucideIcon, keys: string): View {
  const inWords = `The view ${title}`
  const Component = later(inWords, () => viewProgram(name), {
    leadKeys: leadKeysToView,
    here: () => loadedView(name),
    coming: (
      <p className={styles.coming} data-coming>
        {title}…
      </p>
    ),
  })
  return { name, title, inWords, icon, keys, Component }
}
