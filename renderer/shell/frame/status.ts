import { useEffect } from 'react'
import { create } from 'zustand'

/** What the view in sight says about itself at the foot of the window. */
export const useViewStatus = create<{ words: string }>(() => ({ words: '' }))

/** Shows where the analyst is, as long as the view stands: “Article 2 of 6 · sentence 3”. */
export function useStatus(words: string): void {
  useEffect(() => {
    useViewStatus.setState({ words })
    return () => useViewStatus.setState({ words: '' })
  }, [words])
}
