import { test as base, expect } from '@playwright/test'
import { serveHarness } from './serve'

export { expect }

/**
 * A test of the reader by itself in a real browser, under the window's own content security policy. The page is
 * built once for each worker; whatever it throws, or the policy stops, fails the test.
 */
export const test = base.extend<{ quiet: undefined }, { served: string }>({
  served: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
    async ({}, use) => {
      const { address, close } = await serveHarness()
      await use(address)
      await close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  quiet: [
    async ({ page }, use) => {
      const heard: string[] = []
      page.on('pageerror', error => heard.push(String(error.stack)))
      page.on('console', message => {
        if (['error', 'warning'].includes(message.type())) heard.push(message.text())
      })
      await use(undefined)
      expect(heard, 'nothing thrown, nothing stopped by the policy').toEqual([])
    },
    { auto: true },
  ],
})
