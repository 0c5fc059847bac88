import type { ReviewApplied } from '#shared/api/packs-views'
import { done, type Reply } from '#shared/api/problem'
import { short } from '#shared/operations/describe'
import { begunAnew } from '../begun-anew'
import type { Making } from '../making'
import { signed } from '../methods/perform'
import { overtaken } from '../not-done'
import type { OpenProject } from '../open-project'
import type { Session } from '../session'
import { unhurried } from '../storage/breathing'
import type { Course } from '../storage/course'
import { type Landed, landing } from './landings'
import type { ReadReviewPack } from './read-review-pack'

/** What a review comes to in a project, and of which state of that it holds. */
interface LandedNow extends Landed {
  readonly version: number
}

/**
 * What the review comes to in the project as it is when this resolves, begun anew where others change that meanwhile. The
 * rest of the course says how far that is, and throws where it is given up.
 */
export async function landedNow(
  open: OpenProject,
  read: ReadReviewPack,
  course: Course,
  until = 1,
): Promise<Reply<LandedNow>> {
  course.part('Looking at what applies here', until)
  return begunAnew(async () => {
    const { version } = open.project
    const landed = await unhurried(landing(open.project, read), course)
    return open.project.version === version ? done({ ...landed, version }) : overtaken
  })
}

/**
 * Applies what fits of a review. Signed only where there is something to: nobody joins a project by what does nothing. What
 * has been worked out is looked at anew only where others have worked meanwhile.
 */
export async function applyLanded(
  session: Session,
  open: OpenProject,
  read: ReadReviewPack,
  course: Course,
): Promise<Reply<ReviewApplied>> {
  const looked = await landedNow(open, read, course, 0.6)
  if (!looked.ok) return looked
  let { landings, patch, version } = looked.value
  if (Object.keys(patch).length === 0) return done({ ...landings, performed: null })
  const title = `Applied the review “${short(read.pack.project.title)}” by ${short(landings.byName)}`
  function* making(): Generator<number, Reply<Making>> {
    if (version !== open.project.version) {
      const anew = yield* landing(open.project, read)
      ;({ landings, patch } = anew)
      version = open.project.version
    }
    return done({ body: { kind: 'records.patch', patch, title } })
  }
  const performed = await signed(session, open, by => open.restore(by, making, course.handedOn(1)))
  return performed.ok ? done({ ...landings, performed: performed.value }) : performed
}
