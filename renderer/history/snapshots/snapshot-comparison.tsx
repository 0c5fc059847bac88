import { TriangleAlert } from 'lucide-react'
import { useCommands } from '../../shell/commands'
import { Button, EmptyState, Progress } from '../../widgets'
import { ComparedDifferences } from './compared-differences'
import { comparison } from './comparison'
import { Frame } from './frame'
import styles from './snapshots.module.css'

/** The project as it stands against one of its snapshots, while it is being compared and afterwards. */
export function SnapshotComparison() {
  const { stage, head, progress, problem, marked, title } = comparison.use()
  const some = marked.size > 0
  useCommands([
    {
      id: 'snapshots.leave',
      title: some ? 'Mark none' : 'Back to the snapshots',
      group: 'Compare with a snapshot',
      keys: ['Escape'],
      run: some ? comparison.markNone : comparison.leave,
    },
  ])
  if (stage === 'open' && head) return <ComparedDifferences head={head} />
  if (stage === 'failed')
    return (
      <Frame title={`Now, against ${title}`}>
        <EmptyState
          icon={TriangleAlert}
          title="The snapshot cannot be compared."
          action={<Button onClick={comparison.leave}>Back to the snapshots</Button>}
        >
          {problem?.message}
        </EmptyState>
      </Frame>
    )
  return (
    <Frame title={`Now, against ${title}`}>
      <div className={styles.comparing} role="status">
        <p>{progress?.what ?? 'Comparing'}…</p>
        <Progress label="How far it has come" value={progress?.done ?? null} />
        <Button keys="Esc" onClick={comparison.leave}>
          Cancel
        </Button>
      </div>
    </Frame>
  )
}
