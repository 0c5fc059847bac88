import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Engine } from '../../engine/ports'
import type { Installation } from '../../host/installation'
import { runShell } from '../shell'
import { showIn } from './chromium-window'
import { StandInElectron } from './electron-stand-in'

/** The desktop shell as it was built, with its window in `page`: everything but Electron is the real thing. */
export async function runShellIn(
  page: Page,
  surroundings: {
    engine: Engine
    installation: Installation
    configFolder: string
    project?: string
    /** Where the files lie that will be dropped on the window, by name. */
    dropped?: readonly (readonly [string, string])[]
  },
): Promise<{ electron: StandInElectron; end(): Promise<number> }> {
  const { engine, installation, configFolder, project } = surroundings
  const electron = new StandInElectron()
  for (const [name, path] of surroundings.dropped ?? []) electron.droppedFrom.set(name, path)
  showIn(electron, page, await readFile(join(installation.root, 'out', 'preload', 'index.cjs'), 'utf8'))
  const running = runShell(electron, {
    engine,
    installation,
    configFolder,
    platform: process.platform,
    argv: project === undefined ? [] : [project],
    folder: process.cwd(),
    onBug: error => {
      throw error
    },
  })
  electron.becomeReady()
  await running
  const end = (): Promise<number> => {
    electron.app.quit()
    return electron.exited
  }
  return { electron, end }
}
