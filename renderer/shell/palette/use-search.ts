import { useEffect, useState } from 'react'
import type { SearchResults } from '#shared/api/views'
import { call, useWorkbench } from '../../store'

export interface Found {
  /** What it was found for. */
  readonly words: string
  /** What has been found so far, best first; `done` says of how much of the project. */
  readonly found: SearchResults
}

/** How long nothing is typed before the project is searched, in milliseconds. */
const rest = 40

/**
 * What the project has for the words, and more of it as the search goes on. The last finds stay until the next are
 * here. Whoever types on or leaves stops it: a search goes on only while it is asked for.
 */
export function useSearch(typed: string, limit: number): Found | null {
  const open = useWorkbench(state => state.head !== null)
  const [results, setResults] = useState<Found | null>(null)
  const words = typed.trim()
  useEffect(() => {
    if (!open || words.length < 2) {
      setResults(null)
      return
    }
    let late = false
    const due = setTimeout(async () => {
      for (let done = 0; done < 1 && !late; ) {
        const reply = await call('search.find', { text: words.slice(0, 500), limit })
        if (late || !reply.ok) return
        done = reply.value.done
        // Until there is something to show, what was found before stays.
        if (done === 1 || hasFinds(reply.value)) setResults({ words, found: reply.value })
      }
    }, rest)
    return () => {
      late = true
      clearTimeout(due)
    }
  }, [open, words, limit])
  return results
}

const hasFinds = ({ articles, claims, entities }: SearchResults) =>
  articles.total + claims.total + entities.total > 0
