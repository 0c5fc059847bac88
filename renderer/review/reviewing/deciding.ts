import type { Reply } from '#shared/api/problem'
import type { CameAlong, Decided, ReviewRow, ReviewVerdict } from '#shared/api/review-views'
import { counted } from '#shared/model/counted'
import { inQuotes } from '#shared/model/in-quotes'
import { call, reportProblem, undo, undoing, useWorkbench, waitFor } from '../../store'
import { say, toast } from '../../widgets'
import { forgetReasons, review, useReviewing } from './review'
import { verdictSaid, whoOf } from './words'

interface Deciding {
  readonly verdict: ReviewVerdict
  readonly reason: string
  /** Of `edited`: what it is to be. */
  readonly value?: unknown
}

/**
 * Decides rows, as one operation. True once it is on disk. Where the rows are more than one, `keys` may name more than
 * are here.
 */
export async function decide(
  rows: readonly ReviewRow[],
  { verdict, reason, value }: Deciding,
  keys: readonly string[] = rows.map(({ key }) => key),
): Promise<boolean> {
  const [first] = rows
  const reply = await asked((project, id) => {
    const ask = (task?: string) =>
      call('review.decide', {
        project,
        review: id,
        keys: [...keys],
        verdict,
        reason: reason.trim(),
        ...(value !== undefined && { value }),
        ...(task !== undefined && { task }),
      })
    return keys.length > 1 ? waitFor(`Deciding ${counted(keys.length, 'difference')}`, ask) : ask()
  })
  if (!reply || !first) return false
  forgetReasons(keys)
  const { decided, cameAlong } = reply
  const { head } = review.use.getState()
  const who = head && whoOf(head, first.file)
  const what = keys.length === 1 ? named(first) : counted(decided, 'difference')
  told(reply, first.key, `${verdictSaid(verdict, first.kind, who)}: ${what}${along(cameAlong)}.`)
  return true
}

/** Opens decisions again. What was chosen stays until it is decided anew. */
export async function reopen(rows: readonly ReviewRow[]): Promise<boolean> {
  const [first] = rows
  const keys = rows.map(({ key }) => key)
  const reply = await asked((project, id) => {
    const ask = (task?: string) =>
      call('review.reopen', { project, review: id, keys, ...(task !== undefined && { task }) })
    return keys.length > 1 ? waitFor(`Opening ${counted(keys.length, 'decision')} again`, ask) : ask()
  })
  if (!reply || !first) return false
  told(
    reply,
    first.key,
    `Opened again: ${rows.length === 1 ? named(first) : counted(rows.length, 'decision')}.`,
  )
  return true
}

let underWay: Promise<unknown> = Promise.resolve()
/** Resolves once the decision that is on its way to the disk has come there, or was refused; at once where none is. */
export const decisionUnderWay = (): Promise<unknown> => underWay

/** One at a time, in the project that is shown; what goes wrong is told. */
async function asked(
  ask: (project: string, review: string) => Promise<Reply<Decided>>,
): Promise<Decided | null> {
  const project = useWorkbench.getState().head?.path
  const { head } = review.use.getState()
  if (project === undefined || !head || useReviewing.getState().busy) return null
  useReviewing.setState({ busy: true })
  const asking = ask(project, head.id)
  underWay = asking
  const reply = await asking
  useReviewing.setState({ busy: false })
  if (reply.ok) return reply.value
  if (reply.problem.code === 'pointless') say(reply.problem.message)
  // Who gave it up need not be told so.
  else if (reply.problem.code !== 'cancelled') reportProblem(reply.problem)
  return null
}

/**
 * Says what was done: beside the differences, where it hides nothing of the next one; and where it was more than one, or
 * brought something along, over the window too.
 */
function told({ decided, cameAlong, revision }: Decided, key: string, text: string): void {
  useReviewing.setState({ last: { text, key, revision } })
  if (decided > 1 || cameAlong.length > 0)
    toast({ text, topic: 'decision', action: undoing(() => takeBack(key)) })
}

/** Undoes the last decision, and goes back to where it was made. */
export async function takeBack(key: string): Promise<void> {
  if ((await undo()) === null) return
  useReviewing.setState({ last: null })
  review.use.setState(({ at }) => ({ at: { ...at, key } }))
}

const named = ({ title }: ReviewRow) => inQuotes(title.replace(/\.$/, ''))

/** “, and along with it 2 entities …”: what had to come too, by name. */
export function along(cameAlong: readonly CameAlong[]): string {
  if (cameAlong.length === 0) return ''
  const names = cameAlong.slice(0, 3).map(({ title }) => inQuotes(title))
  const more = cameAlong.length > 3 ? ` and ${cameAlong.length - 3} more` : ''
  return `. Along with that: ${names.join(', ')}${more}`
}
