import { create } from 'zustand'
import { setView } from '../../store'

/** Files that the review is asked to open, until it takes them; null where none are. */
export const useReviewRequest = create<{ readonly paths: readonly string[] | null }>(() => ({ paths: null }))

/** Goes to the review and has it hold these files against the project. */
export function requestReview(paths: readonly string[]): void {
  useReviewRequest.setState({ paths })
  setView('review')
}

/** The files that are asked for, which are then asked for no longer. */
export function takeReviewRequest(): readonly string[] {
  const { paths } = useReviewRequest.getState()
  useReviewRequest.setState({ paths: null })
  return paths ?? []
}
