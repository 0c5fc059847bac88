import type { Settings, Workspace } from './settings'

/* What a machine that knows nothing yet begins with. Apart from the schemas, which the window does without. */

/** The views of a project, in the order of the rail. */
export const viewNames = [
  'articles',
  'claims',
  'entities',
  'review',
  'agreement',
  'history',
  'export',
  'scheme',
] as const
export type ViewName = (typeof viewNames)[number]

export const defaultSettings: Settings = { annotator: null, annotatorName: '', theme: 'system', textSize: 18 }

export const emptyWorkspace: Workspace = {
  view: 'articles',
  panes: [],
  activePane: 0,
  claim: null,
  entity: null,
  reading: {},
  sizes: {},
}
