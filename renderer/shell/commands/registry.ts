import { useSyncExternalStore } from 'react'

/** Something the analyst can do, by key, palette, menu or button: all four run this. */
export interface Command {
  /** Named for what it does: `claim.link`. */
  readonly id: string
  readonly title: string
  /** Where it stands in the palette and among all keys. */
  readonly group: string
  /** Keys that run it, each as `Mod+K`, `L`, or `G A` for one after the other. The first is the one shown. */
  readonly keys?: readonly string[]
  /** Other words by which it is looked for. */
  readonly also?: readonly string[]
  /** False: it is none of this moment's commands. Words: it is, but cannot be done now, and why. */
  readonly when?: () => boolean | string
  /** In all keys, but not in the palette: a key that only means something where the hands are (↓, Space). */
  readonly onlyByKey?: boolean
  /** Runs under an open dialog too. */
  readonly always?: boolean
  /** It stands for a view's own command of this id, wherever that is not here. */
  readonly away?: boolean
  /** For a command that sets something: whether it stands so now, for the mark in a menu. */
  readonly checked?: () => boolean
  readonly run: () => void
}

export type Availability = { readonly can: true } | { readonly can: false; readonly reason: string | null }

export function availability(command: Command): Availability {
  const answer = command.when?.() ?? true
  if (answer === true) return { can: true }
  return { can: false, reason: answer === false ? null : answer }
}

type Provider = () => readonly Command[]
const providers = new Set<Provider>()
const listeners = new Set<() => void>()
let version = 0

/** Adds commands until the returned function is called. They are asked for anew each time, so they never go stale. */
export function register(provider: Provider): () => void {
  providers.add(provider)
  changed()
  return () => {
    providers.delete(provider)
    changed()
  }
}

/** To be called when a provider's commands have other names or keys than before. */
export function changed(): void {
  version++
  for (const listener of listeners) listener()
}

/** All commands; those registered last come last. Of two with one id the later stands, but a view's own before one that stands for it. */
export function allCommands(): readonly Command[] {
  const byId = new Map<string, Command>()
  for (const provider of providers) {
    for (const command of provider()) {
      // The view that is shown first may be there before the window is.
      if (command.away && byId.has(command.id)) continue
      byId.delete(command.id)
      byId.set(command.id, command)
    }
  }
  return [...byId.values()]
}

export function findCommand(id: string): Command | undefined {
  return allCommands().find(command => command.id === id)
}

/** Runs a command. Where it cannot be done now, the reason (null: there is no such command at present). */
export function runCommand(id: string): { ran: true } | { ran: false; reason: string | null } {
  const command = findCommand(id)
  if (!command) return { ran: false, reason: null }
  const available = availability(command)
  if (!available.can) return { ran: false, reason: available.reason }
  command.run()
  return { ran: true }
}

/** Told when commands come, go, or change their names or keys, until the returned function is called. */
export function onCommandsChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Renders again when commands come, go, or change their names or keys. */
export function useCommandVersion(): number {
  return useSyncExternalStore(onCommandsChange, () => version)
}
