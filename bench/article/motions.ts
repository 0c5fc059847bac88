import type { Page } from '@playwright/test'

/** A way to move about in an open article, with the mouse and keys of an analyst. */
export interface Motion {
  readonly words: string
  act(page: Page): Promise<void>
}

const middle = { x: 500, y: 400 }

export const motions: readonly Motion[] = [
  {
    words: 'scrolled by page',
    async act(page) {
      for (let at = 0; at < 15; at++) {
        await page.evaluate(() => window.bench.pageDown())
      }
    },
  },
  {
    words: 'scrolled by wheel',
    async act(page) {
      await page.mouse.move(middle.x, middle.y)
      for (let at = 0; at < 20; at++) {
        await page.mouse.wheel(0, 360)
        await page.evaluate(() => window.bench.frame())
      }
    },
  },
  {
    words: 'scroll bar dragged',
    async act(page) {
      const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
      // As long as the text is, the bar’s thumb is at its top and no less than a few pixels tall.
      await page.mouse.move(width - 7, 22)
      await page.mouse.down()
      for (let at = 1; at <= 15; at++) {
        await page.mouse.move(width - 7, 22 + (at / 15) * height * 0.8)
        await page.evaluate(() => window.bench.frame())
      }
      await page.mouse.up()
    },
  },
  {
    words: 'jumps to claims',
    async act(page) {
      // What a jump brings with it after that is seen with the next.
      for (const share of [0.9, 0.1, 0.5, 0.73, 0.2, 0.99])
        await page.evaluate(at => window.bench.jumpTo(at, 8), share)
    },
  },
  {
    words: 'resized',
    async act(page) {
      const size = page.viewportSize()
      for (const width of [1100, 940, 1280]) {
        await page.setViewportSize({ width, height: 800 })
        await page.evaluate(() => window.bench.settled())
      }
      if (size) await page.setViewportSize(size)
    },
  },
  {
    words: '200 paragraphs selected',
    async act(page) {
      await page.mouse.click(middle.x, middle.y)
      await page.evaluate(({ x, y }) => window.bench.selectFrom(x, y), middle)
      for (let at = 0; at < 20; at++) {
        await page.evaluate(paragraphs => window.bench.selectOn(paragraphs), 10)
      }
    },
  },
]
