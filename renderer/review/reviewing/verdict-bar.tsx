import type { ReviewRow, ReviewVerdict } from '#shared/api/review-views'
import { CommandButton } from '../../shell/commands'
import styles from './review.module.css'
import { isLeft } from './words'

interface VerdictBarProps {
  row: ReviewRow
  verdicts: readonly ReviewVerdict[]
  /** How many are left of its kind; null where they are not decided together. */
  alike: number | null
}

/** What can be decided, each with its key; what is likeliest stands out. */
export function VerdictBar({ row, verdicts, alike }: VerdictBarProps) {
  if (verdicts.length === 0) return null
  const left = isLeft(row)
  const likely = !left ? null : row.standing === 'theirs' ? 'theirs' : 'mine'
  return (
    <div className={styles.verdicts}>
      {verdicts.includes('mine') && (
        <CommandButton id="review.mine" kind={likely === 'mine' ? 'primary' : 'plain'} />
      )}
      {verdicts.includes('theirs') && (
        <CommandButton id="review.theirs" kind={likely === 'theirs' ? 'primary' : 'plain'} />
      )}
      {verdicts.includes('both') && <CommandButton id="review.both" />}
      {verdicts.includes('edited') && <CommandButton id="review.edit" />}
      {verdicts.includes('later') && <CommandButton id="review.later" />}
      <span className={styles.space} />
      {alike !== null && alike > 1 && (
        <CommandButton id="review.alike">{`All ${alike} of this kind…`}</CommandButton>
      )}
    </div>
  )
}
