import type { ProjectHead } from '#shared/api/views'
import { useFocus } from './focus'
import { cache, texts, useWorkbench } from './workbench'

/** Shows another project, or none. Nothing of the last one stays in the window. */
export function showProject(
  project: ProjectHead | null,
  more: Partial<ReturnType<typeof useWorkbench.getState>> = {},
): void {
  const current = useWorkbench.getState()
  if (project?.path !== current.head?.path) {
    cache.clear()
    texts.clear()
    useFocus.setState(useFocus.getInitialState())
  }
  if (project)
    cache.take({
      annotators: project.annotators,
      labels: project.labels,
      attributes: project.attributes,
      entityTypes: project.entityTypes,
      stances: project.stances,
    })
  useWorkbench.setState({
    head: project,
    durable: project?.revision ?? 0,
    trouble: null,
    changes: current.changes + 1,
    ...more,
  })
}
