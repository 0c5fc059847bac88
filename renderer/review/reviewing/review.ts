import { create } from 'zustand'
import { done, failed, type Problem } from '#shared/api/problem'
import type { ReviewFilter } from '#shared/api/review-contract'
import type { ReviewHead, ReviewRow } from '#shared/api/review-views'
import { call, useWorkbench } from '../../store'
import { allDifferences } from '../filter'
import { makeHeld, type Named } from '../held'

export const allReviewed: ReviewFilter = {
  ...allDifferences,
  standings: [],
  files: [],
  sort: 'conflicts',
}

function readCurrent(named?: Named) {
  const ask = (task?: string) => call('review.current', task === undefined ? {} : { task })
  return named ? named.ask(ask) : ask()
}

/** Teammates' files held against the open project. */
export const review = makeHeld<ReviewHead, ReviewFilter, ReviewRow>(allReviewed, {
  close: ({ id }) => void call('review.close', { review: id }),
  again: async ({ id }, named) => {
    const reply = await readCurrent(named)
    if (!reply.ok) return reply
    if (reply.value?.id === id) return done(reply.value)
    return failed(
      'missing',
      'The review is no longer open. Open the files again to go on; what was decided is kept.',
    )
  },
})

/** What the reviewer's hands are on, beside the row. */
interface Reviewing {
  /** Reasons that were written and not yet given, by the row's key. */
  readonly reasons: Readonly<Record<string, string>>
  /** What stands over the view: the editor, all of a kind, what theirs are here, finishing. */
  readonly over: 'edit' | 'alike' | 'finish' | { readonly mapping: number } | null
  /** What was decided last, and the row that it was about; said as long as nothing else has happened since. */
  readonly last: { readonly text: string; readonly key: string; readonly revision: number } | null
  /** A decision is on its way to the disk. */
  readonly busy: boolean
}
export const useReviewing = create<Reviewing>(() => ({ reasons: {}, over: null, last: null, busy: false }))

export const showOver = (over: Reviewing['over']): void => useReviewing.setState({ over })
export const writeReason = (key: string, reason: string): void =>
  useReviewing.setState(({ reasons }) => ({ reasons: { ...reasons, [key]: reason } }))
/** What was written has been given: the decision holds it now. */
export function forgetReasons(keys: readonly string[]): void {
  useReviewing.setState(({ reasons }) => {
    const next = { ...reasons }
    for (const key of keys) delete next[key]
    return { reasons: next }
  })
}

const nameOf = (path: string) => path.split(/[/\\]/).at(-1) ?? path

/** Holds these files against the project. False where that failed or was given up; the review says which. */
export async function openReview(paths: readonly string[]): Promise<boolean> {
  useReviewing.setState(useReviewing.getInitialState())
  return review.open(task => call('review.open', { task, paths: [...paths] }), paths.map(nameOf).join(', '))
}

/**
 * Shows the review that the engine has open for this window, as after the window was loaded anew. The problem where that
 * was not told.
 */
export async function resumeReview(named: Named): Promise<Problem | null> {
  const { opening } = useWorkbench.getState()
  const reply = await readCurrent(named)
  if (review.use.getState().stage !== 'none' || useWorkbench.getState().opening !== opening) return null
  if (!reply.ok) return reply.problem
  if (reply.value === null) return null
  const head = reply.value
  review.set({ stage: 'open', opening, head, title: head.files.map(({ fileName }) => fileName).join(', ') })
  return null
}
