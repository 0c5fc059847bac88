import { useEffect, useReducer, useState } from 'react'
import { done, type Problem, type Reply } from '#shared/api/problem'
import type { ArticleRow } from '#shared/api/views'
import { call, useWorkbench } from '../store'
import type { Failure } from '../widgets'

const portion = 500

type Rows = readonly ArticleRow[]
export interface AllArticles {
  /** Null until they are known. */
  readonly rows: Rows | null
  readonly failure: Failure | null
}

/** All articles of the project in the order in which they came. */
export function useAllArticles(): AllArticles {
  const changes = useWorkbench(state => state.changes)
  const [rows, setRows] = useState<Rows | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [tries, tryAgain] = useReducer((count: number) => count + 1, 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew when the project changes
  useEffect(() => {
    let late = false
    void readAll(() => late).then(reply => {
      if (late) return
      setProblem(reply.ok ? null : reply.problem)
      if (reply.ok) setRows(reply.value)
    })
    return () => {
      late = true
    }
  }, [changes, tries])
  return { rows, failure: problem && { problem, again: tryAgain } }
}

async function readAll(isLate: () => boolean): Promise<Reply<Rows>> {
  const rows: ArticleRow[] = []
  for (let total = 1; rows.length < total && !isLate(); ) {
    const reply = await call('articles.list', {
      filter: { text: '', status: null, sort: 'added' },
      offset: rows.length,
      limit: portion,
    })
    if (!reply.ok) return reply
    if (reply.value.rows.length === 0) break
    rows.push(...reply.value.rows)
    total = reply.value.total
  }
  return done(rows)
}
