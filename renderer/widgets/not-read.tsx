import type { Problem } from '#shared/api/problem'
import { Banner } from './banner'
import { Button } from './button'

export interface Failure {
  readonly problem: Problem
  /** Asks for it again. */
  readonly again: () => void
}

/**
 * Stands where something could not be read: what that is, why, and the way to have it after all. What the analyst has
 * cancelled is not in want of mending: it is said calmly.
 */
export function NotRead({ what, failure }: { what: string; failure: Failure }) {
  const isCancelled = failure.problem.code === 'cancelled'
  return (
    <Banner
      kind={isCancelled ? 'info' : 'bad'}
      action={
        <Button small onClick={failure.again}>
          Try again
        </Button>
      }
    >
      {!isCancelled && `${what} could not be read. `}
      {failure.problem.message}
    </Banner>
  )
}
