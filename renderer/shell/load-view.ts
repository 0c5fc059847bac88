import type { ComponentType } from 'react'
import type { ViewName } from '#shared/api/settings'

/** Loads the program of a view: once, however often it is asked for. */
export const loadView: Readonly<Record<ViewName, () => Promise<{ readonly default: ComponentType }>>> = {
  articles: () => import('../annotate'),
  claims: () => import('../claims'),
  entities: () => import('../entities'),
  review: () => import('../review/review-view'),
  agreement: () => import('../agreement'),
  history: () => import('../history'),
  export: () => import('../export'),
  scheme: () => import('../scheme'),
}
