import type { Workspace } from '#shared/api/settings'
import { patchedWorkspace } from '#shared/api/workspace-patch'
import { call } from './engine'
import { useWorkbench } from './workbench'

let owed: Partial<Workspace> = {}
let due: ReturnType<typeof setTimeout> | undefined

/** Changes where the analyst is. Shown at once, written down a moment later, many changes in one. */
export function setWorkspace(patch: Partial<Workspace>): void {
  useWorkbench.setState(state => ({ workspace: patchedWorkspace(state.workspace, patch) }))
  owed = patchedWorkspace(owed, patch)
  if (due === undefined) due = setTimeout(() => void writeWorkspace(), 400)
}

/** Writes down now what is owed: before another project takes the window's place, and before the window goes. */
export async function writeWorkspace(): Promise<void> {
  if (due === undefined) return
  clearTimeout(due)
  const patch = owed
  owed = {}
  due = undefined
  await call('workspace.set', { patch })
}
