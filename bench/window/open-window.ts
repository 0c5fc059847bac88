import type { Browser, CDPSession, Page } from '@playwright/test'
import { type RunningHost, startHost } from './host'

/** The app's window on its web host, as an analyst has it. */
export interface OpenWindow {
  readonly page: Page
  readonly host: RunningHost
  readonly devtools: CDPSession
  end(): Promise<void>
}

/** Opens the window on a copy of the project, and waits until its first view stands. */
export async function openWindow(browser: Browser, project: string, { tells = false } = {}) {
  const host = await startHost(project, { tells })
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.goto(host.address)
  await page.getByRole('main', { name: 'Articles' }).getByRole('option').first().waitFor({ timeout: 120_000 })
  const window: OpenWindow = {
    page,
    host,
    devtools: await context.newCDPSession(page),
    async end() {
      await context.close()
      await host.end()
    },
  }
  return window
}
