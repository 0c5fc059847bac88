import type { Written } from '#shared/api/views'
import { askForFiles } from '../shell/ask-for-files'
import { call, importDataset, reportProblem, useWorkbench, waitFor } from '../store'

const json = [{ name: 'JSON', extensions: ['json'] }]
const projects = [{ name: 'Claimbench project', extensions: ['claimbench.json'] }]

/** Asks where to, and writes the dataset there. Null where it was cancelled or refused; a refusal is shown. */
export async function exportDataset(): Promise<Written | null> {
  const { head } = useWorkbench.getState()
  if (!head) return null
  const suggested = `${head.fileName.replace(/\.claimbench\.json$|\.json$/, '')}.dataset.json`
  const path = await choose({ kind: 'save', title: 'Export the dataset', button: 'Export', suggested })
  if (!path) return null
  const reply = await waitFor('Writing the dataset', task => call('dataset.export', { path, task }))
  if (reply.ok) return reply.value
  reportProblem(reply.problem)
  return null
}

/** Asks for a dataset and where its project is to be, makes the project and opens it. */
export async function chooseDatasetToRead(): Promise<boolean> {
  const from = await choose({ kind: 'open', title: 'Read a dataset', button: 'Read' })
  if (!from) return false
  const name = from.replace(/^.*[\\/]/, '').replace(/(\.dataset)?\.json$/, '')
  const into = await choose({
    kind: 'save',
    title: 'Where to keep the project',
    button: 'Make the project',
    suggested: `${name}.claimbench.json`,
    filters: projects,
  })
  return into ? importDataset(from, into) : false
}

async function choose(request: {
  filters?: typeof json
  kind: 'open' | 'save'
  title: string
  button: string
  suggested?: string
}): Promise<string | undefined> {
  const reply = await askForFiles({ filters: json, ...request })
  if (!reply.ok) reportProblem(reply.problem)
  return reply.ok ? reply.value[0] : undefined
}
