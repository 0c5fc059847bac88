import { done, type Reply } from '#shared/api/problem'
import type { IndexedProject } from '#shared/model/indexed-project'
import type { Operation, OperationBody } from '#shared/operations/operation'
import { type Outcome, reduce, reducing } from '#shared/operations/reducer'
import { breather } from './storage/breathing'

/* What an operation would do: at once, or of a long batch in steps that others can come between. */

export interface WorkedOut {
  readonly operation: Operation
  readonly outcome: Outcome
  /** The version of the project that it holds of, and of no other. */
  readonly version: number
}

/** How many parts a batch has that is worked out in steps: more may take longer than a frame. */
const most = 200

export const isLong = (body: OperationBody): boolean => body.kind === 'batch' && body.operations.length > most

/** `sign` makes the operation of it: the next one of its author. */
export function workOut(project: IndexedProject, sign: () => Operation): WorkedOut {
  const operation = sign()
  return { operation, outcome: reduce(project, operation), version: project.version }
}

/** How often it is begun anew because the project has changed, before it is done in one turn. */
const attempts = 3

/**
 * The same in steps. Where others change the project meanwhile it is worked out anew, and at last in one turn, for they may
 * go on and on. `hindrance` is asked after every turn of others. The project may change once more before whoever waits for
 * this goes on: the version tells.
 */
export async function workOutInSteps(
  project: IndexedProject,
  sign: () => Operation,
  hindrance: () => Reply<never> | undefined,
): Promise<Reply<WorkedOut>> {
  const breathe = breather()
  for (let attempt = 0; attempt < attempts; attempt++) {
    const { version } = project
    const operation = sign()
    const steps = reducing(project, operation)
    for (let step = steps.next(); project.version === version; step = steps.next()) {
      if (step.done) return done({ operation, outcome: step.value, version })
      const breath = breathe()
      if (!breath) continue
      await breath
      const hindered = hindrance()
      if (hindered) return hindered
      if (project.version !== version) break
    }
  }
  return done(workOut(project, sign))
}
