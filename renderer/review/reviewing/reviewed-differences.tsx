import { CircleCheck } from 'lucide-react'
import { useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { Problem } from '#shared/api/problem'
import type { ReviewHead, ReviewRow } from '#shared/api/review-views'
import { numeral } from '#shared/model/counted'
import { useStatus } from '../../shell/frame/status'
import { KeptPanes } from '../../shell/kept-panes'
import { call, useNamedCalls, useUnderWay, useWindowed, useWorkbench } from '../../store'
import { useCancelled } from '../../store/cancelled-question'
import { EmptyState, handsAreFree, ReadOnly, type VirtualListHandle } from '../../widgets'
import { activeIndex } from '../active'
import { Differences } from '../differences'
import { goToPlace } from '../go-to'
import { articlesOf } from './articles-of'
import { Over } from './over'
import { Picked, wayBack } from './picked'
import type { Counting } from './progress-part'
import { allReviewed, review } from './review'
import { ReviewFilters, ReviewOrder } from './review-filters'
import { ReviewLine } from './review-line'
import { RightColumn } from './right-column'
import { rowsOfReview, useReviewCommands } from './use-review-commands'
import { useReviewDetail } from './use-review-detail'
import { anyWords, whoOf } from './words'

/** What teammates did, held against the project as it stands: the list, the one that is picked, how far it has come. */
export function ReviewedDifferences({ head }: { head: ReviewHead }) {
  const { filter, at, marked } = review.use()
  const changes = useWorkbench(state => state.changes)
  const readOnly = useWorkbench(state => Boolean(state.head?.readOnly))
  const own = useWorkbench(state => state.head?.fileName ?? '')
  const calls = useNamedCalls(JSON.stringify({ review: head.id, filter }))
  const list = useWindowed('review.list', { review: head.id, filter }, undefined, calls)
  const handle = useRef<VirtualListHandle>(null)
  const active = activeIndex(list, at)
  const row = active === null ? undefined : list.row(active)
  const read = useReviewDetail(head, row?.key ?? null)
  const toList = () => handle.current?.focus()
  const files = head.files.map(({ fileName }) => fileName).join(', ')
  useStatus(
    `${active === null ? '' : `Difference ${numeral(active + 1)} of ${numeral(list.total ?? 0)} · `}${own} ↔ ${files} (read-only)`,
  )
  const counting = useCounting(head.id, changes)
  const findArticles = useMemo(() => articlesOf(head.id, counting.calls), [head.id, counting.calls])
  const some = head.summary.total > 0
  useEffect(() => {
    if (some && handsAreFree()) handle.current?.focus()
  }, [some])
  useReviewCommands({ head, list, active, row, detail: read.detail, marked })

  const goTo = (index: number, { shift, mod }: { shift: boolean; mod: boolean }) => {
    const to = list.row(index)
    review.set({ at: { key: to?.key ?? null, index } })
    if (shift) void rowsOfReview(head, active ?? index, index).then(review.mark)
    else if (mod && to) review.toggle(to)
  }
  return (
    <ReadOnly value={readOnly}>
      <KeptPanes
        name="review"
        panes={[
          {
            id: 'differences',
            label: 'Differences',
            share: 25.5,
            min: 260,
            max: 480,
            content: (
              <Differences<ReviewRow, typeof filter>
                handle={handle}
                list={list}
                summary={head.summary}
                filter={filter}
                all={allReviewed}
                onFilter={next => review.set({ filter: next })}
                words={anyWords}
                findArticles={findArticles}
                count={`${numeral(head.progress.left)} left of ${numeral(head.progress.total)}`}
                acts={<ReviewOrder filter={filter} onChange={next => review.set({ filter: next })} />}
                filters={
                  <ReviewFilters
                    head={head}
                    filter={filter}
                    onChange={next => review.set({ filter: next })}
                  />
                }
                line={(each, state) => <ReviewLine row={each} who={file => whoOf(head, file)} {...state} />}
                active={active}
                onActive={goTo}
                onOpen={each => void openRow(head, each)}
                isMarked={({ key }) => marked.has(key)}
                someMarked={marked.size > 0}
              />
            ),
          },
          {
            id: 'difference',
            label: 'Difference',
            share: 55.5,
            min: 360,
            content: some ? (
              <Picked head={head} list={list} read={read} counting={counting} toList={toList} />
            ) : (
              <NothingNew />
            ),
          },
          {
            id: 'about',
            label: 'About the review',
            share: 19,
            min: 220,
            max: 420,
            content: <RightColumn head={head} detail={read.detail} counting={counting} calls={calls} />,
          },
        ]}
      />
      <Over head={head} list={list} active={active} row={row} detail={read.detail} toList={toList} />
    </ReadOnly>
  )
}

/**
 * Counts anew what is left, whenever the project has changed: how far that is, once it takes long, and why it was not
 * done. What was cancelled is counted only when told to.
 */
function useCounting(id: string, changes: unknown): Counting {
  const calls = useNamedCalls(id)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [tries, again] = useReducer((count: number) => count + 1, 0)
  const cancelled = useCancelled()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the project is the reason to count again
  useEffect(() => {
    const asked = `${id} ${tries}`
    if (cancelled.isIt(asked)) return
    void review.follow(calls).then(problem => {
      cancelled.note(asked, problem)
      setProblem(problem)
    })
  }, [calls, changes, tries])
  const underWay = useUnderWay(calls)
  return { underWay, failure: problem && !underWay ? { problem, again } : null, calls, tries }
}

function NothingNew() {
  return (
    <EmptyState icon={CircleCheck} title="Nothing in it is new.">
      Everything that was done there is part of this project already.
    </EmptyState>
  )
}

async function openRow(head: ReviewHead, { key, table, id }: ReviewRow): Promise<void> {
  const reply = await call('review.read', { review: head.id, key })
  if (!reply.ok) return
  const { passages, records } = reply.value
  await goToPlace({ table, id, passages, here: records.mine !== null }, wayBack)
}
