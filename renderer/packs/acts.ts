import type { ReviewApplied } from '#shared/api/packs-views'
import { counted } from '#shared/model/counted'
import { inQuotes } from '#shared/model/in-quotes'
import type { PackSelection } from '#shared/packs/selection'
import { askForFiles } from '../shell/ask-for-files'
import { fileNameFor, projectEnding } from '../shell/project/file-name'
import { call, undoing, useWorkbench, waitFor } from '../store'
import { toast } from '../widgets'
import { answerOf, reviewEnding, reviews } from './asking'
import { closePacks, showPacks } from './state'
import { verdictsAndComments } from './words'

const projects = [{ name: 'Claimbench project', extensions: [projectEnding.slice(1)] }]

/** Asks where the pack is to be, writes it, and keeps in mind that it is out. Whether it was done. */
export async function handOut(name: string, selection: PackSelection): Promise<boolean> {
  const { head } = useWorkbench.getState()
  const path = head && (await where('Hand out articles', 'Hand out', fileNameFor(name), projects))
  if (!path) return false
  const made = answerOf(
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

/** Asks where the review is to be, and writes it. Whether it was done. */
export async function sendReview(since: string | null): Promise<boolean> {
  const { head } = useWorkbench.getState()
  if (!head) return false
  const stem = head.fileName.replace(/(\.claimbench)?\.json$/, '')
  const path = await where('Send the review', 'Write it', `${stem}${reviewEnding}`, reviews)
  const made =
    path &&
    answerOf(await waitFor('Sending the review', task => call('reviewPacks.send', { since, path, task })))
  if (!made) return false
  closePacks()
  toast({
    text: `${verdictsAndComments(made.verdicts, made.comments)} ${made.verdicts + made.comments === 1 ? 'is' : 'are'} in ${made.written.path}`,
  })
  return true
}

/** Applies what fits of a review. What came of it, or nothing where it was refused. */
export async function applyReview(path: string): Promise<ReviewApplied | undefined> {
  const { head } = useWorkbench.getState()
  if (!head) return undefined
  const applied = answerOf(
    await waitFor('Applying the review', task =>
      call('reviewPacks.apply', { project: head.path, path, task }),
    ),
  )
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
  return answerOf(await askForFiles({ kind: 'save', title, button, suggested, filters }))?.[0]
}
