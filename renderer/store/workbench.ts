import type { Start } from '#shared/api/contract'
import { defaultSettings, emptyWorkspace } from '#shared/api/first-settings'
import type { Trouble } from '#shared/api/problem'
import type { Settings, Workspace } from '#shared/api/settings'
import type { ProjectHead, RecentProject } from '#shared/api/views'
import { createDrawn } from './drawn-store'
import { RecordCache } from './record-cache'

/** What the whole window shares. Changed only in `actions.ts` and by the engine's events in `start.ts`. */
export interface WorkbenchState {
  readonly ready: boolean
  readonly host: Start['host']
  readonly version: string
  readonly head: ProjectHead | null
  /** Grows with every project that is shown: what was read before then is of another, or of this one as it was. */
  readonly opening: number
  readonly settings: Settings
  readonly workspace: Workspace
  readonly recent: readonly RecentProject[]
  readonly connection: 'open' | 'lost'
  /** Everything up to this revision is on disk. */
  readonly durable: number
  /** What does not work at present. */
  readonly trouble: Trouble | null
  /** Grows with every change of the project, and when another is shown: lists read again when it does. */
  readonly changes: number
  /** Grows when records have come into the cache that were there all along: nothing need be read again. */
  readonly arrivals: number
}

export const useWorkbench = createDrawn<WorkbenchState>(() => ({
  ready: false,
  host: 'web',
  version: '',
  head: null,
  opening: 0,
  settings: defaultSettings,
  workspace: emptyWorkspace,
  recent: [],
  connection: 'open',
  durable: 0,
  trouble: null,
  changes: 0,
  arrivals: 0,
}))

/** Records and texts stand beside the state: they change in place; `changes` and `arrivals` tell who looks at them. */
export const cache = new RecordCache()
export const texts = new Map<string, string>()
