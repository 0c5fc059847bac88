/* The one registry of what can be done, and the ways to show it. */
export { CommandButton, KeyOf, useKeysOf } from './key-of'
export { leadKeysTo, leadKeysToDialog, leadKeysToView } from './keys-ahead'
export { type Command, runCommand } from './registry'
export { useCommands } from './use-commands'
