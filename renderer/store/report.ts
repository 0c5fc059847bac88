import type { Problem } from '#shared/api/problem'

type Reporter = (problem: Problem) => void
let reporter: Reporter = problem => console.error(problem.message)

/** The frame says how problems are shown (a toast); the store only says that there is one. */
export function setReporter(next: Reporter): void {
  reporter = next
}

/** Tells the analyst. Who has given something up need not be told so. */
export function reportProblem(problem: Problem): void {
  if (problem.code !== 'cancelled') reporter(problem)
}
