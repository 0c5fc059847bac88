import { expect } from 'vitest'
import type { Client, DesktopClient } from '#shared/api/client'
import { channels } from '../../preload/channels'
import { type Probe, secret } from './probed-window'

/* What a page could reach for: the machine's devices, Node, the shell's channels, the engine, the disk. */

declare const outcome: (act: () => unknown) => Promise<string>
declare const claimbench: DesktopClient

/** One that asks for what needs a permission; the browser would grant what it can. */
function asking(name: string, error: string, act: () => Promise<string>): Probe {
  return { name: `asking for ${name}`, run: async ({ page }) => expect(await page.evaluate(act)).toBe(error) }
}

const devices: readonly Probe[] = [
  asking('where the analyst is', '1', () =>
    outcome(
      () =>
        new Promise((_, no) =>
          navigator.geolocation.getCurrentPosition(no, ({ code }) => no({ name: `${code}` })),
        ),
    ),
  ),
  asking('the camera', 'NotAllowedError', () =>
    outcome(() => navigator.mediaDevices.getUserMedia({ video: true })),
  ),
  asking('the microphone', 'NotAllowedError', () =>
    outcome(() => navigator.mediaDevices.getUserMedia({ audio: true })),
  ),
  asking('the screen', 'NotAllowedError', () => outcome(() => navigator.mediaDevices.getDisplayMedia())),
  asking('the clipboard', 'NotAllowedError', () => outcome(() => navigator.clipboard.readText())),
  asking('MIDI devices', 'SecurityError', () => outcome(() => navigator.requestMIDIAccess({ sysex: true }))),
  asking('USB devices', 'SecurityError', () =>
    outcome(() => (navigator as unknown as { usb: { getDevices(): unknown } }).usb.getDevices()),
  ),
  asking('serial ports', 'SecurityError', () =>
    outcome(() => (navigator as unknown as { serial: { getPorts(): unknown } }).serial.getPorts()),
  ),
  asking('HID devices', 'SecurityError', () =>
    outcome(() => (navigator as unknown as { hid: { getDevices(): unknown } }).hid.getDevices()),
  ),
  asking('the whole screen', 'TypeError', () => outcome(() => document.documentElement.requestFullscreen())),
  asking('notifications', 'came to denied', () => outcome(() => Notification.requestPermission())),
]

const engine: readonly Probe[] = [
  {
    name: 'Node, by every name it goes by',
    run: async ({ page }) => {
      const names = [
        'require',
        'process',
        'module',
        'exports',
        'global',
        'Buffer',
        '__dirname',
        'ipcRenderer',
        'electron',
      ]
      expect(await page.evaluate(asked => asked.filter(name => name in window), names)).toEqual([])
    },
  },
  {
    name: 'a function made by the bridge’s own constructor',
    run: async ({ page }) =>
      expect(
        await page.evaluate(() =>
          outcome(() => (claimbench.call.constructor as FunctionConstructor)('return process')()),
        ),
      ).toBe('EvalError'),
  },
  {
    name: 'putting another bridge in the place of ours',
    run: async ({ page }) => {
      const after = await page.evaluate(() => {
        const { call } = claimbench
        const tries = [
          () => Object.assign(claimbench, { call: () => 'ours' }),
          () => Object.defineProperty(claimbench, 'call', { value: () => 'ours' }),
          () => Object.defineProperty(window, 'claimbench', { value: {} }),
          () => Object.assign(window, { claimbench: {} }),
          () => Reflect.deleteProperty(window, 'claimbench') && 'gone',
          () => Object.setPrototypeOf(claimbench, { extra: () => 'ours' }),
        ]
        for (const attempt of tries) {
          try {
            attempt()
          } catch {}
        }
        return [claimbench.call === call, Object.keys(claimbench).length, 'extra' in claimbench]
      })
      expect(after).toEqual([true, 3, false])
    },
  },
  {
    name: 'methods that the contract does not have',
    run: async ({ page, engine }) => {
      const names = [
        'constructor',
        '__proto__',
        'toString',
        'hasOwnProperty',
        'files.read',
        'shell.openExternal',
        '',
        'project.open\0',
      ]
      const before = engine.sessions[0]?.calls.length
      const replies = await page.evaluate(
        asked =>
          Promise.all(
            asked.map(name =>
              (claimbench as unknown as { call(n: string, p: object): unknown }).call(name, {}),
            ),
          ),
        names,
      )
      for (const reply of replies)
        expect(reply).toMatchObject({ ok: false, problem: { code: 'invalid-call' } })
      expect(engine.sessions[0]?.calls.length).toBe(before)
    },
  },
  {
    name: 'channels that the bridge does not have, from a frame that reached Electron’s own',
    run: async ({ page, engine }) => {
      const answers = await fromFrame(page, ['ELECTRON_BROWSER_REQUIRE', 'claimbench:event', 'shell', ''])
      for (const answer of answers) expect(answer).toMatch(/No handler registered/)
      expect(engine.sessions[0]?.calls).not.toContain('open /stolen')
    },
  },
  {
    name: 'a call of the contract from a frame in the page',
    run: async ({ page, engine }) => {
      expect(await fromFrame(page, [channels.call])).toEqual([expect.stringMatching(/its own window only/)])
      expect(engine.sessions[0]?.calls).not.toContain('open /stolen')
    },
  },
  {
    name: 'arguments with a prototype in them',
    run: async ({ page }) => {
      const reply = await page.evaluate(() =>
        claimbench.call(
          'settings.set',
          JSON.parse(
            '{"patch":{"theme":"dark","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}',
          ),
        ),
      )
      expect(reply).toMatchObject({ ok: false, problem: { code: 'invalid-call' } })
      expect(({} as { polluted?: number }).polluted).toBeUndefined()
    },
  },
  {
    name: 'arguments of six million characters',
    run: async ({ page }) => {
      const reply = await page.evaluate(() =>
        claimbench.call('articles.propose', { sources: [{ name: 'x'.repeat(6_000_000), base64: '' }] }),
      )
      expect(reply).toMatchObject({ ok: false, problem: { code: 'invalid-call' } })
    },
  },
  {
    name: 'arguments nested three thousand deep',
    run: async ({ page }) => {
      const reply = await page.evaluate(() => {
        let deep: unknown = 1
        for (let i = 0; i < 3_000; i++) deep = [deep]
        return outcome(() => claimbench.call('settings.set', { patch: deep } as never))
      })
      expect(reply).toMatch(/^(came to|RangeError|Error)/)
      const start = await page.evaluate(() => (claimbench as Client).call('workbench.start', {}))
      expect(start).toMatchObject({ ok: true })
    },
  },
]

const disk: readonly Probe[] = [
  {
    name: 'what lies beside the page’s folder, by every way of writing “..”',
    run: async ({ page }) => {
      const ways = [
        '../../secret.js',
        '/../../secret.js',
        '/%2e%2e/%2e%2e/secret.js',
        '/%2e%2e%2f%2e%2e%2fsecret.js',
        '/..%2f..%2fsecret.js',
        '/..%5c..%5csecret.js',
        '/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fsecret.js',
        '/%252e%252e%252f%252e%252e%252fsecret.js',
        '/.%00./secret.js',
        '//secret.js',
      ]
      expect(await read(page, ways)).toEqual(ways.map(() => 404))
    },
  },
  {
    name: 'a link in the page’s folder that leads out of it, a hidden file, a file of no known type',
    run: async ({ page }) => {
      const ways = ['/link.js', '/.hidden.js', '/of-another-type.txt']
      expect(await read(page, ways)).toEqual([404, 404, 404])
    },
  },
  {
    name: 'writing to the page’s own address',
    run: async ({ page }) => {
      const answers = await page.evaluate(() =>
        Promise.all(
          ['POST', 'PUT', 'DELETE'].map(method => fetch('/page.js', { method }).then(({ status }) => status)),
        ),
      )
      expect(answers).toEqual([403, 403, 403])
    },
  },
  {
    name: 'the path of a file that nobody dropped',
    run: async ({ page, electron }) => {
      electron.droppedFrom.set('passwd', '/etc/passwd')
      const told = await page.evaluate(() => [
        claimbench.pathOf(new File(['x'], 'passwd')),
        claimbench.pathOf({ name: 'passwd', path: '/etc/passwd' }),
      ])
      expect(told).toEqual(['', ''])
    },
  },
  {
    name: 'a cookie for another site',
    run: async ({ page, context, elsewhere }) => {
      await page.evaluate(() => {
        // biome-ignore lint/suspicious/noDocumentCookie: that it does not work is what is shown
        document.cookie = 'planted=1; domain=127.0.0.1; path=/'
      })
      expect(await context.cookies(elsewhere)).toEqual([])
    },
  },
]

/** What an empty frame in the page is answered, that has somehow come by Electron's own channels. */
function fromFrame(page: Parameters<Probe['run']>[0]['page'], asked: readonly string[]): Promise<string[]> {
  return page.evaluate(async names => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const { standInInvoke } = frame.contentWindow as unknown as {
      standInInvoke(channel: string, values: unknown[]): Promise<unknown>
    }
    return Promise.all(
      names.map(name =>
        standInInvoke(name, ['project.open', { path: '/stolen' }]).then(
          () => 'answered',
          (error: Error) => error.message,
        ),
      ),
    )
  }, asked)
}

/** The status of each answer; throws where one of them has the secret in it. */
async function read(page: Parameters<Probe['run']>[0]['page'], ways: readonly string[]): Promise<number[]> {
  const answers = await page.evaluate(
    asked =>
      Promise.all(
        asked.map(async way => {
          const response = await fetch(new URL(way.replace(/^\/\//, '/'), location.origin))
          return { status: response.status, text: await response.text() }
        }),
      ),
    ways,
  )
  for (const { text } of answers) expect(text).not.toContain(secret)
  return answers.map(({ status }) => status)
}

export const reachingProbes = [...devices, ...engine, ...disk]
