import type { BrowserWindowConstructorOptions } from 'electron'
import { isOwnAddress, pageAddress } from './app-protocol'
import type { CallEvent, ElectronApi, Navigation } from './electron-api'

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

/**
 * Takes the network away from Chromium itself, for what no request announces: names looked up and connections made
 * ahead of need. To be called before Electron is ready.
 */
export function cutOff({ app }: Pick<ElectronApi, 'app'>): void {
  app.commandLine.appendSwitch('host-resolver-rules', noHosts)
}
/** No name and no address leads anywhere. */
export const noHosts = 'MAP * ~NOTFOUND'

/** Keeps every page where it is: no way to navigate away, no second window, no embedded page, no call to another machine. */
export function guardContents({ app }: Pick<ElectronApi, 'app'>): void {
  app.on('web-contents-created', (_, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    const stay = (attempt: Navigation) => isReload(attempt) || attempt.preventDefault()
    contents.on('will-navigate', stay)
    contents.on('will-frame-navigate', stay)
    contents.on('will-redirect', attempt => attempt.preventDefault())
    contents.on('will-attach-webview', attempt => attempt.preventDefault())
  })
}

/** The window may show its own page anew: that is how it tries again when it could not start. */
const isReload = ({ url, isMainFrame }: Navigation): boolean => isMainFrame && url === pageAddress

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
