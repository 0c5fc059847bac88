import type { Performed } from '#shared/api/contract'
import { done, failed, type Reply } from '#shared/api/problem'
import type { CameAlong, Finished } from '#shared/api/review-views'
import type { AnnotatorId } from '#shared/model/ids'
import { unwaited, type Waiting } from '../making'
import { givenUp } from '../snapshots/removal-replies'
import { carriedOut } from '../tasks'
import { finishing } from './finishing'
import type { Review } from './review'

/** How often it is worked out anew where others work in the project meanwhile. */
const mostAttempts = 5

/**
 * Brings the files of a review into the project's history, one operation each: what the first of them brings is there
 * when the next is held against it. It can be given up until the first of them is in it; the others then follow.
 */
export async function finishReview(
  review: Review,
  by: AnnotatorId,
  undecided: 'take' | 'leave',
  waiting?: Waiting,
): Promise<Reply<Finished>> {
  let performed: Performed | null = null
  let [taken, attempts] = [0, 0]
  // What one file leaves open comes up with the next one too.
  const open = new Set<string>()
  const along: CameAlong[] = []
  for (let file = 0; file < review.held.length; ) {
    const state = await review.now()
    const held = review.held[file]
    if (!held) break
    // With the first of them in, the others follow.
    const { signal, tell } = performed || !waiting ? unwaited : waiting
    const worked = await carriedOut(finishing(review, state, held, undecided), 'Bringing it in', signal, tell)
    if (!worked) return givenUp
    if (!review.isCurrent(state)) {
      if (attempts++ < mostAttempts) continue
      return overtaken
    }
    const finish = worked.value
    const { making } = finish
    if (making) {
      const brought = await review.open.restore(
        by,
        () => (review.isCurrent(state) ? done(making) : overtaken),
        performed ? undefined : waiting,
      )
      if (brought === overtaken && attempts++ < mostAttempts) continue
      if (!brought.ok) return brought
      performed = brought.value
    }
    taken += finish.taken
    for (const key of finish.open) open.add(key)
    along.push(...finish.cameAlong)
    file++
  }
  return done({ performed, taken, open: open.size, cameAlong: along })
}

const overtaken = failed('pointless', 'The project was changed meanwhile. Finish the review once more.')
