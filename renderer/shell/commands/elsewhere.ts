import type { ViewName } from '#shared/api/settings'
import { setView } from '../../store'
import { availability, type Command, findCommand, onCommandsChange } from './registry'

/** Milliseconds that a view has for showing itself, after which nobody waits for its command any more. */
const patience = 5_000

/**
 * A command that belongs to a view, offered wherever the analyst is: goes to the view and runs the view's own
 * command of the same id, which stands in this one's place as long as the view is shown.
 */
export function elsewhere(view: ViewName, command: Omit<Command, 'run'>): Command {
  const here: Command = {
    ...command,
    away: true,
    run: () => {
      setView(view)
      const stop = onCommandsChange(attempt)
      const late = setTimeout(stop, patience)
      function attempt() {
        const own = findCommand(command.id)
        if (!own || own === here) return
        stop()
        clearTimeout(late)
        if (availability(own).can) own.run()
      }
    },
  }
  return here
}
