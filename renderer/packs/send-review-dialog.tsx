import { useEffect, useReducer, useState } from 'react'
import type { ReviewPackPreview } from '#shared/api/packs-views'
import type { Reply } from '#shared/api/problem'
import { formatPartialDate, readPartialDate } from '#shared/claims/partial-date'
import { counted } from '#shared/model/counted'
import { fileSize } from '../export/file-size'
import { call, useNamedCalls, useUnderWay } from '../store'
import { Button, Dialog, Field, NotRead, TextField, UnderWayPart } from '../widgets'
import { sendReview } from './acts'
import styles from './packs.module.css'
import { closePacks } from './state'
import { verdictsAndComments } from './words'

/** Writes the verdicts and comments of the project to a small file of their own. */
export function SendReviewDialog() {
  const [written, setWritten] = useState('')
  const [busy, setBusy] = useState(false)
  const day = readPartialDate(written)
  const since = day ? beginningOf(day) : null
  const { preview, underWay, failure } = usePreview(since)
  const isEmpty = preview !== null && preview.verdicts + preview.comments === 0
  const reason =
    day === undefined ? notADay : isEmpty ? 'There is no verdict and no comment to be sent.' : undefined
  const go = async () => {
    setBusy(true)
    await sendReview(since)
    setBusy(false)
  }
  return (
    <Dialog
      open
      onClose={closePacks}
      title="Send the review"
      about="Only verdicts, with their reasons, and comments: small enough to mail. They apply in a teammate’s file even if it has moved on; what no longer fits is listed there."
      footer={
        <>
          <Button onClick={closePacks}>Cancel</Button>
          <Button kind="primary" reason={reason} busy={busy} onClick={() => void go()}>
            Write it to a file…
          </Button>
        </>
      }
    >
      <div className={styles.send}>
        <Field
          label="Since"
          hint="A day, a month or a year: 2 Mar 2025. Empty: all there are."
          problem={day === undefined ? notADay : null}
        >
          <TextField
            value={day ? formatPartialDate(day) : written}
            onCommit={setWritten}
            placeholder="All there are"
          />
        </Field>
        {underWay && <UnderWayPart {...underWay} />}
        {failure && !underWay && <NotRead what="How much there is to send" failure={failure} />}
        {!underWay && !failure && <p role="status">{preview && day !== undefined && inWords(preview)}</p>}
      </div>
    </Dialog>
  )
}

/** How much there is to send since then; another moment gives up what was counted for the one before. */
function usePreview(since: string | null) {
  const [answer, setAnswer] = useState<{
    readonly since: string | null
    readonly reply: Reply<ReviewPackPreview>
  } | null>(null)
  const [tries, again] = useReducer((count: number) => count + 1, 0)
  const calls = useNamedCalls(since ?? '')
  // biome-ignore lint/correctness/useExhaustiveDependencies: being told to is a reason to ask again
  useEffect(() => {
    let late = false
    setAnswer(null)
    void calls
      .ask(task => call('reviewPacks.preview', { since, task }))
      .then(reply => {
        if (!late) setAnswer({ since, reply })
      })
    return () => {
      late = true
    }
  }, [since, calls, tries])
  const underWay = useUnderWay(calls)
  // What was counted since another moment says nothing about this one, not even until it is counted anew.
  const reply = answer?.since === since ? answer.reply : null
  return {
    preview: reply?.ok ? reply.value : null,
    underWay,
    failure: reply && !reply.ok ? { problem: reply.problem, again } : null,
  }
}

const notADay = 'A day, a month or a year: 2 Mar 2025, Mar 2025, 2025.'

/** What would be sent, and what would not. */
function inWords({ verdicts, comments, bytes, open }: ReviewPackPreview): string {
  const sent =
    verdicts + comments === 0
      ? 'There is no verdict and no comment to be sent.'
      : `${verdictsAndComments(verdicts, comments)}, ${fileSize(bytes)}.`
  return open > 0 ? `${sent} ${counted(open, 'open decision')} not sent.` : sent
}

/** When a day, a month or a year began here, in UTC. */
function beginningOf(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(year, month - 1, day).toISOString()
}
