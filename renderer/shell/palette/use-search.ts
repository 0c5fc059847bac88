import { useEffect, useState } from 'react'
import type { SearchResults } from '#shared/api/views'
import { call, useWorkbench } from '../../store'

const perGroup = 6

/** What the project has for the words, with the words it was found for. The last finds stay until the next are here. */
export function useSearch(typed: string): { readonly words: string; readonly found: SearchResults } | null {
  const open = useWorkbench(state => state.head !== null)
  const [results, setResults] = useState<{ words: string; found: SearchResults } | null>(null)
  const words = typed.trim()
  useEffect(() => {
    if (!open || words.length < 2) {
      setResults(null)
      return
    }
    let late = false
    const due = setTimeout(async () => {
      const reply = await call('search.find', { text: words.slice(0, 500), limit: perGroup })
      if (!late && reply.ok) setResults({ words, found: reply.value })
    }, 60)
    return () => {
      late = true
      clearTimeout(due)
    }
  }, [open, words])
  return results
}
