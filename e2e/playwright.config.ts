import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'
import { findChromium, findElectron } from '../scripts/hosts.mjs'

/*
 * Each journey runs once per host: a project's name is the host's. `electron` is there only where its runtime
 * is; the reporter says which hosts ran, so that a green run cannot pass for more than it was.
 */
const runsAsRoot = process.getuid?.() === 0
/*
 * A Chromium that runs headless gives each page a window of its own, with two pages of its address bar in it that cost
 * as much as the workbench's. The flag takes the place of Playwright's, so that what Playwright turns off is named too.
 */
const features = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades'],
  ...['HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding', 'AimEnabled'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'TcpPortRandomizationWin'],
  ...['OptimizationHints', 'NetworkTimeServiceQuerying', 'PreconnectToSearch', 'msForceBrowserSignIn'],
  'msEdgeUpdateLaunchServicesPreferredVersion',
]
const quiet = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${features.join()}`,
]

const hosts = ['web', ...(findElectron() ? ['electron'] : [])]

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/e2e',
  fullyParallel: true,
  // As many as there are cores, and no more: a window that has to wait for its turn is not what an analyst has.
  workers: Math.min(4, availableParallelism()),
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Patience costs nothing where all goes well: what takes a second may take ten on a machine that has other work.
  timeout: 150_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }], ['./hosts-reporter.ts']],
  use: {
    // A trace takes as long as half the journeys: kept where it is asked for, to look at one that failed.
    trace: process.env.CLAIMBENCH_TRACE ? 'retain-on-failure' : 'off',
    viewport: { width: 1280, height: 800 },
    // What moves is drawn again and again. The two journeys through the whole job are made with motion.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: findChromium(),
      args: [...quiet, ...(runsAsRoot ? ['--no-sandbox'] : [])],
    },
  },
  projects: hosts.map(name => ({ name })),
})
