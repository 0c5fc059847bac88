import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import type { WorkbenchEvent } from '#shared/api/events'
import { StandInEngine } from '../host/stand-in-engine'
import { clientOf } from './stand-in/preload-in-node'
import { startShell } from './stand-in/trial'

const recentProject = (path: string) => ({
  path,
  title: `A & B in ${path}`,
  opened: '2025-01-01T00:00:00.000Z',
  exists: true,
})

describe('the menu', () => {
  const submenu = (menu: readonly MenuItemConstructorOptions[], label: string) =>
    menu.find(part => part.label === label)?.submenu as MenuItemConstructorOptions[]
  const click = (part: MenuItemConstructorOptions | undefined) =>
    part?.click?.({} as never, undefined, {} as never)

  test('sends each command to the window, and does nothing itself', async () => {
    const { electron, window } = await startShell(new StandInEngine())
    const heard: string[] = []
    clientOf(electron, window()).listen(event => event.type === 'command' && heard.push(event.command))
    const commands = electron.menu
      .flatMap(part => part.submenu as MenuItemConstructorOptions[])
      .filter(part => part.id && part.click)
    for (const command of commands) click(command)
    expect(heard).toEqual([
      'project.new',
      'project.open',
      'project.saveCopy',
      'articles.add',
      'export.dataset',
      'edit.undo',
      'edit.redo',
      'view.theme',
      'help.keys',
    ])
  })

  test('leaves undo’s keys to the page', async () => {
    const { electron } = await startShell(new StandInEngine())
    const [undo, redo] = submenu(electron.menu, '&Edit')
    expect([undo, redo]).toMatchObject([
      { accelerator: 'CmdOrCtrl+Z', registerAccelerator: false },
      { accelerator: 'Ctrl+Y', registerAccelerator: false },
    ])
  })

  test('lists recent projects, as they are when one is opened', async () => {
    const engine = new StandInEngine()
    const { electron, window } = await startShell(engine)
    const client = clientOf(electron, window())
    const recent = () => submenu(submenu(electron.menu, '&File'), 'Open recent')
    expect(recent()).toEqual([{ label: 'Nothing yet', enabled: false }])
    engine.recent = [recentProject('/one'), { ...recentProject('/gone'), exists: false }]
    await client.call('project.open', { path: '/one' })
    await expect.poll(() => recent().length).toBe(2)
    expect(recent()).toMatchObject([{ label: 'A && B in /one', enabled: true }, { enabled: false }])
    expect(electron.documents).toEqual(['/one'])
    const heard: WorkbenchEvent[] = []
    client.listen(event => heard.push(event))
    click(recent()[0])
    expect(heard).toEqual([{ type: 'command', command: 'project.open', path: '/one' }])
  })
})
