import type { SideBySide } from '#shared/adjudication/cases'
import type { ComparedAsked } from '#shared/api/agreement-contract'
import { done, type Reply } from '#shared/api/problem'
import type { OpenProject } from '../open-project'
import { overtaken } from '../snapshots/removal-replies'
import { keptSides } from './kept-sides'

/** How often work is begun anew where others change the project meanwhile. */
const mostAttempts = 5

/**
 * What comes of work in steps on annotators' claims side by side, of the project as it is when this resolves: begun anew,
 * from the claims on, where others have changed anything meanwhile, and refused where they do so each time. `carry`
 * carries the steps out.
 */
export async function ofNow<T, Step>(
  open: OpenProject,
  asked: ComparedAsked,
  steps: (side: SideBySide) => Generator<Step, T>,
  carry: (steps: Generator<Step, T>) => Promise<T>,
): Promise<Reply<T>> {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const { version } = open.project
    const worked = await carry(steps(await keptSides(open).side(asked)))
    if (open.project.version === version) return done(worked)
  }
  return overtaken
}
