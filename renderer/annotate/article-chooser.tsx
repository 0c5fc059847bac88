import { useCallback, useEffect, useMemo, useState } from 'react'
import type { ArticleRow } from '#shared/api/views'
import { formatPartialDate } from '#shared/claims/partial-date'
import type { ArticleId } from '#shared/model/ids'
import { call, openArticle, reportProblem, useFocus, useWorkbench } from '../store'
import { Dialog, rank, rowsOf, SearchField, VirtualList } from '../widgets'
import styles from './annotate.module.css'
import { useMarkingDesk } from './desk'
import { useLikelyArticles } from './likely-articles'
import { focusWhenSeated } from './readers'

const close = () => useMarkingDesk.setState({ choosing: null })
const readingLength = 500

/** Which article is to stand beside this one; while a link is made, the article that its other end is in. */
export function ArticleChooser() {
  const choosing = useMarkingDesk(state => state.choosing)
  const open = useWorkbench(state => state.workspace.panes.length)
  if (!choosing) return null
  return (
    <Dialog open flush onClose={close} title={titleFor(choosing, open)}>
      <Choosing />
    </Dialog>
  )
}

function titleFor(choosing: 'beside' | 'link', open: number): string {
  if (choosing === 'link') return 'In which article is the other end?'
  return open > 0 ? 'Open which article beside it?' : 'Open which article?'
}

function Choosing() {
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const { likely, waited } = useLikelyArticles()
  const { rows, looking: reading } = useOtherArticles(typed.trim())
  const looking = reading || !waited
  // What is known of likeness later is said, and moves nothing: the analyst may be aiming.
  // biome-ignore lint/correctness/useExhaustiveDependencies: an order that is shown stands until something else is typed
  const found = useMemo(
    () => (waited ? bestFirst(byLikeness(rows, likely), typed) : []),
    [waited, rows, typed],
  )
  const choose = useCallback((id: ArticleId | undefined) => {
    if (!id) return
    close()
    openBesideAndGo(id)
  }, [])
  /** Enter was pressed before the articles that fit were here: the first is taken as soon as they are. */
  const [hurry, setHurry] = useState(false)
  const first = found[0]?.id
  useEffect(() => {
    if (!hurry || looking) return
    setHurry(false)
    choose(first)
  }, [hurry, looking, first, choose])
  return (
    <div className={styles.chooser}>
      <SearchField
        autoFocus
        label="Title or source"
        value={typed}
        onChange={next => {
          setTyped(next)
          setActive(0)
        }}
        onKeyDown={event => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
          if (step !== 0) setActive(Math.max(0, Math.min(found.length - 1, active + step)))
          if (event.key === 'Enter' && looking) setHurry(true)
          else if (event.key === 'Enter') choose(found[active]?.id)
          if (step !== 0 || event.key === 'Enter') event.preventDefault()
        }}
      />
      {found.length === 0 ? (
        <p className={styles.nothing} hidden={looking}>
          {typed ? `No other article fits “${typed}”.` : 'There is no other article in the project yet.'}
        </p>
      ) : (
        <VirtualList
          label="Articles"
          className={styles.chooserList ?? ''}
          list={rowsOf(found)}
          rowHeight={52}
          active={active}
          onActive={index => {
            setActive(index)
            choose(found[index]?.id)
          }}
        >
          {(row, _, state) =>
            row && (
              <div className={styles.chooserRow} data-current={state.active || undefined}>
                <span className={styles.chooserTitle}>{row.title}</span>
                <span className={styles.chooserAbout}>
                  {[row.source, row.date && formatPartialDate(row.date), `${row.claims} claims`]
                    .filter(Boolean)
                    .join(' · ')}
                  {likely.has(row.id) && <em> · names {likely.get(row.id)?.slice(0, 3).join(', ')}</em>}
                </span>
              </div>
            )
          }
        </VirtualList>
      )}
    </div>
  )
}

/** Those that share most first; among equals the order stays. */
function byLikeness(
  rows: readonly ArticleRow[],
  likely: ReadonlyMap<ArticleId, readonly string[]>,
): readonly ArticleRow[] {
  const shares = (row: ArticleRow) => likely.get(row.id)?.length ?? 0
  return rows.toSorted((a, b) => shares(b) - shares(a))
}

/** Those whose title or source fits what is typed as it stands first, then what else the engine has found for it. */
function bestFirst(rows: readonly ArticleRow[], typed: string): readonly ArticleRow[] {
  const best = rank(rows, typed, row => [row.title, row.source])
  const among = new Set(best)
  return [...best, ...rows.filter(row => !among.has(row))]
}

/**
 * The articles for what is typed that are not open, most claims first, for there evidence is likeliest. While they are
 * looked for, those that were found before stay.
 */
function useOtherArticles(typed: string): { rows: readonly ArticleRow[]; looking: boolean } {
  const panes = useWorkbench(state => state.workspace.panes)
  const [answer, setAnswer] = useState<{ typed: string; rows: readonly ArticleRow[] } | null>(null)
  useEffect(() => {
    let gone = false
    const filter = { text: typed, status: null, sort: 'claims' } as const
    void call('articles.list', { filter, offset: 0, limit: readingLength }).then(reply => {
      if (gone) return
      if (!reply.ok) reportProblem(reply.problem)
      setAnswer({ typed, rows: reply.ok ? reply.value.rows : [] })
    })
    return () => {
      gone = true
    }
  }, [typed])
  const rows = useMemo(() => answer?.rows.filter(row => !panes.includes(row.id)) ?? [], [answer, panes])
  return { rows, looking: answer?.typed !== typed }
}

function openBesideAndGo(id: ArticleId): void {
  focusWhenSeated(id)
  openArticle(id, { beside: true })
  if (useFocus.getState().linking) useFocus.setState({ selections: [null, null], pending: [] })
}
