import { join, resolve } from 'node:path'
import type { Problem } from '#shared/api/problem'
import { serve } from '#shared/api/serve'
import type { Engine, WorkbenchSession } from '../engine/ports'
import type { Installation } from '../host/installation'
import { unfolded } from '../host/unfolded'
import { channels } from '../preload/channels'
import { declareScheme, servePage } from './app-protocol'
import type { ElectronApi } from './electron-api'
import { cutOff, guardContents, guardSession, isOwnCall } from './guards'
import { menuTemplate } from './menu'
import { ShellWindow } from './shell-window'

/** What the shell needs beside Electron. */
export interface ShellSurroundings {
  readonly engine: Engine
  readonly installation: Installation
  readonly configFolder: string
  readonly platform: NodeJS.Platform
  /** The command line, and the folder it was typed in. */
  readonly argv: readonly string[]
  readonly folder: string
  readonly onBug: (error: unknown, method: string) => void
}

/** Runs the desktop shell: one window, over the engine in this process. Resolves when the window is open, or given up to a shell that runs already. */
export async function runShell(electron: ElectronApi, surroundings: ShellSurroundings): Promise<void> {
  const { app } = electron
  app.setName('Claimbench')
  app.setPath('userData', join(surroundings.configFolder, 'electron'))
  if (!app.requestSingleInstanceLock()) return app.quit()
  await new Shell(electron, surroundings).run()
}

/** The project named on a command line, as a whole path. Electron puts switches of its own in between. */
export function projectIn(argv: readonly string[], folder: string): string | undefined {
  const named = argv.find(argument => !argument.startsWith('-') && argument.endsWith('.json'))
  return named === undefined ? undefined : resolve(folder, named)
}

class Shell {
  readonly #electron: ElectronApi
  readonly #surroundings: ShellSurroundings
  readonly #windows = new Map<number, ShellWindow>()
  readonly #closing = new Set<Promise<unknown>>()
  #asked: string | undefined
  #opening: Promise<void> | undefined
  #ready = false
  /** Whether the window's page has asked where it stands: from then on it hears commands. */
  #begun = false
  #folded = false

  constructor(electron: ElectronApi, surroundings: ShellSurroundings) {
    this.#electron = electron
    this.#surroundings = surroundings
    this.#asked = projectIn(surroundings.argv, surroundings.folder)
  }

  async run(): Promise<void> {
    const { app, ipcMain } = this.#electron
    const { installation, platform, onBug } = this.#surroundings
    app.enableSandbox()
    cutOff(this.#electron)
    declareScheme(this.#electron)
    guardContents(this.#electron)
    app.on('second-instance', (_, argv, folder) => this.#askFor(projectIn(argv, folder)))
    app.on('open-file', (event, path) => {
      event.preventDefault()
      this.#askFor(path)
    })
    app.on('activate', () => this.#askFor(undefined))
    app.on('window-all-closed', () => {
      if (platform !== 'darwin') app.quit()
    })
    app.on('will-quit', event => {
      if (this.#folded) return
      event.preventDefault()
      void this.#fold()
    })
    await app.whenReady()
    this.#ready = true
    guardSession(this.#electron)
    servePage(this.#electron, installation.pageFolder)
    ipcMain.handle(channels.call, async (event, method, params) => {
      const window = isOwnCall(event) ? this.#windows.get(event.sender.id) : undefined
      if (!window) throw new Error('Claimbench answers its own window only.')
      return serve(window.session.methods, method, params, onBug)
    })
    await this.#showWindow()
  }

  /** A project was opened from outside: the window that is there opens it, else the next one begins on it. */
  #askFor(path: string | undefined): void {
    const [window] = this.#windows.values()
    if (window && this.#begun && path !== undefined)
      window.tell({ type: 'command', command: 'project.open', path })
    else this.#asked = path ?? this.#asked
    // Until Electron is ready there is no window to show.
    if (this.#ready) this.#showWindow().catch((error: unknown) => this.#surroundings.onBug(error, 'window'))
  }

  /** Opens the window, or brings the one there is to the front. */
  #showWindow(): Promise<void> {
    const [window] = this.#windows.values()
    window?.raise()
    this.#opening ??= this.#openWindow()
    return this.#opening
  }

  async #openWindow(): Promise<void> {
    const window = await ShellWindow.open(this.#electron, this.#surroundings, {
      onProjects: session => void this.#showMenu(session),
      onClosed: closed => this.#close(closed),
      firstProject: () => {
        const project = this.#asked
        this.#asked = undefined
        this.#begun = true
        return project
      },
    })
    this.#windows.set(window.window.webContents.id, window)
    await this.#showMenu(window.session)
    await window.load()
  }

  async #showMenu(session: WorkbenchSession): Promise<void> {
    const { Menu, app } = this.#electron
    const recent = await session.methods['project.recent']({})
    const template = menuTemplate({
      platform: this.#surroundings.platform,
      recent: recent.ok ? recent.value : [],
      inspect: !app.isPackaged,
      command: (command, path) => {
        for (const window of this.#windows.values()) {
          window.tell({ type: 'command', command, ...(path !== undefined && { path }) })
        }
      },
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
    const [last] = recent.ok ? recent.value : []
    if (last) app.addRecentDocument(last.path)
  }

  #close(closed: ShellWindow): void {
    for (const [id, window] of this.#windows) if (window === closed) this.#windows.delete(id)
    this.#opening = undefined
    this.#begun = false
    const closing: Promise<unknown> = closed.session
      .close()
      .then(reply => (reply.ok ? undefined : this.#tellUnfolded(reply.problem)))
      .catch((error: unknown) => this.#surroundings.onBug(error, 'close'))
      .finally(() => this.#closing.delete(closing))
    this.#closing.add(closing)
  }

  /** A project could not be folded, and there is no window left to say so in. */
  async #tellUnfolded(problem: Problem): Promise<void> {
    await this.#electron.dialog.showMessageBox({
      type: 'warning',
      message: unfolded(problem),
      detail: problem.message,
      buttons: ['OK'],
    })
  }

  /** Everything into the project files, then the end; whatever fails is in the journal and found at the next start. */
  async #fold(): Promise<void> {
    try {
      await Promise.all(this.#closing)
      for (const problem of await this.#surroundings.engine.closeEngine()) await this.#tellUnfolded(problem)
    } catch (error) {
      this.#surroundings.onBug(error, 'quit')
    } finally {
      this.#folded = true
      this.#electron.app.exit(0)
    }
  }
}
