import type { Browser, CDPSession, Page } from '@playwright/test'
import { type HostOptions, type RunningHost, startHost } from './host'

/** The app's window on its web host, as an analyst has it. */
export interface OpenWindow {
  readonly page: Page
  readonly host: RunningHost
  readonly devtools: CDPSession
  end(): Promise<void>
}

/** Opens the window on the project, or on a copy of it, and waits until its first view stands. */
export async function openWindow(browser: Browser, project: string, options: HostOptions = {}) {
  const host = await startHost(project, options)
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
