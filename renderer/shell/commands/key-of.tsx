import { Button, type ButtonProps, Kbd } from '../../widgets'
import { availability, findCommand, runCommand, useCommandVersion } from './registry'

/** The keys of a command as they stand in the registry, for a place that names them itself; undefined where it has none. */
export function useKeysOf(id: string): string | undefined {
  useCommandVersion()
  return findCommand(id)?.keys?.[0]
}

/** The first keys of a command, as caps. */
export function KeyOf({ id }: { id: string }) {
  const keys = useKeysOf(id)
  return keys ? <Kbd keys={keys} /> : null
}

/** A button for a command: its title and its key, greyed with the reason while it cannot be done. */
export function CommandButton({
  id,
  children,
  ...rest
}: { id: string } & Omit<ButtonProps, 'id' | 'onClick' | 'keys'>) {
  const keys = useKeysOf(id)
  const command = findCommand(id)
  if (!command) return null
  const available = availability(command)
  const reason = available.can ? undefined : (available.reason ?? 'Not here.')
  return (
    <Button {...rest} keys={keys} reason={reason} onClick={() => runCommand(id)}>
      {children ?? command.title}
    </Button>
  )
}
