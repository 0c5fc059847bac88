import type { ReviewDetail } from '#shared/api/review-views'
import { Field, TextField, useReadOnly } from '../../widgets'
import { decide } from './deciding'
import { useReviewing, writeReason } from './review'
import styles from './review.module.css'

/** Puts the keyboard into the reason. */
export const goToReason = (): void => document.querySelector<HTMLElement>('[data-reason]')?.focus()

/** The reason that goes with the decision that is about to be made: what was written, else what was given before. */
export function reasonFor({ row, decision }: ReviewDetail): string {
  return useReviewing.getState().reasons[row.key] ?? decision?.reason ?? ''
}

/**
 * Why it is decided so: kept with the decision. Before the decision it waits here; afterwards leaving the field puts
 * the new words into the decision.
 */
export function ReasonField({ detail, onLeave }: { detail: ReviewDetail; onLeave: () => void }) {
  const { row, decision } = detail
  const readOnly = useReadOnly()
  const written = useReviewing(state => state.reasons[row.key])
  const value = written ?? decision?.reason ?? ''
  const give = () => {
    if (readOnly || !decision?.verdict || written === undefined || written === decision.reason) return
    void decide([row], {
      verdict: decision.verdict,
      reason: written,
      ...(decision.verdict === 'edited' && { value: detail.mine.value }),
    })
  }
  return (
    <div className={styles.reason}>
      <Field label="Why (kept with the decision)" beside>
        <TextField
          data-reason=""
          value={value}
          maxLength={20_000}
          placeholder="For whoever looks at it later"
          onChange={reason => writeReason(row.key, reason)}
          onBlur={give}
          onKeyDown={event => {
            if (event.key !== 'Enter' && event.key !== 'Escape') return
            event.preventDefault()
            event.stopPropagation()
            onLeave()
          }}
        />
      </Field>
    </div>
  )
}
