import type { Reply } from '#shared/api/problem'
import type { RescueView } from '#shared/api/rescue-views'
import { tableWords } from '#shared/api/rescue-words'
import { call, dismissDamaged, openProject, reportProblem, waitFor } from '../../store'
import { toast } from '../../widgets'
import { askForFiles } from '../ask-for-files'
import { projectEnding } from '../project/file-name'

const projects = [{ name: 'Claimbench project', extensions: [projectEnding.slice(1)] }]
const reports = [
  { name: 'Text', extensions: ['txt'] },
  { name: 'JSON', extensions: ['json'] },
]

/** Asks where to, writes what can be rescued to a new file, and opens that. */
export async function rescueAndOpen(view: RescueView): Promise<void> {
  const into = await chooseNew('Rescue into a new file', 'Rescue', view.suggested)
  if (!into) return
  const reply = value(
    await waitFor('Rescuing', task => call('rescue.write', { path: view.path, into, task })),
  )
  if (!reply) return
  dismissDamaged()
  if (!(await openProject(reply.path))) return
  const left =
    reply.leftOut === 0
      ? 'Nothing had to be left out.'
      : `${tableWords('file', reply.leftOut)} could not be kept; the report has what they said.`
  toast({
    text: `Rescued into ${reply.path}. ${left}`,
    action: { label: 'Save the report…', run: () => void saveReport(view) },
  })
}

/** Writes an earlier state, kept beside the damaged file, to a new file, and opens that. */
export async function openEarlier(view: RescueView, snapshot: string): Promise<void> {
  const suggested = view.suggested.replace(/-rescued(-\d+)?(?=\.claimbench\.json$)/, '-earlier')
  const into = await chooseNew('Open an earlier state as a new file', 'Open', suggested)
  if (!into) return
  const reply = value(
    await waitFor('Writing the earlier state', task =>
      call('rescue.fromSnapshot', { path: view.path, snapshot, into, task }),
    ),
  )
  if (!reply) return
  dismissDamaged()
  await openProject(reply.path)
}

/** Writes the whole report where the analyst says: as text, or for programs. */
export async function saveReport({ path, suggested }: RescueView): Promise<void> {
  const into = await choose(
    'Save the report',
    'Save',
    suggested.replace(/(\.claimbench)?\.json$/, '-report.txt'),
    reports,
  )
  if (!into) return
  const reply = value(
    await waitFor('Writing the report', task => call('rescue.saveReport', { path, into, task })),
  )
  if (reply) toast({ text: `The report is on disk: ${reply.path}` })
}

const chooseNew = (title: string, button: string, suggested: string) =>
  choose(title, button, suggested, projects)

async function choose(
  title: string,
  button: string,
  suggested: string,
  filters: { name: string; extensions: string[] }[],
): Promise<string | undefined> {
  return value(await askForFiles({ kind: 'save', title, button, suggested, filters }))?.[0]
}

function value<T>(reply: Reply<T>): T | undefined {
  if (reply.ok) return reply.value
  reportProblem(reply.problem)
  return undefined
}
