import { CircleCheck } from 'lucide-react'
import { useMemo } from 'react'
import type { MadeBy, ReviewDetail, ReviewHead, ReviewRow } from '#shared/api/review-views'
import { fieldsOfWords } from '#shared/compare/shown-fields'
import { commentedTables } from '#shared/model/choices'
import type { ClaimId } from '#shared/model/ids'
import type { Comment } from '#shared/model/review-records'
import { recordNames } from '#shared/model/table-nouns'
import { type Brought, Comments } from '../../comments'
import type { Windowed } from '../../store'
import { EmptyState, NothingToPick, NotRead } from '../../widgets'
import { dayAndTime } from '../../widgets/dates'
import { useTone } from '../difference-view'
import frame from '../difference-view.module.css'
import { goToPassage } from '../go-to'
import { Passages } from '../passage'
import type { ReadDetail } from '../use-difference'
import { Versions } from '../versions'
import { DecisionNote } from './decision-note'
import type { Counting } from './progress-part'
import { ReasonField } from './reason-field'
import styles from './review.module.css'
import { ReviewMark } from './review-mark'
import { useAlikeCount } from './use-alike-count'
import { useComingAlong } from './use-review-detail'
import { VerdictBar } from './verdict-bar'
import { reviewWords, whoOf } from './words'

export const commentField = 'review-comment'

export const wayBack = {
  record: 'It is not in the project. Take it in to go there.',
  article: 'Its article is not in the project. Take the article in to go there.',
}

interface PickedProps {
  head: ReviewHead
  list: Windowed<ReviewRow>
  read: ReadDetail<ReviewDetail>
  counting: Counting
  /** Puts the keyboard back into the list. */
  toList: () => void
}

/** The difference that is picked: in the article's words, both versions, what can be decided, and what was said. */
export function Picked({ head, list, read: { detail, problem }, ...hands }: PickedProps) {
  if (problem) return <EmptyState icon={CircleCheck} title={problem.message} />
  if (!detail)
    return (
      <NothingToPick list={list} title="No difference is picked.">
        The difference that is picked stands here in the article’s words, with both versions.
      </NothingToPick>
    )
  return (
    <section className={styles.picked} aria-label="Difference">
      <Reviewed key={detail.row.key} head={head} detail={detail} {...hands} />
    </section>
  )
}

function Reviewed({
  head,
  detail,
  counting,
  toList,
}: Omit<PickedProps, 'list' | 'read'> & { detail: ReviewDetail }) {
  const { row, records, made, passages, fields, verdicts } = detail
  const who = whoOf(head, row.file)
  const words = reviewWords(who, row.kind)
  const tone = useTone(row.table, records.mine ?? records.theirs)
  const alike = useAlikeCount(head, row, counting)
  const along = useComingAlong(head, detail)
  const claim = row.table === 'claims' && records.mine ? (row.id as ClaimId) : null
  const isSame = row.standing === 'same'
  const can = isSame ? [] : verdicts
  const stands = isSame
    ? null
    : row.verdict === 'theirs'
      ? 'theirs'
      : row.verdict === 'edited'
        ? null
        : 'mine'
  return (
    <article className={styles.view} aria-labelledby="difference-title">
      <header>
        <p className={frame.kindLine}>
          <ReviewMark row={row} who={who} />
          <span className={frame.made}>{madeWords(made.theirs)}</span>
        </p>
        <h2 className={styles.title} id="difference-title">
          <span className={frame.record}>
            {detail.field === null ? recordNames[row.table] : fieldsOfWords(row.fields)}
          </span>{' '}
          {row.title}
        </h2>
      </header>
      <Passages
        passages={passages}
        table={row.table}
        words={words}
        tone={tone}
        onShow={passage => void goToPassage(passage, claim, wayBack)}
      />
      <Explanation detail={detail} />
      <Versions
        fields={fields.map(({ field, name, mine, theirs }) => ({ field, name, from: mine, to: theirs }))}
        from={{
          title: words.from,
          about: madeWords(made.mine),
          absent: records.mine ? null : words.absent.from,
          ...(can.includes('mine') && { keys: '1' }),
          stands: stands === 'mine',
        }}
        to={{
          title: words.to,
          about: made.theirs?.byName === words.to ? dayAndTime(made.theirs.at) : madeWords(made.theirs),
          absent: records.theirs ? null : words.absent.to,
          ...(can.includes('theirs') && { keys: '2' }),
          stands: stands === 'theirs',
        }}
      />
      {detail.others.length > 0 && (
        <div>
          <p className={styles.quiet}>An earlier review left these open besides:</p>
          <ul className={styles.options}>
            {detail.others.map(({ shown }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they have no name, and are never moved
              <li key={at}>{shown ?? 'not set'}</li>
            ))}
          </ul>
        </div>
      )}
      {detail.decision && <DecisionNote detail={detail} who={who} />}
      <div className={styles.bar}>
        <VerdictBar row={row} verdicts={can} alike={alike.count} />
        {alike.failure && <NotRead what="How many are of this kind" failure={alike.failure} />}
        {along.length > 0 && (
          <div className={styles.along}>
            Taking it in brings along:
            <ul>
              {along.slice(0, 5).map(({ unit, sentence }) => (
                <li key={unit}>{sentence}</li>
              ))}
              {along.length > 5 && <li>and {along.length - 5} more</li>}
            </ul>
          </div>
        )}
        {can.length > 0 && <ReasonField detail={detail} onLeave={toList} />}
      </div>
      <Thread detail={detail} />
    </article>
  )
}

/** What there is to decide in a sentence, the weight of it first; and what it was before both began. */
function Explanation({ detail: { explanation, row, field, base } }: { detail: ReviewDetail }) {
  const at = explanation.indexOf(' after the common base')
  return (
    <p className={styles.explanation}>
      {row.standing === 'conflict' && at > 0 ? (
        <>
          <strong>{explanation.slice(0, at)}</strong>
          {explanation.slice(at)}
        </>
      ) : (
        explanation
      )}
      {field !== null && (
        <span className={styles.base}>
          {' '}
          Before: <em>{base.shown ?? 'not set'}</em>
        </span>
      )}
    </p>
  )
}

/** Comments stand on what is in the project; on what is not there yet, once it is. Theirs are shown as what is new. */
function Thread({ detail: { row, records, comments } }: { detail: ReviewDetail }) {
  const on = useMemo(() => ({ table: row.table, id: row.id }) as Comment['on'], [row.table, row.id])
  const brought = useMemo(() => broughtOf(comments, on), [comments, on])
  if (!(commentedTables as readonly string[]).includes(row.table)) return null
  return (
    <Comments
      on={on}
      brought={brought}
      field={commentField}
      reason={
        records.mine ? undefined : 'Comments stand on what is in the project: take it in to say something.'
      }
    />
  )
}

const broughtOf = (comments: ReviewDetail['comments'], on: Comment['on']): readonly Brought[] =>
  comments
    .filter(({ here }) => !here)
    .map(({ id, replyTo, text, resolved, made, changed }) => ({
      comment: { id, on, replyTo, text, resolved, created: made, changed },
      byName: made.byName,
    }))

const madeWords = (made: MadeBy | null): string => (made ? `${made.byName}, ${dayAndTime(made.at)}` : '')
