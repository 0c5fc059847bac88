import { ArrowUpRight, MessageSquare } from 'lucide-react'
import { useEffect, useReducer, useState } from 'react'
import type { Problem } from '#shared/api/problem'
import type { ReviewFilter } from '#shared/api/review-contract'
import type { BroughtComment, ReviewHead } from '#shared/api/review-views'
import { numeral } from '#shared/model/counted'
import { inQuotes } from '#shared/model/in-quotes'
import { nounsOf } from '#shared/model/table-nouns'
import { call, type NamedCalls, useWorkbench } from '../../store'
import { useCancelled } from '../../store/cancelled-question'
import { type Failure, NotRead } from '../../widgets'
import { dayAndTime } from '../../widgets/dates'
import { goToPlace } from '../go-to'
import own from './comments-part.module.css'
import { wayBack } from './picked'
import type { Counting } from './progress-part'
import { allReviewed, review } from './review'
import styles from './review.module.css'

const atFirst = 5

interface CommentsPartProps {
  head: ReviewHead
  counting: Counting
  /** Those by which the list is read. */
  calls: NamedCalls
}

/** What teammates say that is new here, on whatever it is: a press leads to the difference, or to the place in the text. */
export function CommentsPart({ head, counting, calls }: CommentsPartProps) {
  const { comments, failure } = useBrought(head.id, counting)
  const [all, setAll] = useState(false)
  if (comments.length === 0 && !failure) return null
  const shown = all ? comments : comments.slice(0, atFirst)
  return (
    <section className={styles.part} aria-labelledby="review-comments">
      <h2 id="review-comments">
        New comments <span className={styles.number}>{numeral(comments.length)}</span>
      </h2>
      {failure && <NotRead what="What is new" failure={failure} />}
      <ol className={own.list}>
        {shown.map(comment => (
          <li key={comment.id}>
            <button type="button" className={own.one} onClick={() => void goTo(head, comment, calls)}>
              <span className={own.head}>
                <MessageSquare size={12} aria-hidden="true" />
                {comment.made.byName}, {dayAndTime(comment.made.at)}
                {comment.row === null && <ArrowUpRight size={12} aria-hidden="true" className={own.away} />}
              </span>
              <span className={own.text} dir="auto">
                {comment.text}
              </span>
              <span className={own.on} dir="auto">
                {placeWords(comment)}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {comments.length > shown.length && (
        <button type="button" className={own.more} onClick={() => setAll(true)}>
          All {numeral(comments.length)} new comments
        </button>
      )}
      {comments.length > 0 && (
        <p className={own.note}>They come into the project when the review is finished.</p>
      )}
    </section>
  )
}

/** “on the claim “Some 4,000 …””, and whether there is anything to decide about it. */
function placeWords({ on, title, row }: BroughtComment): string {
  return `on the ${nounsOf[on.table]} ${inQuotes(title)}${row === null ? ', which does not differ' : ''}`
}

/** Those that are known, and why they are not of now. */
function useBrought(
  id: string,
  { calls, tries }: Counting,
): { readonly comments: readonly BroughtComment[]; readonly failure: Failure | null } {
  const changes = useWorkbench(state => state.changes)
  const [found, setFound] = useState<{ id: string; comments: readonly BroughtComment[] } | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [times, again] = useReducer((asked: number) => asked + 1, 0)
  const cancelled = useCancelled()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the project is the reason to ask again
  useEffect(() => {
    const question = `${id} ${tries} ${times}`
    if (cancelled.isIt(question)) return
    let late = false
    void calls
      .ask(task => call('review.comments', { review: id, task }))
      .then(reply => {
        const problem = reply.ok ? null : reply.problem
        if (!cancelled.note(question, problem) && late) return
        setProblem(problem)
        if (reply.ok) setFound({ id, comments: reply.value })
      })
    return () => {
      late = true
    }
  }, [id, changes, calls, tries, times])
  return { comments: found?.id === id ? found.comments : [], failure: problem && { problem, again } }
}

async function goTo(
  head: ReviewHead,
  { row, on, passages, onHere }: BroughtComment,
  calls: NamedCalls,
): Promise<void> {
  if (row === null) return goToPlace({ ...on, passages, here: onHere }, wayBack)
  const place = (filter: ReviewFilter) =>
    calls.ask(task => call('review.place', { review: head.id, filter, key: row, task }))
  const { filter } = review.use.getState()
  const here = await place(filter)
  // Given up, it is gone to nowhere.
  if (!here.ok) return
  if (here.value !== null) return review.set({ at: { key: row, index: here.value } })
  const wider = { ...allReviewed, sort: filter.sort }
  const found = await place(wider)
  if (found.ok && found.value !== null) review.set({ filter: wider, at: { key: row, index: found.value } })
}
