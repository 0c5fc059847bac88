import type { BrowserWindowConstructorOptions } from 'electron'
import { isOwnAddress } from './app-protocol'
import type { CallEvent, ElectronApi } from './electron-api'

/** How the window's page is shut in. Every one of these is a default of today's Electron or stricter; said, so that it stays. */
export function shutInPreferences(
  preload: string,
): NonNullable<BrowserWindowConstructorOptions['webPreferences']> {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    plugins: false,
    // A dictionary would be fetched from the network.
    spellcheck: false,
  }
}

/** Keeps every page where it is: no way to navigate away, no second window, no embedded page. */
export function guardContents({ app }: Pick<ElectronApi, 'app'>): void {
  app.on('web-contents-created', (_, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    for (const event of [
      'will-navigate',
      'will-frame-navigate',
      'will-redirect',
      'will-attach-webview',
    ] as const) {
      contents.on(event, attempt => attempt.preventDefault())
    }
  })
}

/** Denies every permission, download and request to the network. To be called once Electron is ready. */
export function guardSession({ session }: Pick<ElectronApi, 'session'>): void {
  const own = session.defaultSession
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  own.setPermissionCheckHandler(() => false)
  own.setDevicePermissionHandler(() => false)
  own.on('will-download', event => event.preventDefault())
  own.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !staysHere(url) }))
}

/** The page's own address, and what never leaves the process: images written into the page, and the inspector. */
function staysHere(address: string): boolean {
  return isOwnAddress(address) || /^(data|blob|devtools):/.test(address)
}

/** Whether a call comes from the page itself: not from a frame in it, nor from any other address. */
export function isOwnCall(event: CallEvent): boolean {
  const { senderFrame } = event
  return senderFrame !== null && senderFrame.parent === null && isOwnAddress(senderFrame.url)
}
