import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { _electron, type Browser, test as base, type ElectronApplication, type Page } from '@playwright/test'
import { findElectron, root } from '../scripts/hosts.mjs'

/** A workbench that runs, in a window that a journey drives. Which host it runs on cannot be told from here. */
export interface Workbench {
  page: Page
  /** A folder of this journey's own. */
  readonly folder: string
  /**
   * Starts another workbench on the web host, as another program on this machine, on the project of this name in the
   * folder. With settings of its own it is another analyst's.
   */
  another(project: string, settings?: string): Promise<Running>
  /** Ends the workbench as closing its window does, and starts it again; on another project, if one is named. */
  restart(project?: string): Promise<Page>
  /** Has the machine end the workbench between two instructions, and starts it again. On the web host alone. */
  kill(): Promise<Page>
  /**
   * Has the disk refuse to be written to with this error, take its time (`HELD`), or have no room for a project file
   * beside its journal (`FOLD`); null: it works again. Where `disk` is `failing`.
   */
  failDisk(code: 'ENOSPC' | 'EACCES' | 'HELD' | 'FOLD' | null): Promise<void>
}

/** A workbench as a process of its own, with its window. */
export interface Running {
  readonly page: Page
  end(): Promise<void>
  kill(): Promise<void>
}

const sample = join(root, 'seeds/sample.claimbench.json')

/** Puts a copy of the sample project into a journey's folder. */
export async function copyOfSample(folder: string): Promise<string> {
  const own = join(folder, 'sample.claimbench.json')
  await cp(sample, own)
  return own
}

interface Options {
  /** Makes the project that the journey begins with, in its folder; undefined: a machine that knows none yet. */
  begin: (folder: string) => Promise<string | undefined>
  /** Whether the disk can be made to fail: on the web host alone, which is started with a preload for that. */
  disk: 'sound' | 'failing'
}

export const test = base.extend<Options & { workbench: Workbench }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  begin: async ({}, use) => use(copyOfSample),
  disk: ['sound', { option: true }],
  workbench: async ({ begin, disk, browser }, use, { project }) => {
    const folder = await mkdtemp(join(tmpdir(), 'claimbench-'))
    const own = await begin(folder)
    const start = (on: string | undefined) =>
      project.name === 'electron'
        ? startElectron(folder, on)
        : startWeb(browser, folder, on, { failing: disk === 'failing' })
    let running = await start(own)
    const workbench: Workbench = {
      page: running.page,
      folder,
      another: (name, config = 'config-of-another') =>
        startWeb(browser, folder, join(folder, name), { config }),
      async restart(on = own) {
        await running.end()
        running = await start(on)
        workbench.page = running.page
        return running.page
      },
      async kill() {
        await running.kill()
        running = await start(own)
        workbench.page = running.page
        return running.page
      },
      failDisk: code => writeFile(join(folder, faultFile), code ?? ''),
    }
    await use(workbench)
    await running.end()
    await rm(folder, { recursive: true, force: true })
  },
})
export { expect } from '@playwright/test'

const faultFile = 'disk-fault'

/** The journey's folder is the analyst's home: file dialogs begin there. */
const environment = (folder: string, config = 'config') => ({
  ...process.env,
  HOME: folder,
  USERPROFILE: folder,
  CLAIMBENCH_CONFIG: join(folder, config),
})

async function startWeb(
  browser: Browser,
  folder: string,
  project: string | undefined,
  { config, failing = false }: { readonly config?: string; readonly failing?: boolean } = {},
): Promise<Running> {
  const preload = failing ? ['--import', join(root, 'e2e/failing-disk/preload.mjs')] : []
  const args = [...preload, join(root, 'out/main/web.js'), ...(project ? [project] : []), '--no-window']
  const host = spawn(process.execPath, args, {
    env: { ...environment(folder, config), CLAIMBENCH_DISK_FAULT: join(folder, faultFile) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await addressOf(host)
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.goto(address)
  return {
    page,
    async end() {
      await context.close()
      host.kill('SIGTERM')
      if (host.exitCode === null) await once(host, 'exit')
    },
    async kill() {
      const ended = once(host, 'exit')
      host.kill('SIGKILL')
      await ended
      await context.close()
    },
  }
}

/** The address that the web host prints, with the launch token in it. */
async function addressOf(host: ChildProcess): Promise<string> {
  if (!host.stdout) throw new Error('the web host has no output')
  for await (const line of createInterface(host.stdout)) {
    const [address] = /http:\/\/\S+/.exec(line) ?? []
    if (address) return address
  }
  throw new Error('the web host ended without naming its address')
}

async function startElectron(folder: string, project: string | undefined): Promise<Running> {
  const executablePath = findElectron()
  if (!executablePath) throw new Error('there is no Electron runtime')
  const app: ElectronApplication = await _electron.launch({
    executablePath,
    args: [root, ...(project ? [project] : [])],
    env: environment(folder) as Record<string, string>,
  })
  return {
    page: await app.firstWindow(),
    end: () => app.close(),
    kill: () => Promise.reject(new Error('the Electron host is not killed: its renderer would outlive it')),
  }
}
