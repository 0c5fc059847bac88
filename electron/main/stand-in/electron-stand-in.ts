import { EventEmitter } from 'node:events'
import type {
  BrowserWindowConstructorOptions,
  CustomScheme,
  MenuItemConstructorOptions,
  Rectangle,
} from 'electron'
import type {
  BuiltMenu,
  CallEvent,
  ContentsPort,
  ElectronApi,
  SessionPort,
  WindowPort,
} from '../electron-api'

/*
 * Electron as far as the shell uses it, for machines without its runtime. It keeps what it was told, so that a test
 * can look at it, and acts it out: windows open and close, protocols answer, calls arrive as structured clones.
 * What it is not: Electron. That a setting does what it says is Electron's to keep; that it is set is asserted here.
 */

/** Shows a window's page, where a test has a browser to show it in. */
export type PageOpener = (window: StandInWindow, address: string) => Promise<void>

export class StandInElectron implements ElectronApi {
  readonly windows: StandInWindow[] = []
  readonly schemes: CustomScheme[] = []
  readonly protocols = new Map<string, (request: Request) => Promise<Response>>()
  readonly handlers = new Map<string, (event: CallEvent, ...values: unknown[]) => unknown>()
  readonly paths = new Map<string, string>()
  readonly documents: string[] = []
  readonly switches = new Map<string, string>()
  /** Where the files lie that an analyst drops on the window, by name: what only a desktop can tell. */
  readonly droppedFrom = new Map<string, string>()
  /** What the next dialogs answer, first to last; none left means cancelled. */
  readonly answers: (readonly string[])[] = []
  readonly dialogs: { readonly kind: string; readonly options: object }[] = []
  menu: MenuItemConstructorOptions[] = []
  displays: { workArea: Rectangle }[] = [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }]
  openPage: PageOpener = async () => {}
  lockHeld = true
  sandboxed = false
  quits = 0

  readonly #exit = openPromise<number>()
  /** The exit code, when the shell has ended. */
  readonly exited = this.#exit.promise
  readonly #ready = openPromise<void>()
  /** Lets `whenReady` resolve. */
  readonly becomeReady = this.#ready.resolve

  readonly app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    enableSandbox: () => {
      this.sandboxed = true
    },
    setName: () => {},
    commandLine: { appendSwitch: (name: string, value: string) => void this.switches.set(name, value) },
    setPath: (name: string, path: string) => void this.paths.set(name, path),
    addRecentDocument: (path: string) => void this.documents.push(path),
    requestSingleInstanceLock: () => this.lockHeld,
    whenReady: () => this.#ready.promise,
    exit: (code = 0) => this.#exit.resolve(code),
    quit: () => this.#quit(),
  })

  readonly BrowserWindow = windowsOf(this)

  readonly ipcMain = {
    handle: (channel: string, answer: (event: CallEvent, ...values: unknown[]) => unknown): void => {
      this.handlers.set(channel, answer)
    },
  }

  readonly Menu = {
    buildFromTemplate: (template: MenuItemConstructorOptions[]): BuiltMenu => {
      this.menu = template
      return { items: template.map(({ label = '' }) => ({ label })) }
    },
    setApplicationMenu: (): void => {},
  }

  readonly dialog = {
    showOpenDialog: async (_: unknown, options: object) => {
      const filePaths = [...this.#ask('open', options)]
      return { canceled: filePaths.length === 0, filePaths }
    },
    showSaveDialog: async (_: unknown, options: object) => {
      const [filePath = ''] = this.#ask('save', options)
      return { canceled: filePath === '', filePath }
    },
    showMessageBox: async (window: object, options?: object) => {
      const [answer] = this.#ask('message', options ?? window)
      return { response: Number(answer ?? 1), checkboxChecked: false }
    },
  }

  readonly protocol = {
    registerSchemesAsPrivileged: (schemes: CustomScheme[]): void => void this.schemes.push(...schemes),
    handle: (scheme: string, answer: (request: Request) => Promise<Response>): void => {
      this.protocols.set(scheme, answer)
    },
  }

  readonly session = { defaultSession: new StandInSession() }
  readonly screen = { getAllDisplays: () => this.displays }
  readonly nativeTheme = { themeSource: 'system' as 'system' | 'light' | 'dark', shouldUseDarkColors: false }

  /** A call as it arrives from a page: cloned on its way in and out. */
  async invoke(event: CallEvent, channel: string, values: readonly unknown[]): Promise<unknown> {
    const answer = this.handlers.get(channel)
    if (!answer) throw new Error(`No handler registered for '${channel}'`)
    return structuredClone(await answer(event, ...structuredClone(values)))
  }

  #ask(kind: string, options: object): readonly string[] {
    this.dialogs.push({ kind, options })
    return this.answers.shift() ?? []
  }

  /** Closes every window, then asks the shell whether it may end. */
  #quit(): void {
    this.quits++
    for (const window of [...this.windows]) window.close()
    let prevented = false
    this.app.emit('will-quit', { preventDefault: () => (prevented = true) })
    if (!prevented) this.#exit.resolve(0)
  }
}

/** The class of windows that belongs to one stand-in. */
function windowsOf(electron: StandInElectron): new (options: BrowserWindowConstructorOptions) => WindowPort {
  return class extends StandInWindow {
    constructor(options: BrowserWindowConstructorOptions) {
      super(electron, options)
    }
  }
}

export class StandInWindow extends EventEmitter implements WindowPort {
  readonly webContents: StandInContents
  address = ''
  shown = false
  maximised = false
  focused = 0
  bounds: Rectangle
  #destroyed = false

  constructor(
    readonly electron: StandInElectron,
    readonly options: BrowserWindowConstructorOptions,
  ) {
    super()
    const { x = 100, y = 100, width = 800, height = 600 } = options
    this.bounds = { x, y, width, height }
    this.webContents = new StandInContents(electron.windows.length + 1)
    electron.windows.push(this)
    electron.app.emit('web-contents-created', {}, this.webContents)
  }

  async loadURL(address: string): Promise<void> {
    this.address = address
    await this.electron.openPage(this, address)
    this.emit('ready-to-show')
  }

  close(): void {
    if (this.#destroyed) return
    this.emit('close')
    this.#destroyed = true
    this.electron.windows.splice(this.electron.windows.indexOf(this), 1)
    this.emit('closed')
    if (this.electron.windows.length === 0 && this.electron.quits === 0)
      this.electron.app.emit('window-all-closed')
  }

  show(): void {
    this.shown = true
  }
  focus(): void {
    this.focused++
  }
  restore(): void {}
  maximize(): void {
    this.maximised = true
  }
  isMinimized = () => false
  isMaximized = () => this.maximised
  isDestroyed = () => this.#destroyed
  getNormalBounds = () => this.bounds
}

export class StandInContents extends EventEmitter implements ContentsPort {
  openHandler: (() => { action: 'deny' }) | undefined
  rtcPolicy: string | undefined
  reloads = 0
  /** Where events for the page go: set by whoever shows it. */
  deliver: (channel: string, values: readonly unknown[]) => void = () => {}

  constructor(readonly id: number) {
    super()
  }

  send(channel: string, ...values: unknown[]): void {
    this.deliver(channel, structuredClone(values))
  }
  reload(): void {
    this.reloads++
  }
  isDestroyed = () => false
  setWindowOpenHandler(handler: () => { action: 'deny' }): void {
    this.openHandler = handler
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.rtcPolicy = policy
  }
  /** Whether the shell stops what this event announces; of a navigation, where it leads. */
  stops(event: string, navigation: { url: string; isMainFrame: boolean } = elsewhere): boolean {
    let prevented = false
    this.emit(event, { ...navigation, preventDefault: () => (prevented = true) })
    return prevented
  }
}

const elsewhere = { url: 'https://example.org/', isMainFrame: true }

export class StandInSession extends EventEmitter implements SessionPort {
  asksPermission: Parameters<SessionPort['setPermissionRequestHandler']>[0] | undefined
  checksPermission: (() => boolean) | undefined
  checksDevice: (() => boolean) | undefined
  beforeRequest: Parameters<SessionPort['webRequest']['onBeforeRequest']>[0] | undefined

  setPermissionRequestHandler(handler: Parameters<SessionPort['setPermissionRequestHandler']>[0]): void {
    this.asksPermission = handler
  }
  setPermissionCheckHandler(handler: () => boolean): void {
    this.checksPermission = handler
  }
  setDevicePermissionHandler(handler: () => boolean): void {
    this.checksDevice = handler
  }
  /** Whether the shell stops a download. */
  stopsDownload(): boolean {
    let prevented = false
    this.emit('will-download', { preventDefault: () => (prevented = true) })
    return prevented
  }
  readonly webRequest: SessionPort['webRequest'] = {
    onBeforeRequest: handler => {
      this.beforeRequest = handler
    },
  }
}

function openPromise<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>(settle => {
    resolve = settle
  })
  return { promise, resolve }
}
