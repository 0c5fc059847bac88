import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { findChromium, hasDisplay } from '../../scripts/hosts.mjs'
import { windowPlace } from './window-place'

/** The browser that shows the window, and what to do when it is over. */
export interface BrowserWindowProcess {
  /** Resolves when the browser's process has ended, or could not be started. */
  readonly ended: Promise<void>
  close(): void
}

/** Opens `address` in a window of its own; undefined where there is no browser for it or no display. */
export function openBrowser(address: string, configFolder: string): BrowserWindowProcess | undefined {
  const browser = hasDisplay() ? findChromium() : undefined
  if (!browser) return undefined
  const profile = join(configFolder, 'window')
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  const child = spawn(browser, browserArguments(address, profile), { stdio: 'ignore' })
  return { ended: endOf(child), close: () => void child.kill() }
}

/** The browser as a window of ours alone: a profile of its own, nothing sent or fetched, nothing offered. */
export function browserArguments(
  address: string,
  profile: string,
  asRoot: boolean = process.getuid?.() === 0,
): readonly string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    ...windowPlace(profile),
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
    '--disable-background-mode',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication',
    '--disable-quic',
    '--disable-sync',
    // Whatever would leave this machine goes to a port where nothing listens; loopback is never sent to a proxy.
    '--proxy-server=http://127.0.0.1:9',
    '--password-store=basic',
    '--use-mock-keychain',
    // Chromium's sandbox refuses to run as root, and a bar across the window would say so at every start. Where
    // everything runs as root (a container) there is no GPU either.
    ...(asRoot ? ['--no-sandbox', '--test-type', '--disable-gpu'] : []),
  ]
}

function endOf(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
}
