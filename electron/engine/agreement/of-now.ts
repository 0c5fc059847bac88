import type { SideBySide } from '#shared/adjudication/cases'
import type { ComparedAsked } from '#shared/api/agreement-contract'
import { done, type Reply } from '#shared/api/problem'
import { begunAnew } from '../begun-anew'
import { overtaken } from '../not-done'
import type { OpenProject } from '../open-project'
import { keptSides } from './kept-sides'

/**
 * What comes of work in steps on annotators' claims side by side, of the project as it is when this resolves: begun anew,
 * from the claims on, where others have changed anything meanwhile, and refused where they do so each time. `carry`
 * carries the steps out.
 */
export function ofNow<T, Step>(
  open: OpenProject,
  asked: ComparedAsked,
  steps: (side: SideBySide) => Generator<Step, T>,
  carry: (steps: Generator<Step, T>) => Promise<T>,
): Promise<Reply<T>> {
  return begunAnew(async () => {
    const { version } = open.project
    const worked = await carry(steps(await keptSides(open).side(asked)))
    return open.project.version === version ? done(worked) : overtaken
  })
}
