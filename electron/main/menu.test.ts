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

/** The menu's parts, and theirs, in the order in which they show. */
const everyPart = (parts: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  parts.flatMap(part => [part, ...(Array.isArray(part.submenu) ? everyPart(part.submenu) : [])])

describe('the menu', () => {
  const submenu = (menu: readonly MenuItemConstructorOptions[], label: string) =>
    menu.find(part => part.label === label)?.submenu as MenuItemConstructorOptions[]
  const click = (part: MenuItemConstructorOptions | undefined) =>
    part?.click?.({} as never, undefined, {} as never)

  test('sends each command to the window, and does nothing itself', async () => {
    const { electron, window } = await startShell(new StandInEngine())
    const heard: string[] = []
    clientOf(electron, window()).listen(event => event.type === 'command' && heard.push(event.command))
    for (const command of everyPart(electron.menu)) if (command.id) click(command)
    expect(heard).toEqual([
      'project.new',
      'project.open',
      'project.sample',
      'project.save',
      'project.saveCopy',
      'review.open',
      'packs.handOut',
      'packs.show',
      'reviewPacks.send',
      'reviewPacks.apply',
      'articles.add',
      'export.dataset',
      'project.close',
      'edit.undo',
      'edit.redo',
      'window.theme.system',
      'window.theme.light',
      'window.theme.dark',
      'window.text.larger',
      'window.text.smaller',
      'window.keys',
      'window.palette',
    ])
  })

  test('leaves every key to the page', async () => {
    const { electron } = await startShell(new StandInEngine())
    const keyed = everyPart(electron.menu).filter(part => part.accelerator)
    expect(keyed.length).toBeGreaterThan(4)
    for (const part of keyed) expect(part).toMatchObject({ registerAccelerator: false })
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
