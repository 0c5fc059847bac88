import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Frame, type Page } from '@playwright/test'
import { build } from 'vite'
import { findChromium } from '../../../scripts/hosts.mjs'
import { pageAddress } from '../app-protocol'
import type { StandInContents, StandInElectron, StandInWindow } from './electron-stand-in'

/*
 * Shows a stand-in window in a real Chromium: the page comes from the shell's own protocol handler, with its own
 * headers, and the preload script is the built one. Chromium knows no `claimbench:` scheme, so the page is shown
 * under an address that stands for it and is as secure to the browser. What Electron would ask the shell about a
 * navigation, a new window, a download or a request is asked here, and the answer carried out.
 */

const shownOrigin = 'http://claimbench.localhost'
/** The address under which Chromium shows the page. */
export const shownAddress = `${shownOrigin}/`
const shown = (address: string): string => address.replace(pageAddress, shownAddress)
const meant = (address: string): string => address.replace(shownAddress, pageAddress)

/** Starts a Chromium that asks nobody for anything by itself, with `more` switches. */
export async function startChromium(...more: readonly string[]): Promise<Browser> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('There is no Chromium on this machine.')
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : []
  const quiet = ['quic', 'background-networking', 'component-update', 'sync'].map(what => `--disable-${what}`)
  return chromium.launch({ executablePath, args: [...asRoot, ...quiet, ...more] })
}

/** Makes `electron` open its windows in `page`; `preload` is the preload script's text. */
export function showIn(electron: StandInElectron, page: Page, preload: string): void {
  // Only what has been caught in something takes as long: how busy the machine is decides over no test.
  page.context().setDefaultTimeout(300_000)
  electron.openPage = async (window, address) => {
    let loaded = false
    const { webContents } = window
    await page.route('**/*', async route => {
      const request = route.request()
      const url = meant(request.url())
      if (loaded && request.isNavigationRequest() && stopsNavigation(webContents, url, request.frame()))
        return route.abort('aborted')
      if (!allowed(electron, url)) return route.abort('blockedbyclient')
      const answer = electron.protocols.get(new URL(url).protocol.slice(0, -1))
      if (!answer) return route.continue()
      const response = await answer(new Request(url, { method: request.method() }))
      return route.fulfill({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: Buffer.from(await response.arrayBuffer()),
      })
    })
    await page.routeWebSocket(/.*/, socket => {
      if (allowed(electron, socket.url())) socket.connectToServer()
      else void socket.close({ code: 1006 })
    })
    // Electron makes no window that the shell denies. Chromium has made it: it loads nothing, and goes.
    const denies = () => webContents.openHandler?.().action === 'deny'
    await page.context().route('**/*', route => (denies() ? route.abort() : route.continue()))
    page.context().on('page', opened => {
      if (denies()) void opened.close()
    })
    page.on('download', download => {
      if (electron.session.defaultSession.stopsDownload()) void download.cancel()
    })
    await bridge(electron, window, page, preload)
    await page.goto(shown(address))
    loaded = true
  }
}

function stopsNavigation(contents: StandInContents, url: string, frame: Frame): boolean {
  const navigation = { url, isMainFrame: frame.parentFrame() === null }
  const stopped = contents.stops('will-frame-navigate', navigation)
  return (navigation.isMainFrame && contents.stops('will-navigate', navigation)) || stopped
}

function allowed(electron: StandInElectron, url: string): boolean {
  let cancelled = false
  electron.session.defaultSession.beforeRequest?.({ url }, ({ cancel }) => {
    cancelled = cancel
  })
  return !cancelled
}

/** Runs the preload before the page's own scripts, with as much of Electron as a sandboxed preload has. */
async function bridge(
  electron: StandInElectron,
  window: StandInWindow,
  page: Page,
  preload: string,
): Promise<void> {
  await page.exposeBinding('standInInvoke', (source, channel: string, values: unknown[]) => {
    const senderFrame = { url: meant(source.frame.url()), parent: source.frame.parentFrame() }
    return electron.invoke({ sender: window.webContents, senderFrame }, channel, values)
  })
  const files = JSON.stringify([...electron.droppedFrom])
  await page.addInitScript({ content: `(${inPage.toString()})(require => {${preload}\n}, ${files})` })
  window.webContents.deliver = (channel, values) => {
    // A page that is on its way out hears nothing, as in Electron.
    page
      .evaluate(told => dispatchEvent(new CustomEvent('stand-in', { detail: told })), { channel, values })
      .catch(() => {})
  }
}

/** Runs in the page. */
function inPage(preload: (require: (name: string) => object) => void, files: [string, string][]): void {
  // The shell does not ask for a preload script in frames.
  if (window !== window.top) return
  const droppedFrom = new Map(files)
  const surroundings = window as unknown as Record<string, unknown>
  const invoke = surroundings.standInInvoke as (channel: string, values: unknown[]) => Promise<unknown>
  delete surroundings.standInInvoke
  const listeners = new Map<unknown, (event: Event) => void>()
  preload(() => ({
    contextBridge: {
      exposeInMainWorld: (name: string, api: object) =>
        Object.defineProperty(window, name, { value: Object.freeze({ ...api }), enumerable: true }),
    },
    webUtils: {
      getPathForFile: (file: unknown) => {
        if (!(file instanceof File)) throw new TypeError('This is no File.')
        return droppedFrom.get(file.name) ?? ''
      },
    },
    ipcRenderer: {
      invoke: (channel: string, ...values: unknown[]) => invoke(channel, values),
      on: (channel: string, hear: (event: object, ...values: unknown[]) => void) => {
        const listener = ({ detail }: Event & { detail?: { channel: string; values: unknown[] } }): void => {
          if (detail?.channel === channel) hear({}, ...detail.values)
        }
        listeners.set(hear, listener)
        addEventListener('stand-in', listener)
      },
      removeListener: (_: string, hear: unknown) => {
        const listener = listeners.get(hear)
        if (listener) removeEventListener('stand-in', listener)
      },
    },
  }))
}

/** The preload script's text, built as `npm run build` does: one file that requires nothing but Electron. */
export async function buildPreload(): Promise<string> {
  const entry = fileURLToPath(new URL('../../preload/index.ts', import.meta.url))
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['cjs'], fileName: 'index' },
      rolldownOptions: { external: ['electron'] },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  const chunk = output && 'output' in output ? output.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error('The preload script could not be built.')
  return chunk.code
}
