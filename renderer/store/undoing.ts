import { undo } from './actions'
import { reportProblem } from './report'
import { useWorkbench } from './workbench'

/**
 * The button of a message that says what has just been done. It takes back that and nothing else: a message outlasts
 * the next operation, and the latest may by then be one that the analyst never meant. `takeBack` undoes, and does what
 * goes with that.
 */
export function undoing(takeBack: () => Promise<unknown> = undo): {
  readonly label: string
  readonly run: () => void
} {
  const done = useWorkbench.getState().head
  return {
    label: 'Undo',
    run: () => {
      const now = useWorkbench.getState().head
      if (now?.path === done?.path && now?.revision === done?.revision) void takeBack()
      else reportProblem({ code: 'pointless', message: somethingElse })
    },
  }
}

const somethingElse =
  'Something else has been done since, so nothing was taken back. History shows what; undo goes through it step by step.'
