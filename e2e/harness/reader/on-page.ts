import { expect, type Page } from '@playwright/test'
import type { ReaderSpan } from '../../../renderer/reader/props'

/** Opens the harness and waits until all of its text is in the page and has come to rest. */
export async function open(page: Page, address: string, query: string): Promise<void> {
  await page.goto(`${address}?${query}`)
  await expect(page.locator('html[data-ready=true]')).toBeAttached()
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await expect(page.locator('[role=textbox][aria-busy]')).toHaveCount(0)
  await settled(page)
}

/** Resolves when the page's places have not moved for three frames: after observers and estimates have had their say. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>(resolve => {
        const scroller = document.querySelector('[data-margin]') as HTMLElement
        let last = ''
        let same = 0
        const look = () => {
          const now = `${scroller.scrollTop} ${scroller.scrollHeight}`
          same = now === last ? same + 1 : 0
          last = now
          if (same >= 3) resolve()
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
  )
}

/** Resolves when two frames have been drawn. */
export const frame = (page: Page) =>
  page.evaluate(
    () => new Promise<void>(done => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )

/** The words that are selected, as the page shows them. */
export const selectedWords = (page: Page) => page.evaluate(() => document.getSelection()?.toString() ?? '')

/** What the reader says is selected. */
export const selection = (page: Page, pane = 0) =>
  page.evaluate(at => window.readers[at]?.selection() ?? null, pane)

/** The client rectangle of the first place where some words stand in one block of the text. */
export async function rectOf(page: Page, words: string, pane = 0) {
  const rect = await page.evaluate(
    ([sought, at]) => {
      const root = document.querySelectorAll('[role=textbox]')[at]
      const walker = document.createTreeWalker(root as Element, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const from = (node as Text).data.indexOf(sought)
        if (from < 0) continue
        const range = document.createRange()
        range.setStart(node, from)
        range.setEnd(node, from + sought.length)
        const { left, top, right, bottom, width, height } = range.getClientRects()[0] as DOMRect
        return { left, top, right, bottom, width, height }
      }
      return null
    },
    [words, pane] as const,
  )
  if (!rect) throw new Error(`“${words}” is not in the text.`)
  return rect
}

export async function clickOn(
  page: Page,
  words: string,
  options: Parameters<Page['mouse']['click']>[2] = {},
) {
  const rect = await rectOf(page, words)
  await page.mouse.click(rect.left + rect.width / 2, rect.top + rect.height / 2, options)
}

/** Drags from the left edge of some words to the right edge of others. */
export async function drag(page: Page, from: string, to: string): Promise<void> {
  const first = await rectOf(page, from)
  const last = await rectOf(page, to)
  await page.mouse.move(first.left + 1, first.top + first.height / 2)
  await page.mouse.down()
  await page.mouse.move(last.left, last.top + last.height / 2, { steps: 4 })
  await page.mouse.move(last.right - 1, last.top + last.height / 2, { steps: 4 })
  await page.mouse.up()
}

/** How many ranges are painted, in all highlights or those whose name begins so. */
export const painted = (page: Page, prefix = '') =>
  page.evaluate(
    name =>
      [...CSS.highlights].reduce((sum, [key, ranges]) => sum + (key.startsWith(name) ? ranges.size : 0), 0),
    prefix,
  )

/** The words under every range of the highlights whose name begins so. */
export const paintedWords = (page: Page, prefix: string) =>
  page.evaluate(
    name =>
      [...CSS.highlights]
        .filter(([key]) => key.startsWith(name))
        .flatMap(([, ranges]) => [...ranges])
        .map(range => (range.startContainer as Text).data.slice(range.startOffset, range.endOffset)),
    prefix,
  )

/** The ids of the spans of a sample, and of others, with words in view that are not painted whole at this moment. */
export const unpainted = (page: Page, article: string, others: readonly ReaderSpan[] = []) =>
  page.evaluate(
    ([name, others]) => {
      const { text, spans } = window.harness.sampleNamed(name)
      const ranges = [...CSS.highlights].flatMap(([key, all]) =>
        /^(claim|mention)/.test(key) ? [...all] : [],
      )
      const painted = new Set(
        ranges.map(
          ({ startContainer, startOffset, endOffset }) =>
            `${(startContainer as Text).data.slice(0, 15)} ${startOffset}–${endOffset}`,
        ),
      )
      const view = document.querySelector('[data-margin]')?.getBoundingClientRect() ?? new DOMRect()
      const blocks = [...document.querySelectorAll('[role=textbox] p')].filter(block => {
        const { top, bottom } = block.getBoundingClientRect()
        return bottom > view.top && top < view.bottom
      })
      return blocks.flatMap(({ textContent: words = '' }) => {
        const from = text.indexOf(words)
        const parts = [...spans, ...others].flatMap(({ id, parts }) =>
          parts.map(({ start, end }) => ({ id, start, end })),
        )
        const here = parts.filter(({ start, end }) => start < from + words.length && end > from)
        const within = (offset: number) => Math.max(0, Math.min(words.length, offset - from))
        const isPainted = ({ start, end }: { start: number; end: number }) =>
          painted.has(`${words.slice(0, 15)} ${within(start)}–${within(end)}`)
        return here.filter(part => !isPainted(part)).map(({ id }) => id)
      })
    },
    [article, others] as const,
  )
