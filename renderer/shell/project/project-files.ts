import { call, openProject, reportProblem, useWorkbench, waitFor } from '../../store'
import { toast } from '../../widgets'
import { askForFiles } from '../ask-for-files'
import { fileNameFor, projectEnding } from './file-name'

const filters = [{ name: 'Claimbench project', extensions: [projectEnding.slice(1)] }]

/** Asks which project, and opens it. */
export async function chooseProject(): Promise<void> {
  const path = await choose({ kind: 'open', title: 'Open a project', button: 'Open' })
  if (path) await openProject(path)
}

/** Asks which files of teammates; none where the analyst thinks better of it. */
export async function chooseTeammates(
  title = 'Compare with a teammate’s file',
  button = 'Compare',
): Promise<readonly string[]> {
  const reply = await askForFiles({
    kind: 'open',
    title,
    button,
    multiple: true,
    filters,
  })
  if (reply.ok) return reply.value
  reportProblem(reply.problem)
  return []
}

/** Asks where a project of this title is to be kept; null where the analyst thinks better of it. */
export async function chooseWhere(title: string): Promise<string | null> {
  return choose({
    kind: 'save',
    title: 'Where to keep the project',
    button: 'Choose',
    suggested: fileNameFor(title),
  })
}

/** Writes a copy of the open project where the analyst says. Its path, or null. */
export async function saveCopy(button = 'Save the copy'): Promise<string | null> {
  const { head } = useWorkbench.getState()
  if (!head) return null
  const stem = head.fileName.replace(/(\.claimbench)?\.json$/, '')
  const path = await choose({
    kind: 'save',
    title: 'Save a copy of the project',
    button,
    suggested: `${stem}-copy${projectEnding}`,
  })
  if (!path) return null
  const reply = await waitFor('Saving a copy', task => call('project.saveCopy', { path, task }))
  if (reply.ok) return reply.value.path
  if (reply.problem.code !== 'cancelled') reportProblem(reply.problem)
  return null
}

export async function saveCopyAndSay(): Promise<void> {
  const path = await saveCopy()
  if (path)
    toast({
      text: `The copy is on disk: ${path}`,
      action: { label: 'Open it', run: () => void openProject(path) },
    })
}

/** Makes a copy that can be written to, and goes on in it. */
export async function openCopy(): Promise<void> {
  const path = await saveCopy('Save and open')
  if (path) await openProject(path)
}

async function choose(request: {
  kind: 'open' | 'save'
  title: string
  button: string
  suggested?: string
}): Promise<string | null> {
  const reply = await askForFiles({ ...request, filters })
  if (reply.ok) return reply.value[0] ?? null
  reportProblem(reply.problem)
  return null
}
