import { useRef } from 'react'
import { inQuotes } from '#shared/model/in-quotes'
import { useWorkbench } from '../../store'
import { Button, Dialog } from '../../widgets'
import { type DroppedProjects, dismissDropped, openIt, reviewIt } from './dropped-project'

/** Asks what a project file is for that was dropped on another: to be reviewed against it, or to be opened. */
export function DroppedDialog({ dropped }: { dropped: DroppedProjects }) {
  const title = useWorkbench(state => state.head?.title ?? '')
  const go = useRef<HTMLButtonElement>(null)
  const [first = '', ...more] = dropped.names
  const what = more.length === 0 ? `“${first}”` : `${dropped.names.length} project files`
  return (
    <Dialog
      open
      onClose={dismissDropped}
      size="small"
      start={go}
      title={`Review ${what} against this project?`}
      about={`Reviewing only reads it: you decide what becomes part of ${inQuotes(title)}.`}
      footer={
        <>
          <Button onClick={dismissDropped}>Cancel</Button>
          {more.length === 0 && (
            <Button
              onClick={() => {
                dismissDropped()
                void openIt(dropped)
              }}
            >
              Open it instead
            </Button>
          )}
          <Button
            ref={go}
            kind="primary"
            onClick={() => {
              dismissDropped()
              void reviewIt(dropped)
            }}
          >
            Review
          </Button>
        </>
      }
    />
  )
}
