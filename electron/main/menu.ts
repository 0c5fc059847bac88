import type { MenuItemConstructorOptions } from 'electron'
import type { RecentProject } from '#shared/api/views'

export interface MenuActions {
  readonly platform: NodeJS.Platform
  readonly recent: readonly RecentProject[]
  /** While Claimbench is developed, its window can be inspected. */
  readonly inspect: boolean
  /** Tells the window that a command was chosen, with the file it is about where one is known. */
  command(name: string, path?: string): void
}

/** The native menu. It does nothing itself: what is chosen goes to the window, as from its command palette. */
export function menuTemplate(actions: MenuActions): MenuItemConstructorOptions[] {
  const mac = actions.platform === 'darwin'
  /** Keys are shown here and heard by the page, which knows where they apply: in a text field undo is the field's own. */
  const chosen = (command: string, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id: command,
    label,
    click: () => actions.command(command),
    ...(accelerator && { accelerator, registerAccelerator: false }),
  })
  const line: MenuItemConstructorOptions = { type: 'separator' }

  const file: MenuItemConstructorOptions = {
    label: '&File',
    submenu: [
      chosen('project.new', 'New project…', 'CmdOrCtrl+Alt+N'),
      chosen('project.open', 'Open…', 'CmdOrCtrl+O'),
      { label: 'Open recent', id: 'recent', submenu: recentItems(actions) },
      chosen('project.sample', 'Sample project'),
      line,
      chosen('project.save', 'Save', 'CmdOrCtrl+S'),
      chosen('project.saveCopy', 'Save a copy…', 'CmdOrCtrl+Shift+S'),
      line,
      chosen('review.open', 'Compare with a teammate’s file…'),
      chosen('packs.handOut', 'Hand out articles…'),
      chosen('packs.show', 'What is handed out…'),
      chosen('reviewPacks.send', 'Send the review…'),
      chosen('reviewPacks.apply', 'Apply a review…'),
      line,
      chosen('articles.add', 'Add articles…'),
      chosen('export.dataset', 'Export dataset…'),
      line,
      chosen('project.close', 'Close the project'),
      mac ? { role: 'close' } : { role: 'quit' },
    ],
  }
  const edit: MenuItemConstructorOptions = {
    label: '&Edit',
    submenu: [
      chosen('edit.undo', 'Undo', 'CmdOrCtrl+Z'),
      chosen('edit.redo', 'Redo', 'CmdOrCtrl+Shift+Z'),
      line,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
  }
  const view: MenuItemConstructorOptions = {
    label: '&View',
    submenu: [
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'resetZoom' },
      line,
      {
        label: 'Light or dark',
        submenu: [
          chosen('window.theme.system', 'As the desktop has it'),
          chosen('window.theme.light', 'Light'),
          chosen('window.theme.dark', 'Dark'),
        ],
      },
      chosen('window.text.larger', 'Larger text'),
      chosen('window.text.smaller', 'Smaller text'),
      line,
      { role: 'togglefullscreen' },
      ...(actions.inspect ? [line, { role: 'toggleDevTools' } as const] : []),
    ],
  }
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: '&Help',
    submenu: [
      chosen('window.keys', 'All keys'),
      chosen('window.palette', 'Search, or run a command…', 'CmdOrCtrl+K'),
    ],
  }
  return mac
    ? [{ role: 'appMenu' }, file, edit, view, { role: 'windowMenu' }, help]
    : [file, edit, view, help]
}

function recentItems({ recent, command }: MenuActions): MenuItemConstructorOptions[] {
  if (recent.length === 0) return [{ label: 'Nothing yet', enabled: false }]
  return recent.map(project => ({
    // An ampersand would be taken for the letter to press.
    label: project.title.replaceAll('&', '&&'),
    sublabel: project.path,
    toolTip: project.path,
    enabled: project.exists,
    click: () => command('project.open', project.path),
  }))
}
