import { existsSync } from 'node:fs'
import type { RecentProject } from '#shared/api/views'

/** A project that was open on this machine, as the settings remember it. */
export interface RememberedProject {
  readonly path: string
  readonly title: string
  readonly opened: string
}

const most = 20

export function remembered(
  recent: readonly RememberedProject[],
  opened: RememberedProject,
): RememberedProject[] {
  return [opened, ...recent.filter(({ path }) => path !== opened.path)].slice(0, most)
}

/** As the start screen shows them: a project that has been moved or deleted is said to be missing, not left out. */
export function shown(recent: readonly RememberedProject[]): RecentProject[] {
  return recent.map(project => ({ ...project, exists: existsSync(project.path) }))
}
