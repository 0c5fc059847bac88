import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from '../../engine/ports'
import { testFolder } from '../../test-folders.test-support'
import { runShell, type ShellSurroundings } from '../shell'
import { StandInElectron, type StandInWindow } from './electron-stand-in'

export interface ShellTrial {
  readonly electron: StandInElectron
  readonly folder: string
  readonly bugs: string[]
  /** The window that the shell has opened. */
  readonly window: () => StandInWindow
}

/** Runs the shell on a stand-in of Electron, with a config folder and a small page of its own. */
export async function startShell(
  engine: Engine,
  changes: Partial<ShellSurroundings> & {
    prepare?: (electron: StandInElectron, folder: string) => void | Promise<void>
    page?: string
  } = {},
): Promise<ShellTrial> {
  const { prepare, page, ...surroundings } = changes
  const electron = new StandInElectron()
  const folder = testFolder('shell')
  const pageFolder = join(folder, 'out', 'renderer')
  mkdirSync(pageFolder, { recursive: true })
  writeFileSync(
    join(pageFolder, 'index.html'),
    page ?? '<!doctype html><meta name="style-nonce" content="x"><title>Claimbench</title>',
  )
  await prepare?.(electron, folder)
  const bugs: string[] = []
  const running = runShell(electron, {
    engine,
    installation: { root: folder, version: '9.9.9', sampleFolder: join(folder, 'seeds'), pageFolder },
    configFolder: join(folder, 'config'),
    platform: 'linux',
    argv: [],
    folder: '/typed/here',
    onBug: (error, method) => bugs.push(`${method}: ${error}`),
    ...surroundings,
  })
  electron.becomeReady()
  await running
  const window = (): StandInWindow => {
    const [first] = electron.windows
    if (!first) throw new Error('The shell has no window.')
    return first
  }
  return { electron, folder, bugs, window }
}
