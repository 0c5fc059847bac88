import type { ReviewApplied } from '#shared/api/packs-views'
import type { Reply } from '#shared/api/problem'
import { counted } from '#shared/model/counted'
import { inQuotes } from '#shared/model/in-quotes'
import type { PackSelection } from '#shared/packs/selection'
import { fileNameFor, projectEnding } from '../shell/project/file-name'
import { chooseTeammates } from '../shell/project/project-files'
import { requestReview } from '../shell/project/review-request'
import { call, reportProblem, undoing, useWorkbench, waitFor } from '../store'
import { toast } from '../widgets'
import { closePacks, showPacks } from './state'
import { verdictsAndComments } from './words'

const projects = [{ name: 'Claimbench project', extensions: [projectEnding.slice(1)] }]
const reviewEnding = '.claimbench-review.json'
const reviews = [{ name: 'Claimbench review', extensions: [reviewEnding.slice(1)] }]

/** Asks where the pack is to be, writes it, and keeps in mind that it is out. Whether it was done. */
export async function handOut(name: string, selection: PackSelection): Promise<boolean> {
  const { head } = useWorkbench.getState()
  const path = head && (await where('Hand out articles', 'Hand out', fileNameFor(name), projects))
  if (!path) return false
  const made = value(
    await waitFor(`Handing out ${inQuotes(name)}`, task =>
      call('packs.handOut', { project: head.path, path, name, selection, task }),
    ),
  )
  if (!made) return false
  closePacks()
  toast({
    text: `${counted(made.counts.articles, 'article')} handed out as ${inQuotes(name)}. The pack is on disk: ${made.written.path}`,
    action: { label: 'What is out…', run: () => showPacks({ kind: 'out' }) },
  })
  return true
}

/** Asks for the files that have come back, and has them reviewed. */
export async function takeBack(): Promise<void> {
  const paths = await chooseTeammates('Take back what was handed out', 'Take back')
  if (paths.length === 0) return
  closePacks()
  requestReview(paths)
}

/** Asks where the review is to be, and writes it. Whether it was done. */
export async function sendReview(since: string | null): Promise<boolean> {
  const { head } = useWorkbench.getState()
  if (!head) return false
  const stem = head.fileName.replace(/(\.claimbench)?\.json$/, '')
  const path = await where('Send the review', 'Write it', `${stem}${reviewEnding}`, reviews)
  const made = path && value(await call('reviewPacks.send', { since, path }))
  if (!made) return false
  closePacks()
  toast({
    text: `${verdictsAndComments(made.verdicts, made.comments)} ${made.verdicts + made.comments === 1 ? 'is' : 'are'} in ${made.written.path}`,
  })
  return true
}

/** Asks for a review that was sent, and shows what it would do here. */
export async function chooseReview(): Promise<void> {
  const chosen = value(
    await call('files.choose', {
      kind: 'open',
      title: 'Apply a review',
      button: 'Look at it',
      filters: [...reviews, { name: 'JSON', extensions: ['json'] }],
    }),
  )
  if (chosen?.[0]) showPacks({ kind: 'apply', path: chosen[0] })
}

/** Applies what fits of a review. What came of it, or nothing where it was refused. */
export async function applyReview(path: string): Promise<ReviewApplied | undefined> {
  const { head } = useWorkbench.getState()
  if (!head) return undefined
  const applied = value(await call('reviewPacks.apply', { project: head.path, path }))
  if (!applied) return undefined
  closePacks()
  const { verdict, comment } = applied.counts
  const left = verdict['no-place'] + comment['no-place']
  const done = verdictsAndComments(verdict.applies, comment.applies)
  toast({
    text: `${done ? `${done} applied` : 'What it says stands here already; that it was decided is kept'}${left === 0 ? '.' : `; ${left} ${left === 1 ? 'has' : 'have'} no place here.`}`,
    ...(applied.performed && { action: undoing() }),
  })
  return applied
}

async function where(
  title: string,
  button: string,
  suggested: string,
  filters: { name: string; extensions: string[] }[],
): Promise<string | undefined> {
  return value(await call('files.choose', { kind: 'save', title, button, suggested, filters }))?.[0]
}

function value<T>(reply: Reply<T>): T | undefined {
  if (reply.ok) return reply.value
  reportProblem(reply.problem)
  return undefined
}
