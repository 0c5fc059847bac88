import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#shared/api/contract'
import { StandInEngine } from '../host/stand-in-engine'
import { channels } from '../preload/channels'
import type { CallEvent } from './electron-api'
import { type ShellTrial, startShell } from './stand-in/trial'

/*
 * Electron's own security checklist (electronjs.org/docs/latest/tutorial/security), item by item, in its order and
 * under its numbers. What is asserted is what Electron is told; that Electron keeps to it is Electron's to show.
 */

let trial: ShellTrial
beforeAll(async () => {
  trial = await startShell(new StandInEngine())
})
const preferences = () => trial.window().options.webPreferences ?? {}
const contents = () => trial.window().webContents
const own = () => trial.electron.session.defaultSession
const readJson = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))

function cancels(url: string): boolean {
  let cancelled = false
  own().beforeRequest?.({ url }, ({ cancel }) => {
    cancelled = cancel
  })
  return cancelled
}

const page = async (url = 'claimbench://app/', method = 'GET'): Promise<Response> => {
  const answer = trial.electron.protocols.get('claimbench')
  if (!answer) throw new Error('The shell serves no page.')
  return answer(new Request(url, { method }))
}

const permissions = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'unknown',
  'usb',
  'window-management',
]

const items: Readonly<Record<string, () => unknown>> = {
  '1. Only load secure content: every address but the window’s own is cancelled, and no name leads anywhere':
    () => {
      const addresses = [
        'http://example.org/',
        'https://example.org/',
        'ws://127.0.0.1/',
        'wss://example.org/',
      ]
      expect(addresses.filter(address => !cancels(address))).toEqual([])
      expect(['ftp://example.org/', 'about:blank', ''].filter(address => !cancels(address))).toEqual([])
      expect(['claimbench://app/', 'claimbench://app/assets/page.js'].filter(cancels)).toEqual([])
      expect(trial.electron.switches.get('host-resolver-rules')).toBe('MAP * ~NOTFOUND')
      expect(contents().rtcPolicy).toBe('disable_non_proxied_udp')
    },
  '2. No Node.js integration: not in the page, its workers or its frames': () =>
    expect(preferences()).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    }),
  '3. Context isolation is on': () => expect(preferences().contextIsolation).toBe(true),
  '4. The sandbox is on, for this window and for any other': () => {
    expect(preferences().sandbox).toBe(true)
    expect(trial.electron.sandboxed).toBe(true)
  },
  '5. Permission requests are handled: each one is denied': () => {
    const granted = permissions.filter(permission => {
      let answered: boolean | undefined
      own().asksPermission?.({}, permission, answer => {
        answered = answer
      })
      return answered !== false
    })
    expect(granted).toEqual([])
    expect(own().checksPermission?.()).toBe(false)
    expect(own().checksDevice?.()).toBe(false)
    expect(own().stopsDownload()).toBe(true)
  },
  '6. webSecurity is not disabled': () => expect(preferences().webSecurity).toBe(true),
  '7. A Content Security Policy stands over every answer, the refusals too': async () => {
    for (const address of ['claimbench://app/', 'claimbench://app/nothing']) {
      const policy = (await page(address)).headers.get('content-security-policy') ?? ''
      const parts = new Map(policy.split('; ').map(part => [part.split(' ')[0], part]))
      expect(parts.get('default-src'), address).toBe("default-src 'self'")
      expect(parts.get('script-src'), address).toBe("script-src 'self'")
      expect(parts.get('connect-src'), address).toBe("connect-src 'self'")
      for (const shut of ['object-src', 'frame-src', 'base-uri', 'form-action', 'frame-ancestors'])
        expect(parts.get(shut), address).toBe(`${shut} 'none'`)
      expect(policy).not.toMatch(/unsafe-|https?:|\*/)
    }
  },
  '8. allowRunningInsecureContent is off': () =>
    expect(preferences().allowRunningInsecureContent).toBe(false),
  '9. Experimental features are off': () => expect(preferences().experimentalFeatures).toBe(false),
  '10. enableBlinkFeatures is not used': () =>
    expect(preferences()).not.toHaveProperty('enableBlinkFeatures'),
  '11. allowpopups for <webview>: there are no webviews': () => expect(preferences().webviewTag).toBe(false),
  '12. The options of a <webview> are verified before it is made: none is made': () =>
    expect(contents().stops('will-attach-webview')).toBe(true),
  '13. Navigation is limited: to the window’s own page shown anew': () => {
    const to = (url: string, isMainFrame = true) => ({ url, isMainFrame })
    const ways = [
      'https://example.org/',
      'file:///etc/passwd',
      'data:text/html,x',
      'claimbench://other/',
      'claimbench://app/assets/page.js',
      'claimbench://app/?x',
      'about:blank',
    ]
    for (const event of ['will-navigate', 'will-frame-navigate']) {
      expect(ways.filter(way => !contents().stops(event, to(way)))).toEqual([])
      expect(contents().stops(event, to('claimbench://app/', false)), `${event} in a frame`).toBe(true)
      expect(contents().stops(event, to('claimbench://app/')), `${event} anew`).toBe(false)
    }
    expect(contents().stops('will-redirect')).toBe(true)
    expect(preferences().navigateOnDragDrop).toBe(false)
  },
  '14. New windows are limited: there are none': () =>
    expect(contents().openHandler?.()).toEqual({ action: 'deny' }),
  '15. shell.openExternal is not used: the shell is not handed Electron’s `shell`, and no file imports it':
    () => {
      // Only this file and the preload script import Electron (biome.json keeps it so).
      const imported = /import \{([^}]*)\} from 'electron'/.exec(
        readFileSync(new URL('index.ts', import.meta.url), 'utf8'),
      )?.[1]
      const names = imported?.split(',').map(name => name.trim())
      expect(names).toContain('session')
      expect(names).not.toContain('shell')
      expect(Object.keys(contract).filter(method => /external|browser|url/i.test(method))).toEqual([])
    },
  '16. The version of Electron is current: one exact version is named, and it is the one the shell is checked against':
    () => {
      const { devDependencies, dependencies } = readJson('../../package.json')
      const named = devDependencies.electron ?? dependencies.electron
      expect(named).toMatch(/^\d+\.\d+\.\d+$/)
      expect(readJson('../../node_modules/electron/package.json').version).toBe(named)
      expect(Number(named.split('.')[0])).toBeGreaterThanOrEqual(45)
    },
  '17. The sender of every call is validated: the page itself, in its own window, by the one channel there is':
    async () => {
      const { id } = contents()
      const call = (event: CallEvent) => trial.electron.invoke(event, channels.call, ['workbench.start', {}])
      const itself = { url: 'claimbench://app/', parent: null }
      expect(await call({ sender: { id }, senderFrame: itself })).toMatchObject({ ok: true })
      const strange: CallEvent[] = [
        { sender: { id }, senderFrame: null },
        { sender: { id }, senderFrame: { ...itself, parent: {} } },
        { sender: { id }, senderFrame: { ...itself, url: 'claimbench://evil/' } },
        { sender: { id }, senderFrame: { ...itself, url: 'https://app/' } },
        { sender: { id }, senderFrame: { ...itself, url: 'file:///app/' } },
        { sender: { id }, senderFrame: { ...itself, url: '' } },
        { sender: { id: id + 1 }, senderFrame: itself },
      ]
      for (const event of strange) await expect(call(event)).rejects.toThrow('its own window only')
      expect([...trial.electron.handlers.keys()]).toEqual([channels.call])
    },
  '18. file:// is not used: the page has a protocol of its own, with no privilege but being an origin':
    () => {
      expect(trial.window().address).toBe('claimbench://app/')
      expect(trial.electron.schemes).toEqual([
        { scheme: 'claimbench', privileges: { standard: true, secure: true, codeCache: true } },
      ])
      expect(cancels('file:///etc/passwd')).toBe(true)
    },
  '19. Fuses: nothing is packaged yet, so Electron’s own stand; whoever adds a packager has to set them':
    () => {
      const { devDependencies, dependencies, build } = readJson('../../package.json')
      const packagers =
        /electron-builder|electron-forge|@electron-forge|@electron\/packager|electron-packager/
      const found = Object.keys({ ...devDependencies, ...dependencies }).filter(name => packagers.test(name))
      expect({ found, build }).toEqual({ found: [], build: undefined })
    },
  '20. No Electron API is exposed to the page: the preload script hands over three functions and requires nothing else':
    () => {
      const preload = ['index.ts', 'bridge.ts'].map(name =>
        readFileSync(new URL(`../preload/${name}`, import.meta.url), 'utf8'),
      )
      const exposed = preload.join('\n').match(/exposeInMainWorld\(([^)]*)\)/g)
      expect(exposed).toEqual(["exposeInMainWorld('claimbench', client)"])
      const imported = /import \{([^}]*)\} from 'electron'/.exec(preload[0] ?? '')?.[1]
      expect(imported?.split(',').map(name => name.trim())).toEqual([
        'contextBridge',
        'ipcRenderer',
        'webUtils',
      ])
    },
}

describe('Electron’s security checklist', () => {
  test('has twenty items, and each is here', () => {
    const numbers = Object.keys(items).map(name => Number.parseInt(name, 10))
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  })
  test('besides: no plug-ins, and no dictionary fetched to check spelling', () =>
    expect(preferences()).toMatchObject({ plugins: false, spellcheck: false }))
  test.each(Object.entries(items))('%s', async (_, holds) => {
    await holds()
  })
})
