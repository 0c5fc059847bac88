import { inQuotes } from '#shared/model/in-quotes'
import { call, reportProblem, useWorkbench, waitFor, whenDone } from '../../store'
import { commitAll, say } from '../../widgets'

/**
 * Puts everything into the project file. What was done is on disk as it is, in the journal beside the file; this is for
 * hands that are used to it, and for a file that is about to be mailed.
 */
export async function saveNow(): Promise<void> {
  commitAll()
  await whenDone()
  const { head } = useWorkbench.getState()
  if (!head) return
  const reply = await waitFor(`Saving ${inQuotes(head.title)}`, task => call('project.save', { task }))
  if (reply.ok) say(`Everything is in ${head.fileName}.`)
  // Where it has been closed meanwhile, that has saved it, or left it in the journal as it was asked to.
  else if (reply.problem.code !== 'cancelled' && reply.problem.code !== 'not-open')
    reportProblem(reply.problem)
}
