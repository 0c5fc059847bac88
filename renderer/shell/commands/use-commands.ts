import { useEffect, useLayoutEffect, useRef } from 'react'
import { availability, type Command, changed, register } from './registry'

/** What a view can do, for as long as it is shown. The array may be made anew at each render. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands)
  const shown = useRef('')
  useLayoutEffect(() => {
    latest.current = commands
  })
  // With the view itself, not a moment after it: whoever sees it may press its keys.
  useLayoutEffect(() => register(() => latest.current), [])
  // After each render: what can be done, and what cannot, often hangs on the view's own state.
  useEffect(() => {
    const face = commands.map(faceOf).join('\n\n')
    if (face === shown.current) return
    shown.current = face
    changed()
  })
}

/** What others show of a command. */
function faceOf(command: Command): string {
  const { id, title, group, keys } = command
  const available = availability(command)
  return [id, title, group, ...(keys ?? []), available.can ? '' : available.reason].join('\n')
}
