import type {
  App,
  BrowserWindowConstructorOptions,
  CustomScheme,
  Display,
  MenuItemConstructorOptions,
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  Rectangle,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron'

/*
 * The few calls of Electron that the shell makes. `index.ts` hands over Electron itself, and the compiler holds it
 * to this; tests hand over a stand-in. Whatever is not here, the shell cannot do: it has no way to open an address
 * outside, for one.
 */

export interface Preventable {
  preventDefault(): void
}

/** A navigation that a page is about to make. */
export interface Navigation extends Preventable {
  readonly url: string
  readonly isMainFrame: boolean
}

export interface AppPort
  extends Pick<App, 'enableSandbox' | 'quit' | 'exit' | 'addRecentDocument' | 'setName' | 'isPackaged'> {
  setPath(name: 'userData', path: string): void
  readonly commandLine: { appendSwitch(name: string, value: string): void }
  requestSingleInstanceLock(): boolean
  whenReady(): Promise<unknown>
  on(event: 'second-instance', listener: (event: unknown, argv: string[], folder: string) => void): unknown
  on(event: 'open-file', listener: (event: Preventable, path: string) => void): unknown
  on(event: 'window-all-closed' | 'activate', listener: () => void): unknown
  on(event: 'will-quit', listener: (event: Preventable) => void): unknown
  on(event: 'web-contents-created', listener: (event: unknown, contents: ContentsPort) => void): unknown
}

export interface ContentsPort {
  readonly id: number
  send(channel: string, ...values: unknown[]): void
  reload(): void
  isDestroyed(): boolean
  setWindowOpenHandler(handler: () => { action: 'deny' }): void
  setWebRTCIPHandlingPolicy(policy: 'disable_non_proxied_udp'): void
  on(event: 'will-navigate' | 'will-frame-navigate', listener: (event: Navigation) => void): unknown
  on(event: 'will-redirect' | 'will-attach-webview', listener: (event: Preventable) => void): unknown
  on(event: 'render-process-gone', listener: (event: unknown, details: { reason: string }) => void): unknown
}

export interface WindowPort {
  readonly webContents: ContentsPort
  loadURL(address: string): Promise<void>
  show(): void
  focus(): void
  restore(): void
  maximize(): void
  isMinimized(): boolean
  isMaximized(): boolean
  isDestroyed(): boolean
  getNormalBounds(): Rectangle
  close(): void
  on(event: 'close' | 'closed', listener: () => void): unknown
  once(event: 'ready-to-show', listener: () => void): unknown
}

/** Who calls: which contents, and which frame in it, as an address. */
export interface CallEvent {
  readonly sender: { readonly id: number }
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null
}

export interface SessionPort {
  setPermissionRequestHandler(
    handler: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void,
  ): void
  setPermissionCheckHandler(handler: () => boolean): void
  setDevicePermissionHandler(handler: () => boolean): void
  on(event: 'will-download', listener: (event: Preventable) => void): unknown
  readonly webRequest: {
    onBeforeRequest(
      handler: (asked: { readonly url: string }, answer: (verdict: { cancel: boolean }) => void) => void,
    ): void
  }
}

/** The window that a dialog stands before. */
export type DialogParent = Pick<WindowPort, 'isDestroyed' | 'focus'>

export interface DialogPort {
  showOpenDialog(window: DialogParent, options: OpenDialogOptions): Promise<OpenDialogReturnValue>
  showSaveDialog(window: DialogParent, options: SaveDialogOptions): Promise<SaveDialogReturnValue>
  showMessageBox(window: DialogParent, options: MessageBoxOptions): Promise<MessageBoxReturnValue>
  /** Before no window: where the last one has gone. */
  showMessageBox(options: MessageBoxOptions): Promise<MessageBoxReturnValue>
}

/** A menu as Electron built it; the shell only hands it on. */
export interface BuiltMenu {
  readonly items: readonly { readonly label: string }[]
}

export interface ElectronApi {
  readonly app: AppPort
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => WindowPort
  readonly ipcMain: {
    handle(channel: string, answer: (event: CallEvent, ...values: unknown[]) => unknown): void
  }
  readonly Menu: {
    buildFromTemplate(template: MenuItemConstructorOptions[]): BuiltMenu
    setApplicationMenu(menu: BuiltMenu | null): void
  }
  readonly dialog: DialogPort
  readonly protocol: {
    registerSchemesAsPrivileged(schemes: CustomScheme[]): void
    handle(scheme: string, answer: (request: Request) => Promise<Response>): void
  }
  readonly session: { readonly defaultSession: SessionPort }
  readonly screen: { getAllDisplays(): readonly Pick<Display, 'workArea'>[] }
  readonly nativeTheme: { themeSource: 'system' | 'light' | 'dark'; readonly shouldUseDarkColors: boolean }
}
