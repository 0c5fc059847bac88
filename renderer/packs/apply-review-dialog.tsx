import { useEffect, useState } from 'react'
import type { LandingRow, ReviewLandings } from '#shared/api/packs-views'
import type { Problem } from '#shared/api/problem'
import { counted, numeral } from '#shared/model/counted'
import { inQuotes } from '#shared/model/in-quotes'
import { call, useNamedCalls, useUnderWay, useWorkbench } from '../store'
import { Banner, Button, Dialog, Progress, UnderWayPart } from '../widgets'
import { dayAndTime } from '../widgets/dates'
import { applyReview } from './acts'
import styles from './packs.module.css'
import { closePacks } from './state'
import { landingWords, verdictsAndComments } from './words'

type Read = { readonly review: ReviewLandings } | { readonly problem: Problem } | null

/** What a review that was sent would do here, verdict by verdict, before it does. */
export function ApplyReviewDialog({ path }: { path: string }) {
  const changes = useWorkbench(state => state.changes)
  const readOnly = useWorkbench(state => state.head?.readOnly ?? null)
  const [read, setRead] = useState<Read>(null)
  const [busy, setBusy] = useState(false)
  const calls = useNamedCalls(path)
  const underWay = useUnderWay(calls)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew when the project changes
  useEffect(() => {
    let late = false
    void calls
      .ask(task => call('reviewPacks.read', { path, task }))
      .then(reply => {
        if (late) return
        if (reply.ok) setRead({ review: reply.value })
        else if (reply.problem.code === 'cancelled') closePacks()
        else setRead({ problem: reply.problem })
      })
    return () => {
      late = true
    }
  }, [path, changes, calls])
  const review = read && 'review' in read ? read.review : null
  const news = review && review.rows.length > 0 ? toDo(review) : 0
  const go = async () => {
    setBusy(true)
    await applyReview(path)
    setBusy(false)
  }
  return (
    <Dialog
      open
      onClose={closePacks}
      size="large"
      flush
      title="Apply a review"
      about={review && `Of ${inQuotes(review.title)}, by ${review.byName}, ${dayAndTime(review.at)}.`}
      footer={
        <>
          <Button onClick={closePacks}>{news > 0 ? 'Cancel' : 'Close'}</Button>
          {news > 0 && (
            <Button kind="primary" busy={busy} reason={readOnly ?? undefined} onClick={() => void go()}>
              Apply what fits
            </Button>
          )}
        </>
      }
    >
      <div className={styles.landings}>
        {underWay && <UnderWayPart {...underWay} />}
        {read === null && !underWay && <Progress label="Reading the review" value={null} />}
        {read && 'problem' in read && <Banner kind="bad">{read.problem.message}</Banner>}
        {review?.otherProject && (
          <Banner kind="warn">
            The review was made of another project. What is about records of this one can be applied all the
            same.
          </Banner>
        )}
        {review && <Summary review={review} />}
        {review && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keys
          <ul className={styles.rows} aria-label="Verdicts and comments" tabIndex={0}>
            {review.rows.map(row => (
              <Row key={row.key} row={row} />
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}

const sorts = ['applies', 'agrees'] as const
const toDo = ({ counts: { verdict, comment } }: ReviewLandings) =>
  sorts.reduce((sum, sort) => sum + verdict[sort] + comment[sort], 0)

function Summary({ review: { counts, cameAlong } }: { review: ReviewLandings }) {
  const { verdict, comment } = counts
  const before = verdict['applied-before'] + comment['applied-before']
  const left = verdict['no-place'] + comment['no-place']
  const applying = verdict.applies + comment.applies
  const one = applying === 1
  const parts = [
    applying === 0
      ? 'Nothing in it is new here.'
      : `${verdictsAndComments(verdict.applies, comment.applies)} ${one ? 'applies' : 'apply'}.`,
    verdict.agrees > 0 &&
      `${counted(verdict.agrees, 'verdict says', 'verdicts say')} what stands here already.`,
    before > 0 && `${counted(before, 'was', 'were')} applied before.`,
    left > 0 &&
      `${left === 1 ? '1 has no place here: it is listed' : `${numeral(left)} have no place here: they are listed`} first, with the reason.`,
    cameAlong > 0 &&
      `${counted(cameAlong, 'label or entity comes', 'labels and entities come')} along with them.`,
  ]
  return (
    <p className={styles.summary} role="status">
      {parts.filter(Boolean).join(' ')}
    </p>
  )
}

/** What was decided, and what stands here in its place: “the reliability of this article: B → C”. */
function Verdict({ row: { whole, what, title, says, stands, landing } }: { row: LandingRow }) {
  if (whole) return says === null ? `${what} is to be left out` : `${what} is to be there`
  return (
    <>
      {title && `${what}: `}
      {landing === 'applies' && (
        <>
          {stands ?? 'not set'} <span aria-hidden="true">→</span>
          <span className="unseen">becomes</span>{' '}
        </>
      )}
      {says ?? 'not set'}
    </>
  )
}

function Row({ row }: { row: LandingRow }) {
  const { landing, why, kind, what, title, says, reason, byName, at } = row
  return (
    <li className={styles.landing} data-landing={landing}>
      <span className={styles.mark}>{landingWords[landing]}</span>
      <span className={styles.words}>
        <span className={styles.title} dir="auto">
          {kind === 'comment' ? 'Comment on ' : ''}
          {title ? inQuotes(title) : what}
        </span>
        <span dir="auto">{kind === 'verdict' ? <Verdict row={row} /> : says}</span>
        {reason && (
          <span className={styles.about} dir="auto">
            {reason}
          </span>
        )}
        {why && <span className={styles.why}>{why}</span>}
        <span className={styles.about}>
          {byName}, {dayAndTime(at)}
        </span>
      </span>
    </li>
  )
}
