import { create } from 'zustand'
import { openProject, useWorkbench } from '../../store'
import { say } from '../../widgets'
import { projectEnding } from './file-name'
import { chooseProject, chooseTeammates } from './project-files'
import { requestReview } from './review-request'

/** Project files that were dropped on an open project: by name, and by path where the host knows it. */
export interface DroppedProjects {
  readonly names: readonly string[]
  readonly paths: readonly string[] | null
}

/** What was dropped and waits for the analyst to say what for. */
export const useDropped = create<{ readonly dropped: DroppedProjects | null }>(() => ({ dropped: null }))

export const dismissDropped = () => useDropped.setState({ dropped: null })

/** Whether everything that is dropped is, by its name, a project. */
export function isProjectDrop({ files }: DataTransfer): boolean {
  return files.length > 0 && [...files].every(({ name }) => name.endsWith(projectEnding))
}

/** Opens a project file that was dropped; on an open project asks first whether it is a teammate's, to be reviewed. */
export function openDropped(transfer: DataTransfer): void {
  const dropped = { names: [...transfer.files].map(({ name }) => name), paths: pathsOfDropped(transfer) }
  if (useWorkbench.getState().head) useDropped.setState({ dropped })
  else void openIt(dropped)
}

/** Opens what was dropped in place of the project. Where nobody tells where it lies, the analyst is asked to choose it. */
export async function openIt({ names, paths }: DroppedProjects): Promise<void> {
  const [path] = paths ?? []
  if (path !== undefined) return void (await openProject(path))
  notTold(names)
  await chooseProject()
}

/** Holds what was dropped against the open project. */
export async function reviewIt({ names, paths }: DroppedProjects): Promise<void> {
  if (!paths) notTold(names)
  const chosen = paths ?? (await chooseTeammates())
  if (chosen.length > 0) requestReview(chosen)
}

function notTold([first = '', ...more]: readonly string[]): void {
  const one = more.length === 0
  say(
    `Where “${first}”${one ? ' lies' : ` and ${more.length} more lie`} is not told by dropping. Choose ${one ? 'it' : 'them'} here.`,
  )
}

/** The desktop shell knows where dropped files lie. A browser does not tell; a desktop that does is taken at its word. */
function pathsOfDropped(dropped: DataTransfer): readonly string[] | null {
  const told = [...dropped.files].flatMap(file => window.claimbench?.pathOf(file) || [])
  if (told.length === dropped.files.length && told.length > 0) return told
  const uris = dropped
    .getData('text/uri-list')
    .split(/\r?\n/)
    .filter(line => line.startsWith('file:'))
  return uris.length > 0 ? uris.map(uri => decodeURIComponent(new URL(uri).pathname)) : null
}
