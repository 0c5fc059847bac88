import { join } from 'node:path'
import type { Methods } from '#shared/api/contract'
import type { WorkbenchEvent } from '#shared/api/events'
import type { Settings } from '#shared/api/settings'
import type { WorkbenchSession } from '../engine/ports'
import { withFirstProject } from '../host/first-project'
import { channels } from '../preload/channels'
import { pageAddress } from './app-protocol'
import { askForFiles } from './dialogs'
import type { ElectronApi, WindowPort } from './electron-api'
import { shutInPreferences } from './guards'
import type { ShellSurroundings } from './shell'
import { keepWindowState, placeWindow, readWindowState, smallest } from './window-state'

/** What the frame around the page follows, as the page changes it. */
export interface Followers {
  /** A project was opened, made or forgotten: the list of recent ones has changed. */
  onProjects(session: WorkbenchSession): void
  onClosed(window: ShellWindow): void
  /** The project that the window is to begin on, asked for when its page first calls. */
  firstProject(): string | undefined
}

/** One window of the desktop shell and its session with the engine. */
export class ShellWindow {
  readonly window: WindowPort
  readonly session: WorkbenchSession

  private constructor(window: WindowPort, session: WorkbenchSession) {
    this.window = window
    this.session = session
  }

  static async open(
    electron: ElectronApi,
    surroundings: ShellSurroundings,
    followers: Followers,
  ): Promise<ShellWindow> {
    const { engine, installation, configFolder, platform } = surroundings
    let window: WindowPort | undefined
    const session = await engine.openSession({
      host: 'electron',
      version: installation.version,
      sampleFolder: installation.sampleFolder,
      configFolder,
      chooseFiles: async request => (window ? askForFiles(electron.dialog, window, request, platform) : []),
    })
    const start = await session.methods['workbench.start']({})
    if (start.ok) electron.nativeTheme.themeSource = start.value.settings.theme

    window = makeWindow(electron, surroundings)
    const shown = new ShellWindow(
      window,
      follow(withFirstProject(session, followers.firstProject), electron, followers),
    )
    shown.#live(electron, configFolder, followers)
    return shown
  }

  /** Shows the page. Apart from `open`, so that a call from it finds its window known. */
  load(): Promise<void> {
    return this.window.loadURL(pageAddress)
  }

  /** Tells the page something that the engine does not know of. */
  tell(event: WorkbenchEvent): void {
    const { webContents } = this.window
    if (!this.window.isDestroyed() && !webContents.isDestroyed()) webContents.send(channels.event, event)
  }

  /** Brings the window to the front. */
  raise(): void {
    if (this.window.isMinimized()) this.window.restore()
    this.window.focus()
  }

  #live(electron: ElectronApi, configFolder: string, followers: Followers): void {
    const { window } = this
    this.session.listen(event => this.tell(event))
    window.once('ready-to-show', () => window.show())
    window.on('close', () =>
      keepWindowState(configFolder, { ...window.getNormalBounds(), maximised: window.isMaximized() }),
    )
    window.on('closed', () => followers.onClosed(this))
    window.webContents.on('render-process-gone', (_, { reason }) => {
      if (reason !== 'clean-exit') void this.#offerReload(electron)
    })
  }

  async #offerReload({ dialog }: ElectronApi): Promise<void> {
    const { response } = await dialog.showMessageBox(this.window, {
      type: 'error',
      message: 'The window has stopped working.',
      detail:
        'The engine behind it runs on, and every change that was saved is on disk. Show the window again?',
      buttons: ['Show again', 'Quit'],
      defaultId: 0,
      cancelId: 1,
    })
    if (response === 0) this.window.webContents.reload()
    else this.window.close()
  }
}

function makeWindow(electron: ElectronApi, { installation, configFolder }: ShellSurroundings): WindowPort {
  const state = readWindowState(configFolder)
  const window = new electron.BrowserWindow({
    ...placeWindow(state, electron.screen.getAllDisplays()),
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Claimbench',
    show: false,
    // What shows before the page does.
    backgroundColor: electron.nativeTheme.shouldUseDarkColors ? '#16181b' : '#f7f6f3',
    webPreferences: shutInPreferences(join(installation.root, 'out', 'preload', 'index.cjs')),
  })
  if (state?.maximised) window.maximize()
  return window
}

/** The session's methods, with the native frame following what they change: its colours and its list of recent projects. */
function follow(
  session: WorkbenchSession,
  { nativeTheme }: ElectronApi,
  followers: Followers,
): WorkbenchSession {
  const { methods } = session
  const wearTheme = ({ theme }: Settings): void => {
    nativeTheme.themeSource = theme
  }
  const projectsChange = <A extends unknown[], R>(act: (...values: A) => Promise<R>) => {
    return async (...values: A): Promise<R> => {
      const reply = await act(...values)
      followers.onProjects(session)
      return reply
    }
  }
  const followed: Methods = {
    ...methods,
    'workbench.start': projectsChange(methods['workbench.start']),
    'project.create': projectsChange(methods['project.create']),
    'project.open': projectsChange(methods['project.open']),
    'project.openSample': projectsChange(methods['project.openSample']),
    'project.forget': projectsChange(methods['project.forget']),
    'dataset.import': projectsChange(methods['dataset.import']),
    'settings.set': async params => {
      const reply = await methods['settings.set'](params)
      if (reply.ok) wearTheme(reply.value)
      return reply
    },
  }
  return { ...session, methods: followed }
}
