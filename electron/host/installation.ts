import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, posix, win32 } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** Where this Claimbench is installed, and which one it is. */
export interface Installation {
  readonly root: string
  readonly version: string
  readonly sampleFolder: string
  /** The built window: index.html and what it loads. */
  readonly pageFolder: string
}

const packageFile = z.object({ name: z.string(), version: z.string() })

/** Finds the installation that the module at `moduleUrl` belongs to, built or not: the nearest package of our name above it. */
export function findInstallation(moduleUrl: string): Installation {
  let folder = dirname(fileURLToPath(moduleUrl))
  for (;;) {
    const file = join(folder, 'package.json')
    if (existsSync(file)) {
      const found = packageFile.safeParse(JSON.parse(readFileSync(file, 'utf8')))
      if (found.success && found.data.name === 'claimbench') return describe(folder, found.data.version)
    }
    if (dirname(folder) === folder) throw new Error(`No installation of Claimbench around ${moduleUrl}`)
    folder = dirname(folder)
  }
}

function describe(root: string, version: string): Installation {
  return { root, version, sampleFolder: join(root, 'seeds'), pageFolder: join(root, 'out', 'renderer') }
}

/** The folder for what this machine remembers, where each system keeps such things; CLAIMBENCH_CONFIG overrides it. */
export function configFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (env.CLAIMBENCH_CONFIG) return env.CLAIMBENCH_CONFIG
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Claimbench')
  if (platform === 'win32') {
    return win32.join(env.APPDATA || win32.join(home, 'AppData', 'Roaming'), 'Claimbench')
  }
  // The XDG specification has relative paths ignored.
  const xdg = env.XDG_CONFIG_HOME
  return posix.join(xdg?.startsWith('/') ? xdg : posix.join(home, '.config'), 'claimbench')
}
