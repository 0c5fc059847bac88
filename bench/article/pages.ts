import type { Browser, Page } from '@playwright/test'
import { launchBrowser } from '../browser'
import { servePage } from '../served-page'

export type TechniqueName =
  | 'reader'
  | 'bare'
  | 'bare-highlights'
  | 'tiptap'
  | 'split'
  | 'recogito-spans'
  | 'recogito-css'
  | 'label-studio'
  | 'doccano'

/** The bench’s pages in a browser: one article, one technique. */
export interface Pages {
  /** Does something with a page that has just been loaded and shows nothing yet; closes it afterwards. */
  with<T>(technique: TechniqueName, words: number, spans: number, act: (page: Page) => Promise<T>): Promise<T>
}

/** Builds and serves the pages and starts a browser for as long as `act` takes. */
export async function withPages<T>(act: (pages: Pages) => Promise<T>): Promise<T> {
  const served = await servePage('bench/article/page')
  let browser: Browser | null = null
  try {
    browser = await launchBrowser()
    return await act(pagesIn(browser, served.address))
  } finally {
    await browser?.close()
    await served.close()
  }
}

const pagesIn = (browser: Browser, address: string): Pages => ({
  async with(technique, words, spans, act) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    try {
      page.on('pageerror', error => console.error(`${technique}: ${error.message}`))
      await page.goto(`${address}?technique=${technique}&words=${words}&spans=${spans}`)
      await page.waitForSelector('html[data-ready=true]', { state: 'attached', timeout: 60_000 })
      await page.evaluate(() => (globalThis as { gc?: () => void }).gc?.())
      return await act(page)
    } finally {
      await page.close()
    }
  },
})
