import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { type Files, fileError } from '../electron/engine/storage/files'
import { realFiles } from '../electron/engine/storage/real-files'
import { createEngine, machine } from '../electron/engine/workbench'
import { findInstallation } from '../electron/host/installation'
import type { StandInElectron } from '../electron/main/stand-in/electron-stand-in'
import { runShellIn } from '../electron/main/stand-in/run'
import { onDisk } from './in-text'

/*
 * The desktop shell over the window as built, with a stand-in for Electron's runtime: the shell's own protocol
 * handler and policy, the preload script as built, the contract over IPC. Electron itself is not in it.
 */

interface Desktop {
  readonly folder: string
  /** The journey's own copy of the sample project. */
  readonly project: string
  /** What the disk says to whoever would make or write a file, from now on; '' lets it be as it is. */
  disk: string
  /** What it says to whoever would write the project file anew; the journal can be written. */
  fold: string
  /** Starts the shell; on no project, where none is named, it begins with the sample. */
  start(project?: string, files?: readonly (readonly [string, string])[]): Promise<StandInElectron>
  end(): Promise<number>
  /** Whatever a page should not say. */
  readonly amiss: string[]
}

const test = base.extend<{ desktop: Desktop }>({
  desktop: async ({ page }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'claimbench-shell-'))
    const installation = findInstallation(import.meta.url)
    const project = join(folder, 'mine.claimbench.json')
    await cp(join(installation.sampleFolder, 'sample.claimbench.json'), project)
    const amiss: string[] = []
    page.on('console', message => message.type() === 'error' && amiss.push(message.text()))
    page.on('pageerror', error => amiss.push(error.message))
    let end: () => Promise<number> = async () => 0
    const desktop: Desktop = {
      folder,
      project,
      amiss,
      disk: '',
      fold: '',
      async start(on, dropped = []) {
        const engine = createEngine({ ...machine, files: failing(desktop) })
        const configFolder = join(folder, 'config')
        const shell = await runShellIn(page, {
          engine,
          installation,
          configFolder,
          dropped,
          ...(on !== undefined && { project: on }),
        })
        end = shell.end
        return shell.electron
      },
      end: () => end(),
    }
    await use(desktop)
    await rm(folder, { recursive: true, force: true })
  },
})

/** The files of this machine, on a disk that refuses to write while it has a reason to. */
function failing(says: Pick<Desktop, 'disk' | 'fold'>): Files {
  const refuse = (path: string) => {
    const code = says.disk || (path.includes('.claimbench.json') ? says.fold : '')
    if (code !== '') throw fileError(code)
  }
  return {
    ...realFiles,
    // A file that is being folded while the disk gives up does not take its place any more.
    async rename(from, to) {
      refuse(to)
      return realFiles.rename(from, to)
    },
    async open(path, how, mode) {
      if (how === 'create') refuse(path)
      const file = await realFiles.open(path, how, mode)
      const write = file.write.bind(file)
      return Object.assign(file, {
        write: async (bytes: Uint8Array, position: number) => {
          if (!path.endsWith('.lock')) refuse(path)
          return write(bytes, position)
        },
      })
    },
  }
}

/** Adds a label to the scheme, and waits until it is there. */
const addLabel = async (page: Page) => {
  await page.getByRole('button', { name: 'Scheme' }).click()
  await page.getByRole('button', { name: 'Add label' }).click()
  await expect(page.getByRole('option', { name: /New label/ })).toBeVisible()
}

test('the shell shows the workbench on the sample project, and its menu reaches the window', async ({
  page,
  desktop,
}) => {
  const electron = await desktop.start()
  await expect(page.getByText('The Kelm deployment').first()).toBeVisible()
  const help = electron.menu.at(-1)?.submenu
  const keys = Array.isArray(help) ? help.find(part => part.id === 'window.keys') : undefined
  keys?.click?.({} as never, undefined, {} as never)
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(desktop.amiss).toEqual([])
  expect(await desktop.end()).toBe(0)
})

test('a project file dropped on the window is opened where it lies', async ({ page, desktop }) => {
  const other = join(desktop.folder, 'dropped.claimbench.json')
  await cp(desktop.project, other)
  await desktop.start(desktop.project, [['dropped.claimbench.json', other]])
  await expect(page.getByRole('contentinfo')).toContainText('29 claims')
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['{}'], 'dropped.claimbench.json', { type: 'application/json' }))
    return transfer
  })
  await page.dispatchEvent('main', 'drop', { dataTransfer: dropped })
  await page.getByRole('button', { name: 'Open it instead' }).click()
  await expect(page.getByRole('banner')).toContainText('dropped.claimbench.json')
  await expect
    .poll(async () => (await readFile(join(desktop.folder, 'config/settings.json'), 'utf8')).includes(other))
    .toBe(true)
  await addLabel(page)
  await onDisk(page)
  // Before the end: what the page asks while its window goes is refused, and rightly so.
  expect(desktop.amiss).toEqual([])
  await desktop.end()
  expect(await readFile(other, 'utf8')).toContain('New label')
  expect(await readFile(desktop.project, 'utf8')).not.toContain('New label')
})

test('on a full disk a banner says what is safe, the file is as it was, and work goes on when the disk lets it', async ({
  page,
  desktop,
}) => {
  const said =
    /The disk is full: “mine\.claimbench\.journal” could not be written\. .*Everything confirmed before it is safe/
  await desktop.start(desktop.project)
  await expect(page.getByRole('contentinfo')).toContainText('29 claims')
  await addLabel(page)
  await onDisk(page)
  // The first change is in the file, and its fold is over: otherwise the full disk may be told of by that fold.
  const journal = desktop.project.replace('.json', '.journal')
  await expect.poll(() => readFile(desktop.project, 'utf8')).toContain('New label')
  await expect.poll(() => readFile(journal, 'utf8')).not.toContain('New label')
  desktop.disk = 'ENOSPC'
  const before = await readFile(desktop.project)
  await page.getByRole('button', { name: 'Add label' }).click()
  await expect(page.getByRole('alert').getByText(said)).toBeVisible()
  await expect(page.getByRole('option', { name: /New label/ })).toHaveCount(1)
  expect((await readFile(desktop.project)).equals(before)).toBe(true)

  desktop.disk = ''
  await page.getByRole('button', { name: 'Add label' }).click()
  await expect(page.getByRole('option', { name: /New label/ })).toHaveCount(2)
  await expect(page.getByRole('alert').getByText(said)).toBeHidden()
  expect(await desktop.end()).toBe(0)
})

test('a project that cannot be folded at the end is named in a message box, with the journal that has everything', async ({
  page,
  desktop,
}) => {
  const electron = await desktop.start(desktop.project)
  await expect(page.getByRole('contentinfo')).toContainText('29 claims')
  desktop.fold = 'ENOSPC'
  await addLabel(page)
  expect(await desktop.end()).toBe(0)
  expect(electron.dialogs).toMatchObject([
    {
      kind: 'message',
      options: { detail: expect.stringMatching(/“mine\.claimbench\.json”.*mine\.claimbench\.journal/) },
    },
  ])
})
