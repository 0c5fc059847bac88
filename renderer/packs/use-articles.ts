import { useEffect, useState } from 'react'
import type { ArticleRow } from '#shared/api/views'
import { call, reportProblem, useWorkbench } from '../store'

const portion = 500

/** All articles of the project in the order in which they came; null until they are known. */
export function useAllArticles(): readonly ArticleRow[] | null {
  const changes = useWorkbench(state => state.changes)
  const [rows, setRows] = useState<readonly ArticleRow[] | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew when the project changes
  useEffect(() => {
    let late = false
    void readAll(() => late).then(read => read && setRows(read))
    return () => {
      late = true
    }
  }, [changes])
  return rows
}

async function readAll(isLate: () => boolean): Promise<readonly ArticleRow[] | undefined> {
  const rows: ArticleRow[] = []
  for (let total = 1; rows.length < total; ) {
    const reply = await call('articles.list', {
      filter: { text: '', status: null, sort: 'added' },
      offset: rows.length,
      limit: portion,
    })
    if (isLate()) return undefined
    if (!reply.ok) {
      reportProblem(reply.problem)
      return undefined
    }
    if (reply.value.rows.length === 0) break
    rows.push(...reply.value.rows)
    total = reply.value.total
  }
  return rows
}
