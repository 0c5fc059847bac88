/*
 * Before `npm start` and `npm test`: makes a fresh clone ready, and is done in a few milliseconds where nothing
 * is missing. `node scripts/ensure.mjs start|test`. Plain Node, because it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium, findElectron, root } from './hosts.mjs'

const purpose = process.argv[2] === 'test' ? 'test' : 'start'

ensureNode()
ensurePackages()
ensureBrowser()

function ensureNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  stop(
    `Claimbench needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one from nodejs.org.`,
  )
}

function ensurePackages() {
  const reason = packagesAmiss()
  if (!reason) return
  console.log(`${reason}: installing the packages (npm ci)…`)
  const npm = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  if (npm.status !== 0) stop(`${npm.output}\nThe packages could not be installed. Is this machine online?`)
}

/** Why the installed packages do not fit package-lock.json; undefined where they do. */
function packagesAmiss() {
  const installed = lockedVersions(join(root, 'node_modules/.package-lock.json'))
  if (!installed) return 'First run'
  for (const [path, entry] of lockedVersions(join(root, 'package-lock.json')) ?? []) {
    if (path === '' || entry.optional || entry.peer) continue
    if (installed.get(path)?.version !== entry.version) return 'package-lock.json has changed'
  }
  return undefined
}

function lockedVersions(file) {
  if (!existsSync(file)) return undefined
  return new Map(Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages))
}

function ensureBrowser() {
  if (findChromium() || (purpose === 'start' && findElectron())) return
  if (isRootOnDebian()) {
    console.log('No Chromium on this machine: installing it (apt-get)…')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const updated = run('apt-get', ['-qq', 'update'], env)
    const apt =
      updated.status === 0
        ? run('apt-get', ['-qq', '-y', '--no-install-recommends', 'install', 'chromium'], env)
        : updated
    if (findChromium()) return
    console.error(apt.output)
  }
  const advice = 'Install Chromium or Google Chrome, or name one in CLAIMBENCH_CHROMIUM.'
  if (purpose === 'test') stop(`The journeys in e2e/ need a Chromium. ${advice}`)
  console.log(`No Chromium here, so the window's address will be printed for your own browser. ${advice}`)
}

function isRootOnDebian() {
  return process.platform === 'linux' && process.getuid() === 0 && existsSync('/etc/debian_version')
}

function run(command, args, env = process.env) {
  const options = {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  }
  const { status, stdout, stderr, error } = spawnSync(command, args, options)
  return { status, output: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}` }
}

function stop(message) {
  console.error(message)
  process.exit(1)
}
