import { FileX } from 'lucide-react'
import { CommandButton, useCommands } from '../../shell/commands'
import { Button, EmptyState, Progress } from '../../widgets'
import { review } from './review'
import styles from './review.module.css'

/** While files are being opened and held against the project, and where that could not be done. */
export function Opening() {
  const { stage, progress, problem, title } = review.use()
  useCommands([
    {
      id: 'review.give-up',
      title: stage === 'failed' ? 'Leave it' : 'Cancel the comparison',
      group: 'Review',
      keys: ['Escape'],
      run: review.leave,
    },
  ])
  if (stage === 'failed')
    return (
      <EmptyState
        icon={FileX}
        title={`${title} cannot be reviewed.`}
        action={
          <>
            <CommandButton id="review.open" kind="primary">
              Open another…
            </CommandButton>
            <Button onClick={review.leave}>Leave it</Button>
          </>
        }
      >
        {problem?.message}
      </EmptyState>
    )
  return (
    <div className={styles.opening} role="status">
      <p>{progress?.what ?? 'Comparing'}…</p>
      <Progress label="How far it has come" value={progress?.done ?? null} />
      <Button keys="Esc" onClick={review.leave}>
        Cancel
      </Button>
    </div>
  )
}
