/*
 * `npm start [-- project.claimbench.json]`: builds where a source has changed, then opens the window on the best
 * host that the machine has. CLAIMBENCH_HOST=web or =electron decides it by hand.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findElectron, hasDisplay, root } from './hosts.mjs'

const build = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--if-needed'], {
  stdio: 'inherit',
})
if (build.status !== 0) process.exit(1)

const [command, args] = hostCommand(process.argv.slice(2).map(fromWhereItWasTyped))
const host = spawn(command, args, { cwd: root, stdio: 'inherit' })
host.on('error', error => {
  console.error(`The window could not be opened: ${error.message}`)
  process.exit(1)
})
host.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))

process.on('SIGTERM', () => host.kill('SIGTERM'))
process.on('SIGHUP', () => host.kill('SIGHUP'))
// Ctrl+C in a terminal reaches the host by itself; a second one would read as impatience.
process.on('SIGINT', () => process.stdin.isTTY || host.kill('SIGINT'))

// npm's shell may be ended without a word to us; what it started must not outlive it. No event tells of that.
const starter = process.ppid
setInterval(() => process.ppid === starter || host.kill('SIGTERM'), 1000).unref()

/** npm runs scripts in the project's folder; a path is meant from the folder the analyst stood in. */
function fromWhereItWasTyped(argument) {
  return argument.startsWith('-') ? argument : resolve(process.env.INIT_CWD ?? process.cwd(), argument)
}

function hostCommand(args) {
  const wanted = process.env.CLAIMBENCH_HOST
  const electron = wanted === 'web' ? undefined : electronRuntime(wanted)
  if (electron) {
    // Chromium's sandbox refuses to run as root.
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    return [electron, [...asRoot, root, ...args]]
  }
  if (wanted === 'electron') {
    console.error(
      'Electron’s runtime is not installed here. Run `npx install-electron`, or leave CLAIMBENCH_HOST out.',
    )
    process.exit(1)
  }
  return [process.execPath, [join(root, 'out/main/web.js'), ...args]]
}

function electronRuntime(wanted) {
  if (wanted !== 'electron' && !hasDisplay()) return undefined
  return findElectron() ?? (mayDownload() && download() ? findElectron() : undefined)
}

/** Electron is fetched on the first start where its installer runs (Node 22.12), and tried again a day after a failure. */
function mayDownload() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (process.env.CI || major < 22 || (major === 22 && minor < 12)) return false
  return !existsSync(failedMark()) || Date.now() - statSync(failedMark()).mtimeMs > 86_400_000
}

function download() {
  console.log('Fetching Electron, once…')
  const installer = join(root, 'node_modules/electron/install.js')
  const { status } = spawnSync(process.execPath, [installer], {
    cwd: root,
    stdio: 'ignore',
    timeout: 180_000,
  })
  if (status !== 0) writeFileSync(failedMark(), '')
  return status === 0
}

function failedMark() {
  return join(root, 'node_modules/.electron-not-fetched')
}
