import { rank } from '../../widgets/rank'
import { type Availability, availability, type Command } from '../commands/registry'

/** A command as the palette shows it: what it is called, and whether it can be done now. */
export interface Offer {
  readonly command: Command
  readonly reason: string | null
}

/** The commands that there are to choose from at this moment, those that can be done before those that cannot. */
export function offersNow(commands: readonly Command[]): readonly Offer[] {
  const offers = commands
    .filter(command => !command.onlyByKey)
    .map(command => ({ command, available: availability(command) }))
    .filter(({ available }) => available.can || available.reason !== null)
    .map(({ command, available }) => ({ command, reason: reasonOf(available) }))
  return [
    ...offers.filter(({ reason }) => reason === null),
    ...offers.filter(({ reason }) => reason !== null),
  ]
}

const reasonOf = (available: Availability) => (available.can ? null : available.reason)

/** Those that fit what was typed, best first. */
export function offersFor(offers: readonly Offer[], typed: string): readonly Offer[] {
  return rank(offers, typed, ({ command }) => [
    command.title,
    `${command.title} ${command.group}`,
    ...(command.also ?? []),
  ])
}
