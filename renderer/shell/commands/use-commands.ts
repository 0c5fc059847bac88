import { useEffect, useLayoutEffect, useRef } from 'react'
import { type Command, changed, register } from './registry'

/** What a view can do, for as long as it is shown. The array may be made anew at each render. */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands)
  useLayoutEffect(() => {
    latest.current = commands
  })
  useEffect(() => register(() => latest.current), [])
  const face = commands
    .map(({ id, title, group, keys }) => [id, title, group, ...(keys ?? [])].join('\n'))
    .join('\n\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the face is what others show of the commands
  useEffect(changed, [face])
}
