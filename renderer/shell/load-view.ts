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

/** The program of a view: loaded once, however often it is asked for. */
export const viewProgram = async (name: ViewName): Promise<ComponentType> => (await programs[name]()).default

/** Loads a view before the window is drawn. */
export async function loadView(name: ViewName): Promise<void> {
  loaded.set(name, await wholePart(() => viewProgram(name)))
}

/** The view, where it was loaded before and is here already. */
export const loadedView = (name: ViewName): ComponentType | undefined => loaded.get(name)
