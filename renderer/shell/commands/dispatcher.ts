import { create } from 'zustand'
import { say, underLayer } from '../../widgets'
import { allCommands, availability, type Command } from './registry'
import { SequenceListener } from './sequence'
import { placeNeeds, placeOf } from './typing'

/** The beginning of a sequence that has been pressed, for the status bar. */
export const usePending = create<{ keys: string | null }>(() => ({ keys: null }))

/** Listens for every command's keys until the returned function is called. The only one that does. */
export function listenForKeys(target: Window): () => void {
  const listener = new SequenceListener()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.key === 'Dead' || modifierAlone(event.key))
      return
    if (placeNeeds(placeOf(event.target), event)) return
    const commands = allCommands().filter(command => !underLayer() || command.always)
    const bindings = commands.flatMap(({ id, keys }) => (keys ?? []).map(one => ({ id, keys: one })))
    const heard = listener.hear(event, bindings, event.timeStamp)
    usePending.setState({ keys: heard.kind === 'wait' ? heard.keys : null })
    if (heard.kind === 'wait') event.preventDefault()
    if (heard.kind !== 'run') return
    const chosen = choose(heard.ids.flatMap(id => commands.find(command => command.id === id) ?? []))
    if (!chosen) return
    event.preventDefault()
    if (chosen.reason === null) chosen.command.run()
    else say(chosen.reason)
  }
  const onPointer = () => {
    if (listener.forget()) usePending.setState({ keys: null })
  }
  target.addEventListener('keydown', onKeyDown)
  target.addEventListener('pointerdown', onPointer)
  return () => {
    target.removeEventListener('keydown', onKeyDown)
    target.removeEventListener('pointerdown', onPointer)
  }
}

/** Of several commands with these keys, the first that can be done; failing that, the first that says why not. */
function choose(candidates: readonly Command[]): { command: Command; reason: string | null } | null {
  let refused: { command: Command; reason: string } | null = null
  for (const command of candidates) {
    const available = availability(command)
    if (available.can) return { command, reason: null }
    if (available.reason !== null) refused ??= { command, reason: available.reason }
  }
  return refused
}

const modifierAlone = (key: string) =>
  ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock'].includes(key)
