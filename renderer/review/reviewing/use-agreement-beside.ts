import { useEffect, useRef, useState } from 'react'
import type { ReviewAgreement } from '#shared/api/review-views'
import type { ArticleId } from '#shared/model/ids'
import { call, newId, useWorkbench } from '../../store'
import type { Task } from '../held'

/** How long changes go on before it is asked about again, in milliseconds. */
const rest = 500

interface Beside {
  readonly agreement: ReviewAgreement | null
  /** Nothing is known of the file yet. */
  readonly working: boolean
}

/** Asked about at once, and again when changes have come to rest. What is known of the file stays until the next is here. */
export function useAgreementBeside(review: string, file: number, article: ArticleId | null): Beside {
  const changes = useWorkbench(state => state.changes)
  const [known, setKnown] = useState<{ of: string; agreement: ReviewAgreement | null } | null>(null)
  const asked = useRef('')
  const of = `${review} ${file}`
  const question = `${of} ${article}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the project is the reason to ask again
  useEffect(() => {
    const task = newId<Task>('task')
    let late = false
    const due = setTimeout(
      () => {
        asked.current = question
        void call('review.agreement', { task, review, file, article }).then(reply => {
          if (!late && reply.ok) setKnown({ of, agreement: reply.value })
        })
      },
      asked.current === question ? rest : 0,
    )
    return () => {
      late = true
      clearTimeout(due)
    }
  }, [question, changes])
  return { agreement: known?.of === of ? known.agreement : null, working: known?.of !== of }
}
