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
  const chosen = (command: string, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id: command,
    label,
    click: () => actions.command(command),
    ...(accelerator && { accelerator }),
  })
  /** Shown here, but left to the page: in a text field these keys are the field's own. */
  const shown = (command: string, label: string, accelerator: string): MenuItemConstructorOptions => ({
    ...chosen(command, label, accelerator),
    registerAccelerator: false,
  })
  const line: MenuItemConstructorOptions = { type: 'separator' }

  const file: MenuItemConstructorOptions = {
    label: '&File',
    submenu: [
      chosen('project.new', 'New project…', 'CmdOrCtrl+N'),
      chosen('project.open', 'Open…', 'CmdOrCtrl+O'),
      { label: 'Open recent', id: 'recent', submenu: recentItems(actions) },
      chosen('project.saveCopy', 'Save a copy…', 'CmdOrCtrl+Shift+S'),
      line,
      chosen('articles.add', 'Add articles…'),
      chosen('export.dataset', 'Export dataset…'),
      line,
      mac ? { role: 'close' } : { role: 'quit' },
    ],
  }
  const edit: MenuItemConstructorOptions = {
    label: '&Edit',
    submenu: [
      shown('edit.undo', 'Undo', 'CmdOrCtrl+Z'),
      shown('edit.redo', 'Redo', mac ? 'Cmd+Shift+Z' : 'Ctrl+Y'),
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
      chosen('view.theme', 'Light or dark…'),
      { role: 'togglefullscreen' },
      ...(actions.inspect ? [line, { role: 'toggleDevTools' } as const] : []),
    ],
  }
  const help: MenuItemConstructorOptions = {
    role: 'help',
    label: '&Help',
    submenu: [chosen('help.keys', 'All keys')],
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
