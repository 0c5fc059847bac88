import { GitCompareArrows } from 'lucide-react'
import { CommandButton } from '../../shell/commands'
import { EmptyState } from '../../widgets'

/** What stands in the view while no teammate's file is open. */
export function NoReview() {
  return (
    <EmptyState
      icon={GitCompareArrows}
      title="No teammate’s file is open for review."
      action={
        <>
          <CommandButton id="review.open" kind="primary" icon={GitCompareArrows} />
          <CommandButton id="review.sample" />
        </>
      }
    >
      Open the project file that a teammate sent back, or drop it on this window. It is only read: what they
      added, changed and removed is shown in the articles’ words, and you decide what becomes part of your
      project.
    </EmptyState>
  )
}
