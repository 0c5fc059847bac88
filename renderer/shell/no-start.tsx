import { Unplug } from 'lucide-react'
import { Button, EmptyState } from '../widgets'

/** Stands in the window when its engine cannot be reached at all. */
export function NoStart({ error }: { error: unknown }) {
  return (
    <main style={{ display: 'flex', height: '100%' }}>
      <EmptyState
        icon={Unplug}
        title="Claimbench could not start."
        action={
          <Button kind="primary" onClick={() => location.reload()}>
            Try again
          </Button>
        }
      >
        {error instanceof Error ? error.message : String(error)} Your projects are files on this machine and
        have not been touched. If trying again does not help, close this window and start Claimbench anew.
      </EmptyState>
    </main>
  )
}
