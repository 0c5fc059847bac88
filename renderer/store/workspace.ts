import type { Workspace } from '#shared/api/settings'
import { patchedWorkspace } from '#shared/api/workspace-patch'
import { call } from './engine'
import { useWorkbench } from './workbench'

/** What is to be written down, and of which project. */
let owed: { readonly project: string; readonly patch: Partial<Workspace> } | undefined
let due: ReturnType<typeof setTimeout> | undefined

/** Changes where the analyst is. Shown at once, written down a moment later, many changes in one. */
export function setWorkspace(patch: Partial<Workspace>): void {
  useWorkbench.setState(state => ({ workspace: patchedWorkspace(state.workspace, patch) }))
  const project = useWorkbench.getState().head?.path
  if (project === undefined) return
  owed = { project, patch: patchedWorkspace(owed?.patch ?? {}, patch) }
  if (due === undefined) due = setTimeout(() => void writeWorkspace(), 400)
}

/** Writes down now what is owed: before another project takes the window's place, and before the window goes. */
export async function writeWorkspace(): Promise<void> {
  const now = owed
  forgetWorkspace()
  if (now) await call('workspace.set', now)
}

/** Drops what is owed: another project is shown, and that place was in the last one. */
export function forgetWorkspace(): void {
  clearTimeout(due)
  due = undefined
  owed = undefined
}
