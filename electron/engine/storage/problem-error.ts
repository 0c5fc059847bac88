import type { Problem } from '#shared/api/problem'
import type { Fault } from './document-checks'
import { fileProblem } from './file-problem'

/** An expected failure on its way out of a promise that has no other way to say so; a `Reply` by the time it leaves this folder. */
export class ProblemError extends Error {
  readonly problem: Problem
  /** What is wrong with a file, fault by fault, where that is why. */
  readonly faults: readonly Fault[]

  constructor(problem: Problem, faults: readonly Fault[] = []) {
    super(problem.message)
    this.problem = problem
    this.faults = faults
  }
}

/** What was thrown, as a problem with the file at `path`. A defect is thrown on. */
export function problemOf(error: unknown, path: string, safe: string): Problem {
  return error instanceof ProblemError ? error.problem : fileProblem(error, path, safe)
}
