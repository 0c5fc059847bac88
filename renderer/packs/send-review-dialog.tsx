import { useEffect, useState } from 'react'
import type { ReviewPackPreview } from '#shared/api/packs-views'
import { fileSize } from '../export/file-size'
import { call, reportProblem } from '../store'
import { Button, Dialog, Field, TextField } from '../widgets'
import { sendReview } from './acts'
import styles from './packs.module.css'
import { closePacks } from './state'
import { counted } from './words'

/** Writes the verdicts and comments of the project to a small file of their own. */
export function SendReviewDialog() {
  const [day, setDay] = useState('')
  const [preview, setPreview] = useState<ReviewPackPreview | null>(null)
  const [busy, setBusy] = useState(false)
  const since = momentOf(day)
  useEffect(() => {
    let late = false
    void call('reviewPacks.preview', { since }).then(reply => {
      if (late) return
      if (reply.ok) setPreview(reply.value)
      else reportProblem(reply.problem)
    })
    return () => {
      late = true
    }
  }, [since])
  const nothing = !preview || preview.verdicts + preview.comments === 0
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
          <Button kind="primary" disabled={nothing} busy={busy} onClick={() => void go()}>
            Write it to a file…
          </Button>
        </>
      }
    >
      <div className={styles.send}>
        <Field label="Since" hint="Empty: all there are.">
          <TextField type="date" value={day} onChange={setDay} />
        </Field>
        <p role="status">
          {preview &&
            (nothing
              ? 'There is no verdict and no comment to be sent.'
              : `${counted(preview.verdicts, 'verdict')} and ${counted(preview.comments, 'comment')}, ${fileSize(preview.bytes)}.`)}
          {preview && preview.open > 0 && ` ${counted(preview.open, 'open decision')} not sent.`}
        </p>
      </div>
    </Dialog>
  )
}

/** The beginning of a day here, in UTC; null where it is none. */
function momentOf(day: string): string | null {
  const at = day === '' ? Number.NaN : new Date(`${day}T00:00:00`).getTime()
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}
