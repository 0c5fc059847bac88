import type { Reply } from '#shared/api/problem'
import { askForFiles } from '../shell/ask-for-files'
import { chooseTeammates } from '../shell/project/project-files'
import { requestReview } from '../shell/project/review-request'
import { reportProblem } from '../store'
import { closePacks, showPacks } from './state'

/* Asking for what has come back: at hand wherever the analyst is. What is done with it comes with the dialogs. */

export const reviewEnding = '.claimbench-review.json'
export const reviews = [{ name: 'Claimbench review', extensions: [reviewEnding.slice(1)] }]

/** Asks for the files that have come back, and has them reviewed. */
export async function takeBack(): Promise<void> {
  const paths = await chooseTeammates('Take back what was handed out', 'Take back')
  if (paths.length === 0) return
  closePacks()
  requestReview(paths)
}

/** Asks for a review that was sent, and shows what it would do here. */
export async function chooseReview(): Promise<void> {
  const chosen = answerOf(
    await askForFiles({
      kind: 'open',
      title: 'Apply a review',
      button: 'Look at it',
      filters: [...reviews, { name: 'JSON', extensions: ['json'] }],
    }),
  )
  if (chosen?.[0]) showPacks({ kind: 'apply', path: chosen[0] })
}

/** What an answer brings; where it is a refusal the analyst is told why. */
export function answerOf<T>(reply: Reply<T>): T | undefined {
  if (reply.ok) return reply.value
  reportProblem(reply.problem)
  return undefined
}
