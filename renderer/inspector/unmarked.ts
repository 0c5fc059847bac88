import { useEffect, useState } from 'react'
import type { ArticleId, Id } from '#shared/model/ids'
import { call, newId, useWorkbench } from '../store'

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
    const wanted = sought.split('\n').filter(Boolean)
    const tasks = [newId<Id<'task'>>('task'), newId<Id<'task'>>('task')] as const
    let [late, over] = [false, wanted.length === 0]
    const count = async (within: ArticleId | null, task: string) => {
      const reply = await call('entities.occurrences', { names: wanted, article: within, task })
      return reply.ok ? reply.value.places : null
    }
    if (wanted.length > 0)
      void Promise.all([count(article, tasks[0]), count(null, tasks[1])]).then(([here, everywhere]) => {
        if (late) return
        over = true
        setFound({ here, everywhere })
      })
    return () => {
      late = true
      if (!over) for (const task of tasks) void call('tasks.cancel', { task })
    }
  }, [sought, article, revision])
  return found
}
