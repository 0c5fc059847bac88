/*
 * What this machine has to show a window with: Electron's runtime, or a Chromium. Plain Node without
 * dependencies, because it runs before they are installed. Shared by `npm start`, `npm test` and e2e/.
 */
import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const electronNames = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
}

/** The path of Electron's executable, or undefined where its runtime is not installed. */
export function findElectron(env = process.env) {
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH || join(root, 'node_modules/electron/dist')
  return firstExecutable([join(folder, electronNames[process.platform] ?? 'electron')])
}

/** Whether a window can be shown at all: a Linux machine may have no display. */
export function hasDisplay(env = process.env) {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

const chromiumPlaces = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
    '/usr/bin/microsoft-edge',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

/** The path of a Chromium, or undefined. CLAIMBENCH_CHROMIUM comes first, Playwright's own last. */
export function findChromium(env = process.env) {
  const places = [env.CLAIMBENCH_CHROMIUM, ...(chromiumPlaces[process.platform] ?? [])]
  return firstExecutable(places) ?? firstExecutable([playwrightChromium()])
}

/** Where Playwright would keep its own; undefined where Playwright is not installed. */
function playwrightChromium() {
  const require = createRequire(join(root, 'package.json'))
  try {
    return require('@playwright/test').chromium.executablePath()
  } catch {
    return undefined
  }
}

function firstExecutable(paths) {
  return paths.find(path => {
    if (!path || !existsSync(path)) return false
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
