import type { Performed } from '#shared/api/contract'
import { done, type Problem, type Reply } from '#shared/api/problem'
import type { CameAlong, Finished } from '#shared/api/review-views'
import type { AnnotatorId } from '#shared/model/ids'
import { begunAnew } from '../begun-anew'
import { forPart, unwaited, type Waiting } from '../making'
import { givenUp, overtaken } from '../not-done'
import { carriedOut } from '../tasks'
import { type Finish, finishing } from './finishing'
import type { Review } from './review'

/**
 * Brings the files of a review into the project's history, one operation each: what the first of them brings is there
 * when the next is held against it. It can be given up until the first of them is in it; the others then follow.
 */
export async function finishReview(
  review: Review,
  by: AnnotatorId,
  undecided: 'take' | 'leave',
  waiting: Waiting = unwaited,
): Promise<Reply<Finished>> {
  let performed: Performed | null = null
  let taken = 0
  // What one file leaves open comes up with the next one too.
  const open = new Set<string>()
  const along: CameAlong[] = []
  const files = review.held.length
  for (let file = 0; file < files; file++) {
    // How far it is is told of those that follow, too.
    const signal = performed ? unwaited.signal : waiting.signal
    const ofFile = forPart(file / files, (file + 1) / files, { ...waiting, signal })
    const one = await begunAnew(() => bringIn(review, file, by, undecided, ofFile))
    if (!one.ok) return performed ? partlyDone(review, file, one.problem) : one
    const { finish } = one.value
    performed = one.value.performed ?? performed
    taken += finish.taken
    for (const key of finish.open) open.add(key)
    along.push(...finish.cameAlong)
  }
  return done({ performed, taken, open: open.size, cameAlong: along })
}

/** The refusal of one file where those before it are in the project's history already. */
function partlyDone({ held }: Review, place: number, problem: Problem): Reply<never> {
  const named = held.map(({ file }) => `“${file.fileName}”`)
  const [before, from] = [named.slice(0, place), named.slice(place)]
  const message = `${before.join(', ')} ${have(before)} been brought in. ${from.join(', ')} ${have(from)} not, and can be when the review is finished again. ${problem.message}`
  return { ok: false, problem: { ...problem, message } }
}
const have = (files: readonly string[]) => (files.length === 1 ? 'has' : 'have')

/** Brings in the file of this place, if there is anything to bring in. */
async function bringIn(
  review: Review,
  file: number,
  by: AnnotatorId,
  undecided: 'take' | 'leave',
  waiting: Waiting,
): Promise<Reply<{ readonly finish: Finish; readonly performed: Performed | null }>> {
  const state = await review.nowFor(forPart(0, 0.2, waiting))
  if (!state) return givenUp
  const held = review.held[file]
  if (!held) return overtaken
  const { signal, tell } = forPart(0.2, 0.6, waiting)
  const work = finishing(review, state, held, undecided)
  const worked = await carriedOut(work, 'Bringing it in', signal, tell)
  if (!worked) return givenUp
  if (!review.isCurrent(state)) return overtaken
  const finish = worked.value
  const { making } = finish
  if (!making) return done({ finish, performed: null })
  const asItWas = () => (review.isCurrent(state) ? done(making) : overtaken)
  const brought = await review.open.restore(by, asItWas, forPart(0.6, 1, waiting))
  return brought.ok ? done({ finish, performed: brought.value }) : brought
}
