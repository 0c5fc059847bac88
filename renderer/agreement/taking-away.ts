import type { ComparedAsked } from '#shared/api/agreement-contract'
import type { Params } from '#shared/api/contract'
import { askForFiles } from '../shell/ask-for-files'
import { call, reportProblem, useWorkbench, waitFor } from '../store'
import { say } from '../widgets'

type Taken = Params<'adjudication.export'>['what']

/** Asks where to, and writes the gold standard, a layer or the record there. */
export async function takeAway(compared: ComparedAsked, what: Taken, name: string): Promise<void> {
  const extension = what.kind === 'record' ? what.format : 'json'
  const path = await where(`Export ${name}`, `${plain(name)}.${extension}`, extension)
  if (!path) return
  const reply = await waitFor(`Writing ${name}`, task =>
    call('adjudication.export', { compared, what, path, task }),
  )
  if (reply.ok) say(`Written: ${reply.value.path}`)
  else reportProblem(reply.problem)
}

/** Asks where to, and writes the report there. */
export async function writeReport(compared: ComparedAsked, format: 'html' | 'csv'): Promise<void> {
  const path = await where('Write the report', `agreement.${format}`, format)
  if (!path) return
  const reply = await waitFor('Writing the report', task =>
    call('report.write', { compared, format, path, task }),
  )
  if (reply.ok) say(`Written: ${reply.value.path}`)
  else reportProblem(reply.problem)
}

async function where(title: string, name: string, extension: string): Promise<string | undefined> {
  const { head } = useWorkbench.getState()
  if (!head) return undefined
  const project = head.fileName.replace(/\.claimbench\.json$|\.json$/, '')
  const reply = await askForFiles({
    kind: 'save',
    title,
    button: 'Write',
    suggested: `${project}.${name}`,
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
  })
  if (!reply.ok) reportProblem(reply.problem)
  return reply.ok ? reply.value[0] : undefined
}

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '') || 'part'
