import { useEffect, useState } from 'react'
import type { FileRequest } from '#shared/api/contract'
import { call, onEvent, reportProblem } from '../../store'
import { later } from '../../widgets'
import { leadKeysToDialog } from '../commands'

const FileDialog = later('The file dialog', async () => (await import('./file-dialog')).FileDialog, {
  leadKeys: leadKeysToDialog,
  close: ({ answer }) => answer([]),
})

interface Ask {
  readonly ask: string
  readonly request: FileRequest
}

/** Shows a dialog of the window's own for each request of a host that has none, one after the other. */
export function FileDialogHost() {
  const [asks, setAsks] = useState<readonly Ask[]>([])
  useEffect(
    () =>
      onEvent(event => {
        if (event.type === 'ask') setAsks(waiting => [...waiting, { ask: event.ask, request: event.request }])
      }),
    [],
  )
  const [current] = asks
  if (!current) return null
  const answer = async (paths: readonly string[]) => {
    setAsks(waiting => waiting.filter(other => other !== current))
    const reply = await call('files.answer', { ask: current.ask, paths: [...paths] })
    if (!reply.ok) reportProblem(reply.problem)
  }
  return <FileDialog key={current.ask} request={current.request} answer={paths => void answer(paths)} />
}
