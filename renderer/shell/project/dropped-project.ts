import { openProject } from '../../store'
import { say } from '../../widgets'
import { projectEnding } from './file-name'
import { chooseProject } from './project-files'

/** Whether what is dropped is one file, and by its name a project. */
export function isProjectDrop(dropped: DataTransfer): boolean {
  const [file, second] = dropped.files
  return file !== undefined && second === undefined && file.name.endsWith(projectEnding)
}

/** Opens a project file that was dropped. Where nobody tells where it lies, the analyst is asked to choose it. */
export async function openDropped(dropped: DataTransfer): Promise<void> {
  const [file] = dropped.files
  const path = pathOfDropped(dropped)
  if (path !== null) return void (await openProject(path))
  if (!file) return
  say(`Where “${file.name}” lies is not told by dropping it. Choose it here.`)
  await chooseProject()
}

/** The desktop shell knows where a dropped file lies. A browser does not tell; a desktop that does is taken at its word. */
function pathOfDropped(dropped: DataTransfer): string | null {
  const [file] = dropped.files
  const told = file && window.claimbench?.pathOf(file)
  if (told) return told
  const [uri] = dropped.getData('text/uri-list').split(/\r?\n/)
  return uri?.startsWith('file:') ? decodeURIComponent(new URL(uri).pathname) : null
}
