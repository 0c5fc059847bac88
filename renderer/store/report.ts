import type { Problem } from '#shared/api/problem'

type Reporter = (problem: Problem) => void
let reporter: Reporter = problem => console.error(problem.message)

/** The frame says how problems are shown (a toast); the store only says that there is one. */
export function setReporter(next: Reporter): void {
  reporter = next
}

export function reportProblem(problem: Problem): void {
  reporter(problem)
}
