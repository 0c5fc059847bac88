import { symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { StandInEngine } from '../../host/stand-in-engine'
import { showIn } from '../stand-in/chromium-window'
import { type ShellTrial, startShell } from '../stand-in/trial'
import type { Elsewhere } from './elsewhere'

/** What a hostile script in the page could try; and what its trying must come to. */
export interface Probe {
  readonly name: string
  /** Which layers are taken away, so that what is left has to hold alone. */
  readonly without?: 'the policy' | 'the shell’s guard of requests'
  /** Tries it. Throws where it came to anything else than it must. */
  run(window: ProbedWindow): Promise<unknown>
}

/** The shell's window, with a hostile script in it. */
export interface ProbedWindow extends ShellTrial {
  readonly engine: StandInEngine
  readonly page: Page
  readonly context: BrowserContext
  /** An address on another machine. */
  readonly elsewhere: string
}

const html = `<!doctype html><html><head><meta charset="utf-8"><meta name="style-nonce" content="x"><title>Claimbench</title></head>
<body><main>Claimbench</main><script type="module" src="./page.js"></script></body></html>`

/*
 * `violation` tries something, and resolves with the part of the page's policy that was in its way. What the browser's
 * own inspector runs is let through more than the page's own code is: so it runs after the inspector's turn.
 */
const script = `globalThis.violation = act => new Promise(resolve => {
  addEventListener('securitypolicyviolation', event => resolve(event.effectiveDirective), { once: true })
  setTimeout(async () => { try { await act() } catch {} })
})
globalThis.bring = address => import(address)
globalThis.outcome = act => new Promise(resolve => setTimeout(async () => {
  try { resolve('came to ' + await act()) } catch (error) { resolve(error?.name ?? String(error)) }
}))
document.body.dataset.ready = 'yes'`

/** What must never be read: beside the page's folder, and behind a link in it. */
export const secret = 'a secret that stands beside the page'

export async function openProbed(
  browser: Browser,
  preload: string,
  elsewhere: Elsewhere,
  without: Probe['without'],
): Promise<ProbedWindow> {
  const context = await browser.newContext({ bypassCSP: without === 'the policy' })
  // What the browser would grant: so that it is Claimbench that denies.
  await context.grantPermissions(['geolocation', 'camera', 'microphone', 'clipboard-read', 'midi'])
  const page = await context.newPage()
  const engine = new StandInEngine()
  const trial = await startShell(engine, {
    page: html,
    prepare: async (electron, folder) => {
      const inPage = join(folder, 'out/renderer')
      await writeFile(join(inPage, 'page.js'), script)
      await writeFile(join(folder, 'secret.js'), secret)
      await writeFile(join(inPage, '.hidden.js'), secret)
      await writeFile(join(inPage, 'of-another-type.txt'), secret)
      await symlink(join(folder, 'secret.js'), join(inPage, 'link.js'))
      showIn(electron, page, preload)
    },
  })
  if (without === 'the shell’s guard of requests')
    trial.electron.session.defaultSession.beforeRequest = (_, answer) => answer({ cancel: false })
  await page.waitForSelector('body[data-ready]')
  return { ...trial, engine, page, context, elsewhere: elsewhere.origin }
}
