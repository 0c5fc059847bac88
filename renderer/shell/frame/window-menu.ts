import type { MenuEntry } from '../../widgets'
import { availability, findCommand, runCommand, useCommandVersion } from '../commands/registry'

const layout = [
  ['project.new', 'project.open', 'project.sample'],
  ['edit.undo', 'edit.redo'],
  ['review.open', 'packs.handOut', 'packs.show', 'reviewPacks.send', 'reviewPacks.apply'],
  ['project.save', 'project.saveCopy', 'project.rename', 'project.close'],
  ['window.theme.system', 'window.theme.light', 'window.theme.dark'],
  ['window.text.larger', 'window.text.smaller'],
  ['window.palette', 'window.keys'],
]

/** The window's own menu, for hosts and hands without a menu bar: the same commands under the same names. */
export function useWindowMenu(): readonly MenuEntry[] {
  useCommandVersion()
  return layout.flatMap((ids, index) => {
    const rows = ids.flatMap(id => row(id) ?? [])
    return index > 0 && rows.length > 0 ? ['line' as const, ...rows] : rows
  })
}

function row(id: string): MenuEntry | null {
  const command = findCommand(id)
  if (!command) return null
  const available = availability(command)
  if (!available.can && available.reason === null) return null
  return {
    label: command.title,
    keys: command.keys?.[0],
    ...(command.checked && { checked: command.checked() }),
    reason: available.can ? undefined : (available.reason ?? undefined),
    run: () => runCommand(id),
  }
}
