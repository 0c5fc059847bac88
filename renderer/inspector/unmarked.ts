import { useEffect, useState } from 'react'
import type { ArticleId } from '#shared/model/ids'
import { call, useWorkbench } from '../store'

interface Unmarked {
  readonly here: number | null
  readonly everywhere: number | null
}

/**
 * In how many places some names stand where no mention is marked, in an article and in all; null until it is known.
 * Counted again after each change of the project.
 */
export function useUnmarked(names: readonly string[], article: ArticleId): Unmarked {
  const [found, setFound] = useState<Unmarked>({ here: null, everywhere: null })
  const revision = useWorkbench(state => state.head?.revision)
  const sought = names.join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the project is the reason to count again
  useEffect(() => {
    let late = false
    const wanted = sought.split('\n').filter(Boolean)
    const count = async (within: ArticleId | null) => {
      const reply = await call('entities.occurrences', { names: wanted, article: within })
      return reply.ok ? reply.value.places : null
    }
    if (wanted.length > 0)
      void Promise.all([count(article), count(null)]).then(([here, everywhere]) => {
        if (!late) setFound({ here, everywhere })
      })
    return () => {
      late = true
    }
  }, [sought, article, revision])
  return found
}
