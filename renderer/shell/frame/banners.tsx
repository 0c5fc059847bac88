import { useState } from 'react'
import type { HeldBy, ProjectHead } from '#shared/api/views'
import { openProject, takeOver, useWorkbench } from '../../store'
import { Banner, Button, confirm } from '../../widgets'
import { useConnection } from '../connection'
import { openCopy, saveCopyAndSay } from '../project/project-files'

/** What holds for the whole window: not connected, not written, not writable, recovered. The gravest first; red where work is in danger. */
export function Banners() {
  const head = useWorkbench(state => state.head)
  const { what, problem: trouble } = useWorkbench(state => state.trouble) ?? {}
  return (
    <>
      <ConnectionBanner />
      {trouble && (
        <Banner kind={what === 'writing' ? 'bad' : 'warn'}>
          {trouble.message}
          {trouble.file && !trouble.message.includes(trouble.file) && ` (${trouble.file})`}
        </Banner>
      )}
      {head?.readOnly && (
        <Banner kind="warn" action={<ReadOnlyActs {...head} />}>
          {head.readOnly}
        </Banner>
      )}
      {head && head.recovery.length > 0 && <Recovery key={head.path} notes={head.recovery} />}
    </>
  )
}

/** What helps where a project can only be read: that depends on why. */
function ReadOnlyActs({ path, readOnlyCause: cause, heldBy }: ProjectHead) {
  // A copy of what a newer version wrote is as new, and can be changed here no more than it.
  if (cause === 'newer') return <Button onClick={() => void saveCopyAndSay()}>Save a copy…</Button>
  return (
    <>
      <Button onClick={() => void openCopy()}>Open a copy…</Button>
      <Button onClick={() => void openProject(path)}>Try again</Button>
      {cause === 'held' && (
        <Button kind="quiet" onClick={() => void askTakeOver(heldBy)}>
          Take over…
        </Button>
      )}
    </>
  )
}

/** Asks whether to take it from the one who is shown to have it, and does. */
async function askTakeOver(heldBy: HeldBy | null): Promise<void> {
  const sure = await confirm({
    title: 'Write to this project from here?',
    text: `${heldBy?.name || 'Whoever has it'} can then only read it. What they have done is on disk and stays.`,
    button: 'Take over',
  })
  if (sure) await takeOver(heldBy?.lock ?? null)
}

function ConnectionBanner() {
  const state = useConnection(({ state }) => state)
  if (state === 'open') return null
  if (state === 'lost')
    return (
      <Banner kind="bad">
        The window has lost its engine and is trying to reach it again. Everything acknowledged before is on
        disk.
      </Banner>
    )
  if (state === 'taken')
    return (
      <Banner kind="bad">
        This window is now shown in another tab. Close this one, or reload it to take over.
      </Banner>
    )
  return (
    <Banner kind="bad">
      Claimbench has ended. Everything acknowledged before is on disk: start it again and open the project.
    </Banner>
  )
}

function Recovery({ notes }: { notes: readonly string[] }) {
  const [seen, setSeen] = useState(false)
  if (seen) return null
  return (
    <Banner kind="info" onDismiss={() => setSeen(true)}>
      {notes.length === 1 ? (
        notes[0]
      ) : (
        <ul>
          {notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </Banner>
  )
}
