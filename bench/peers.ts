import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Where the peers are installed: a package of its own, so that the app never has them. */
export const peersFolder = join(process.cwd(), 'bench/peers')

/**
 * Installs what bench/peers/package-lock.json names, where that has not been done. In a quick run nothing is compiled: that
 * alone would take longer than it may.
 */
export function installPeers(quick: boolean): void {
  if (!upToDate()) {
    console.error('Installing the peers into bench/peers…')
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
  }
  // The only one with a program of its own: as it was made for this machine, or else made here.
  const sqlite = join(peersFolder, 'node_modules/better-sqlite3')
  if (!existsSync(sqlite) || existsSync(join(sqlite, 'build/Release/better_sqlite3.node'))) return
  if (run('npx', ['--no-install', 'prebuild-install'], sqlite, 20_000)) return
  if (quick) {
    console.error('better-sqlite3 is not compiled in a quick run: whatever needs it is left out.')
    return
  }
  console.error('Compiling better-sqlite3, which takes two minutes…')
  const words = ['rebuild', 'better-sqlite3', '--build-from-source', '--loglevel=error']
  if (!run('npm', words, peersFolder, 600_000))
    console.error('better-sqlite3 could not be compiled: whatever needs it is left out.')
}

/** A peer that Node runs; throws where it is not installed. */
export function peer(name: string): unknown {
  return createRequire(join(peersFolder, 'package.json'))(name)
}

/** Why a peer cannot be run here, in words; null where it can. */
export function whyNot(name: string): string | null {
  try {
    peer(name)
    return null
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error)
  }
}

/** npm keeps what it has installed beside it, in the words of the lock. */
function upToDate(): boolean {
  const installed = packagesOf('node_modules/.package-lock.json')
  const wanted = packagesOf('package-lock.json')
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  )
}

function packagesOf(
  file: string,
): Record<string, { readonly version?: string; readonly optional?: boolean }> {
  const path = join(peersFolder, file)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')).packages ?? {}) : {}
}

function run(command: string, words: readonly string[], cwd = peersFolder, timeout?: number): boolean {
  const shell = process.platform === 'win32'
  // Standard output is for the figures.
  return spawnSync(command, words, { cwd, timeout, shell, stdio: ['ignore', 2, 2] }).status === 0
}

/** Why a peer that runs in the browser is not there; null where it is. */
export function whyNotInstalled(name: string): string | null {
  return existsSync(join(peersFolder, 'node_modules', name)) ? null : 'it is not installed'
}
