import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test'
import { serveHarness } from './serve'

export { expect }

/**
 * A test of the reader by itself in a real browser, under the window's own content security policy. The page is
 * built once for each worker, and loaded anew by each test in the worker's one window; whatever it throws, or the
 * policy stops, fails the test.
 */
export const test = base.extend<{ quiet: undefined }, { served: string; window: Page }>({
  served: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const { address, close } = await serveHarness()
      await use(address)
      await close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  window: [
    async ({ browser }, use) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
      await use(page)
      await page.close()
    },
    { scope: 'worker' },
  ],
  page: async ({ window }, use) => {
    await use(window)
    // Nothing of one test is there for the next.
    await window.setViewportSize({ width: 1280, height: 800 })
    await window.mouse.move(0, 0)
    await window.goto('about:blank')
  },
  quiet: [
    async ({ page }, use) => {
      const heard: string[] = []
      const onError = (error: Error) => heard.push(String(error.stack))
      const onMessage = (message: ConsoleMessage) => {
        if (['error', 'warning'].includes(message.type())) heard.push(message.text())
      }
      page.on('pageerror', onError)
      page.on('console', onMessage)
      await use(undefined)
      page.off('pageerror', onError)
      page.off('console', onMessage)
      expect(heard, 'nothing thrown, nothing stopped by the policy').toEqual([])
    },
    { auto: true },
  ],
})
