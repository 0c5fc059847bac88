import { setReporter, useWorkbench } from '../store'
import { toast, withdraw } from '../widgets'

/** How long a trouble in the banner is news, in milliseconds: what failed by it is not told beside it in the same words. */
const news = 1_000
const topic = 'trouble'

/** Has problems told in passing; what the banner begins to tell at the same time is left to it, and over when it is. */
export function tellProblems(): void {
  let began = 0
  useWorkbench.subscribe(({ trouble }, before) => {
    if (trouble === before.trouble) return
    if (!trouble) withdraw(topic)
    else if (trouble.problem.message !== before.trouble?.problem.message) began = performance.now()
  })
  setReporter(({ message }) => {
    const banner = useWorkbench.getState().trouble?.problem.message === message
    // Tried again and failed again, the banner has not changed: it must be seen that it was tried.
    if (!banner || performance.now() - began > news)
      toast({ kind: 'bad', text: message, ...(banner && { topic }) })
  })
}
