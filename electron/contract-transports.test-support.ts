import { join } from 'node:path'
import { WebSocket } from 'ws'
import type { Client } from '#shared/api/client'
// biome-ignore lint/style/noRestrictedImports: the one test that joins the contract's two ends
import { connectByWebSocket } from '../renderer/shell/web-client'
import { createEngine } from './engine/workbench'
import { findInstallation } from './host/installation'
import { clientOf } from './main/stand-in/preload-in-node'
import { startShell } from './main/stand-in/trial'
import { testFolder } from './test-folders.test-support'
import { startWebHost } from './web/host'
import { launch } from './web/web-host.test-support'

const installation = findInstallation(import.meta.url)
/** A clock that stands still and dice that always fall alike. */
const surroundings = () => {
  let state = 7
  const random = (): number => {
    state = (state * 16_807) % 2_147_483_647
    return state / 2_147_483_647
  }
  return { now: () => new Date('2025-03-02T10:00:00.000Z'), random }
}

export interface Transport {
  readonly client: Client
  readonly folder: string
  /** Answers the next question for files, as the analyst would. */
  choose(paths: readonly string[]): void
  end(): Promise<unknown>
}

/** A real web host, and a window over its WebSocket. */
export async function overWebSocket(): Promise<Transport> {
  const folder = testFolder('contract')
  const host = await startWebHost({
    engine: createEngine(surroundings()),
    installation,
    configFolder: join(folder, 'config'),
    project: undefined,
    onBug: fail,
    onUnfolded: fail,
  })
  const headers = { Cookie: await launch(host) }
  const origin = `http://127.0.0.1:${host.port}`
  const client = await connectByWebSocket({
    onConnection: () => {},
    address: `ws://127.0.0.1:${host.port}/engine`,
    windowName: 'contract-window',
    open: address => new WebSocket(address, { origin, headers }),
  })
  const choose = (paths: readonly string[]) => {
    const stop = client.listen(event => {
      if (event.type !== 'ask') return
      stop()
      void client.call('files.answer', { ask: event.ask, paths: [...paths] })
    })
  }
  return { client, folder, choose, end: () => host.end() }
}

/** The shell, and a window over its IPC with the real preload bridge. */
export async function overIpc(): Promise<Transport> {
  const folder = testFolder('contract')
  const { electron, window } = await startShell(createEngine(surroundings()), {
    installation,
    configFolder: join(folder, 'config'),
    onBug: fail,
  })
  const end = () => {
    electron.app.quit()
    return electron.exited
  }
  const choose = (paths: readonly string[]) => void electron.answers.push(paths)
  return { client: clientOf(electron, window()), folder, choose, end }
}

function fail(error: unknown): never {
  throw error
}
