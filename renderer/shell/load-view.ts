import type { ComponentType } from 'react'
import type { ViewName } from '#shared/api/settings'
import { wholePart } from '../widgets/whole-part'

interface ViewProgram {
  readonly default: ComponentType
}

const programs: Readonly<Record<ViewName, () => Promise<ViewProgram>>> = {
  articles: () => import('../annotate'),
  claims: () => import('../claims'),
  entities: () => import('../entities'),
  review: () => import('../review/review-view'),
  agreement: () => import('../agreement'),
  history: () => import('../history'),
  export: () => import('../export'),
  scheme: () => import('../scheme'),
}

const loaded = new Map<ViewName, ComponentType>()

/** Loads the program of a view: once, however often it is asked for. */
export async function loadView(name: ViewName): Promise<ComponentType> {
  const { default: View } = await wholePart(programs[name])
  loaded.set(name, View)
  return View
}

/** The view, where its program is here already. */
export const loadedView = (name: ViewName): ComponentType | undefined => loaded.get(name)
