import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { WorkbenchEvent } from '#shared/api/events'
import { failed } from '#shared/api/problem'
import { StandInEngine } from '../host/stand-in-engine'
import { clientOf } from './stand-in/preload-in-node'
import { startShell } from './stand-in/trial'

/* The shell's life, on a stand-in of Electron: what is asserted is what Electron is told. */

describe('the page', () => {
  test('comes from its own folder, with its policy, and nothing else does', async () => {
    const { electron } = await startShell(new StandInEngine())
    const get = (url: string, method = 'GET') => {
      const answer = electron.protocols.get('claimbench')
      if (!answer) throw new Error('no protocol')
      return answer(new Request(url, { method }))
    }
    const page = await get('claimbench://app/')
    expect(page.status).toBe(200)
    const nonce = /nonce-([\w-]+)/.exec(page.headers.get('content-security-policy') ?? '')?.[1]
    expect(await page.text()).toContain(`<meta name="style-nonce" content="${nonce}">`)
    expect(page.headers.get('content-security-policy')).toContain("connect-src 'self';")
    expect((await get('claimbench://app/../../package.json')).status).toBe(404)
    expect((await get('claimbench://app/%2e%2e%2f%2e%2e%2fwindow.json')).status).toBe(404)
    expect((await get('claimbench://evil/')).status).toBe(403)
    expect((await get('claimbench://app/', 'POST')).status).toBe(403)
  })
})

describe('the shell', () => {
  test('gives way to one that runs already', async () => {
    const { electron } = await startShell(new StandInEngine(), {
      prepare: stand => {
        stand.lockHeld = false
      },
    })
    expect(electron.windows).toEqual([])
    expect(electron.quits).toBe(1)
    expect(electron.paths.get('userData')).toMatch(/config.electron$/)
  })

  test('begins on the project named on the command line, whatever switches stand around it', async () => {
    const engine = new StandInEngine()
    const argv = ['--inspect=0', '/install', '--remote-debugging-port=0', 'mine.claimbench.json']
    const { electron, window } = await startShell(engine, { argv })
    const started = await clientOf(electron, window()).call('workbench.start', {})
    expect(started).toMatchObject({
      value: { host: 'electron', project: { path: '/typed/here/mine.claimbench.json' } },
    })
  })

  test('opens what a second start names in the window there is, and brings it to the front', async () => {
    const { electron, window } = await startShell(new StandInEngine())
    const client = clientOf(electron, window())
    const heard: WorkbenchEvent[] = []
    client.listen(event => heard.push(event))
    await client.call('workbench.start', {})
    heard.length = 0
    electron.app.emit('second-instance', {}, ['claimbench', '--flag', 'other.claimbench.json'], '/there')
    expect(heard).toEqual([
      { type: 'command', command: 'project.open', path: '/there/other.claimbench.json' },
    ])
    expect(window().focused).toBe(1)
    electron.app.emit('second-instance', {}, ['claimbench'], '/there')
    expect(heard).toHaveLength(1)
    expect(electron.windows).toHaveLength(1)
  })

  test('opens a file from the desktop: at once where the page listens, else as its first project', async () => {
    const { electron, window } = await startShell(new StandInEngine())
    let prevented = false
    electron.app.emit('open-file', { preventDefault: () => (prevented = true) }, '/early.claimbench.json')
    expect(prevented).toBe(true)
    const client = clientOf(electron, window())
    expect(await client.call('workbench.start', {})).toMatchObject({
      value: { project: { path: '/early.claimbench.json' } },
    })
  })

  test('on macOS outlives its window and opens another', async () => {
    const engine = new StandInEngine()
    const { electron, window } = await startShell(engine, { platform: 'darwin' })
    window().close()
    expect(electron.quits).toBe(0)
    expect(engine.sessions[0]?.closed).toBe(true)
    electron.app.emit('activate')
    await expect.poll(() => electron.windows.length).toBe(1)
  })

  test('ends with its last window, after the engine has folded', async () => {
    const engine = new StandInEngine()
    const { electron, window } = await startShell(engine)
    window().close()
    expect(await electron.exited).toBe(0)
    expect(engine.sessions[0]?.closed).toBe(true)
    expect(engine.folded).toBe(1)
  })

  test('says which project could not be folded, with its window or after, before it ends', async () => {
    const engine = new StandInEngine()
    const { electron, window } = await startShell(engine)
    const [session] = engine.sessions
    if (session) session.parting = failed('disk', 'a.claimbench.json: everything is in a.claimbench.journal')
    engine.unfolded = [{ code: 'disk', message: 'b.claimbench.json: so is it in b.claimbench.journal' }]
    window().close()
    expect(await electron.exited).toBe(0)
    expect(electron.dialogs.map(({ options }) => options)).toMatchObject([
      { type: 'warning', detail: 'a.claimbench.json: everything is in a.claimbench.journal' },
      { type: 'warning', detail: 'b.claimbench.json: so is it in b.claimbench.journal' },
    ])
  })

  test.each([
    [['Undid “One”'], 'Not kept: Undid “One”'],
    [['One', 'Two', 'Three'], 'Not kept: One, and 2 more'],
    [undefined, 'The project file could not be brought up to date.'],
  ])('names what was lost in its first line: %j', async (lost, message) => {
    const engine = new StandInEngine()
    const { electron, window } = await startShell(engine)
    engine.unfolded = [{ code: 'disk', message: 'The last change was not kept.', ...(lost && { lost }) }]
    window().close()
    expect(await electron.exited).toBe(0)
    expect(electron.dialogs.map(({ options }) => options)).toMatchObject([{ message }])
  })

  test('on macOS, where it goes on, says so when the window has gone', async () => {
    const engine = new StandInEngine()
    const { electron, window } = await startShell(engine, { platform: 'darwin' })
    const [session] = engine.sessions
    if (session) session.parting = failed('disk', 'everything is in a.claimbench.journal')
    window().close()
    await expect.poll(() => electron.dialogs).toMatchObject([{ kind: 'message' }])
    expect(electron.quits).toBe(0)
  })

  test('ends although the engine fails to fold, and says so', async () => {
    const engine = new StandInEngine()
    engine.closeEngine = async () => {
      throw new Error('the disk is gone')
    }
    const { electron, window, bugs } = await startShell(engine)
    window().close()
    expect(await electron.exited).toBe(0)
    expect(bugs).toEqual(['quit: Error: the disk is gone'])
  })

  test('keeps its window’s place, and shows it when there is something to see', async () => {
    const { window, folder } = await startShell(new StandInEngine())
    expect(window().options.show).toBe(false)
    expect(window().shown).toBe(true)
    window().bounds = { x: 10, y: 20, width: 900, height: 700 }
    window().maximised = true
    window().close()
    expect(JSON.parse(readFileSync(join(folder, 'config', 'window.json'), 'utf8'))).toEqual({
      x: 10,
      y: 20,
      width: 900,
      height: 700,
      maximised: true,
    })
  })

  test('wears the analyst’s choice of light or dark, from the start and when it changes', async () => {
    const engine = new StandInEngine()
    engine.settings = { ...engine.settings, theme: 'dark' }
    const { electron, window } = await startShell(engine)
    expect(electron.nativeTheme.themeSource).toBe('dark')
    await clientOf(electron, window()).call('settings.set', { patch: { theme: 'light' } })
    expect(electron.nativeTheme.themeSource).toBe('light')
  })

  test('offers to show a page again that has died', async () => {
    const { electron, window } = await startShell(new StandInEngine())
    electron.answers.push(['0'])
    window().webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    await expect.poll(() => window().webContents.reloads).toBe(1)
    expect(electron.dialogs).toMatchObject([{ kind: 'message' }])
  })

  test('asks for files with the system’s dialogs', async () => {
    const { electron, window } = await startShell(new StandInEngine())
    const client = clientOf(electron, window())
    electron.answers.push(['/a.txt', '/b.txt'])
    const filters = [{ name: 'Articles', extensions: ['txt'] }]
    expect(
      await client.call('files.choose', {
        kind: 'open',
        title: 'Add',
        button: 'Add',
        multiple: true,
        filters,
      }),
    ).toEqual({
      ok: true,
      value: ['/a.txt', '/b.txt'],
    })
    expect(electron.dialogs).toEqual([
      {
        kind: 'open',
        options: { title: 'Add', buttonLabel: 'Add', filters, properties: ['openFile', 'multiSelections'] },
      },
    ])
    expect(
      await client.call('files.choose', { kind: 'save', title: 'Save', button: 'Save', filters }),
    ).toEqual({ ok: true, value: [] })
  })
})
