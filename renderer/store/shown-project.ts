import type { ProjectHead } from '#shared/api/views'
import { useFocus } from './focus'
import { cache, texts, useWorkbench, type WorkbenchState } from './workbench'
import { forgetWorkspace } from './workspace'

/** Shows a project that has just been opened, or none. Nothing of the last one stays in the window, were it the same file. */
export function showProject(project: ProjectHead | null, more: Partial<WorkbenchState> = {}): void {
  cache.clear()
  texts.clear()
  forgetWorkspace()
  useFocus.setState(useFocus.getInitialState())
  takeScheme(project)
  useWorkbench.setState(({ changes, opening }) => ({
    head: project,
    durable: project?.durable ?? 0,
    trouble: project?.trouble ?? null,
    changes: changes + 1,
    opening: opening + 1,
    ...more,
  }))
}

/**
 * Takes the engine's word on the project that is shown: who signs in it, whether it can be written to. It says
 * nothing of what is on disk.
 */
export function showHead(project: ProjectHead | null): void {
  if (project?.path === useWorkbench.getState().head?.path) {
    takeScheme(project)
    useWorkbench.setState(({ changes }) => ({ head: project, changes: changes + 1 }))
  } else showProject(project)
}

function takeScheme(project: ProjectHead | null): void {
  if (!project) return
  const { annotators, labels, attributes, entityTypes, stances } = project
  cache.take({ annotators, labels, attributes, entityTypes, stances })
}
