import { resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { configFolder, findInstallation } from '../host/installation'
import { openBrowser } from './browser'
import { startWebHost } from './host'

/* `node out/main/web.js [project] [--no-window] [--port N]`: the workbench without Electron. */

/** The engine comes while the browser starts: the page is served without it. */
let engine: Promise<typeof import('../engine/workbench')> | undefined
const loadEngine = () => {
  engine ??= import('../engine/workbench')
  return engine
}

const { values, positionals } = readArguments()
const config = configFolder()
const host = await startWebHost({
  engine: {
    openSession: async ports => (await loadEngine()).openSession(ports),
    closeEngine: async () => (engine ? (await engine).closeEngine() : []),
  },
  installation: findInstallation(import.meta.url),
  configFolder: config,
  project: positionals[0] === undefined ? undefined : resolve(positionals[0]),
  port: values.port === undefined ? 0 : Number(values.port),
  onBug: (error, method) => console.error(`A defect in ${method}:`, error),
  onUnfolded: words => console.error(words),
}).catch((error: NodeJS.ErrnoException) => {
  console.error(`Claimbench could not be started: ${error.message}`)
  process.exit(1)
})

const browser = values['no-window'] ? undefined : openBrowser(host.startAddress, config)
console.log(browser ? 'Claimbench is open in its own window.' : `Claimbench is at ${host.startAddress}`)

void loadEngine().catch((error: unknown) => console.error('The engine could not be loaded:', error))

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void host.end())
void browser?.ended.then(async () => {
  // A browser that was running already takes the window over, and the process started for it ends at once.
  const shown = await Promise.race([host.firstWindow.then(() => true), delay(5000, false, { ref: false })])
  if (!shown)
    console.log(`The browser ended without showing the window. Claimbench is at ${host.startAddress}`)
  else if (host.connectedWindows() === 0) void host.end()
})
await host.ended
browser?.close()
process.exit(0)

function readArguments() {
  try {
    const read = parseArgs({
      allowPositionals: true,
      options: { 'no-window': { type: 'boolean' }, port: { type: 'string' } },
    })
    const { port } = read.values
    if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) < 65_536))
      throw new Error(`${port} is no port.`)
    return read
  } catch (error) {
    console.error(
      `${error instanceof Error ? error.message : error}\nUse: npm start -- [project] [--no-window] [--port N]`,
    )
    process.exit(2)
  }
}
