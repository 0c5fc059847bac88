import { useState } from 'react'
import type { ReviewHead } from '#shared/api/review-views'
import { counted } from '#shared/model/counted'
import { call, reportProblem, undoing, useWorkbench, waitFor } from '../../store'
import { Button, Dialog, toast } from '../../widgets'
import { along } from './deciding'
import { review } from './review'
import styles from './review.module.css'

/** Asks once what is to become of what is undecided, and brings the rest into the project's history. */
export function FinishDialog({ head, onClose }: { head: ReviewHead; onClose: () => void }) {
  const { left, conflicts, later } = head.progress
  const among = [conflicts > 0 && counted(conflicts, 'conflict'), later > 0 && `${later} put off`].filter(
    Boolean,
  )
  const free = head.summary.standings.theirs
  const [undecided, setUndecided] = useState<'take' | 'leave'>(free > 0 ? 'take' : 'leave')
  const [busy, setBusy] = useState(false)
  const finish = async () => {
    const project = useWorkbench.getState().head?.path
    if (busy || project === undefined) return
    setBusy(true)
    const reply = await waitFor('Finishing the review', task =>
      call('review.finish', { project, review: head.id, undecided, task }),
    )
    setBusy(false)
    if (!reply.ok) {
      if (reply.problem.code !== 'cancelled') reportProblem(reply.problem)
      return
    }
    onClose()
    review.leave()
    const { performed, taken, open, cameAlong } = reply.value
    toast({
      text: `The review is finished: ${counted(taken, 'difference')} taken just now, ${open === 0 ? 'nothing waits' : `${counted(open, 'difference')} ${open === 1 ? 'waits' : 'wait'} for a decision`}${along(cameAlong)}.`,
      ...(performed && { action: undoing() }),
    })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="small"
      title="Finish the review?"
      about={aboutFinishing(head)}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" busy={busy} onClick={() => void finish()}>
            Finish
          </Button>
        </>
      }
    >
      {head.doubts.map(doubt => (
        <p key={doubt}>{doubt}</p>
      ))}
      {left === 0 ? (
        <p>Everything is decided.</p>
      ) : (
        <fieldset className={styles.choices} onKeyDown={event => event.key === 'Enter' && void finish()}>
          <legend className="unseen">What becomes of what is undecided</legend>
          <p>
            {counted(left, 'difference')} {left === 1 ? 'is' : 'are'} undecided
            {among.length > 0 && `, ${among.join(' and ')} among them`}.
          </p>
          {free > 0 && (
            <Choice
              checked={undecided === 'take'}
              onChoose={() => setUndecided('take')}
              words={`Take the ${counted(free, 'difference')} that ${free === 1 ? 'does' : 'do'} not conflict`}
              hint={left > free ? 'The rest waits for a decision.' : 'Nothing is left open.'}
            />
          )}
          <Choice
            checked={undecided === 'leave'}
            onChoose={() => setUndecided('leave')}
            words={`Leave ${left === 1 ? 'it' : `all ${left}`} open`}
            hint="The project stays as it is there; each waits for a decision."
          />
        </fieldset>
      )}
    </Dialog>
  )
}

/** What finishing does to the history, which is another thing where a file was begun apart. */
function aboutFinishing({ files }: ReviewHead): string {
  const apart = files.filter(({ base }) => base.kind === 'apart').length
  const later = 'a later file of the same teammate brings only what is new'
  if (apart === 0) return `What the files did becomes part of this project’s history: ${later}.`
  return apart === files.length
    ? 'What is taken becomes part of this project. In a later file of the same teammate, what was taken or decided is known again.'
    : `What is taken becomes part of this project, and where histories have something in common, the history too: ${later}.`
}

interface ChoiceProps {
  checked: boolean
  onChoose: () => void
  words: string
  hint: string
}

function Choice({ checked, onChoose, words, hint }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      <input type="radio" name="undecided" checked={checked} onChange={onChoose} />
      <span>
        {words}
        <small>{hint}</small>
      </span>
    </label>
  )
}
