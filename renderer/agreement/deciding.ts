import type { ComparedAsked } from '#shared/api/agreement-contract'
import type { Params } from '#shared/api/contract'
import { counted } from '#shared/model/counted'
import type { AdjudicationId, ArticleId } from '#shared/model/ids'
import { call, reportProblem, useWorkbench, waitFor } from '../store'
import { say } from '../widgets'

type Ruling = Params<'adjudication.settle'>['ruling']

/** Decides about a case. True once it is on disk; a refusal is shown. */
export async function decide(
  compared: ComparedAsked,
  key: AdjudicationId,
  ruling: Ruling,
  reason: string,
): Promise<boolean> {
  const { head } = useWorkbench.getState()
  if (!head) return false
  const reply = await call('adjudication.settle', {
    project: head.path,
    compared,
    keys: [key],
    ruling,
    reason,
  })
  if (!reply.ok && reply.problem.code !== 'pointless') reportProblem(reply.problem)
  return reply.ok
}

/** Takes back what was decided about a case. */
export async function reopen(compared: ComparedAsked, key: AdjudicationId): Promise<void> {
  const { head } = useWorkbench.getState()
  if (!head) return
  const reply = await call('adjudication.reopen', { project: head.path, compared, keys: [key] })
  if (!reply.ok && reply.problem.code !== 'pointless') reportProblem(reply.problem)
}

/** Takes every case on which all agree into the gold standard; with articles, only theirs. */
export async function acceptAgreed(compared: ComparedAsked, articles: readonly ArticleId[]): Promise<void> {
  const { head } = useWorkbench.getState()
  if (!head) return
  const reply = await waitFor('Accepting what all agree on', task =>
    call('adjudication.acceptAgreed', { project: head.path, compared, articles, task }),
  )
  if (reply.ok) {
    const { accepted } = reply.value
    say(`${counted(accepted, 'case')} accepted. One undo takes that back.`)
  } else if (reply.problem.code !== 'cancelled') reportProblem(reply.problem)
}
