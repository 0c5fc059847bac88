import type { Page } from '@playwright/test'
import { expect, test } from './reader/harness-test'
import { frame, open, selection, settled } from './reader/on-page'

/* Long articles from right to left, and of those that write no spaces: nothing is lost where one section ends and another begins. */

for (const [article, rightToLeft] of [
  ['rtl-long', true],
  ['cjk-long', false],
] as const)
  test.describe(article, () => {
    test.beforeEach(async ({ page, served }) => {
      await open(page, served, `article=${article}`)
      await toBorder(page)
    })

    test('is selected over the border of two sections by dragging', async ({ page }) => {
      const [last, next] = await blocksAtBorder(page)
      const [from, to] = [await rectAtBorder(page, 0, 0, 2), await rectAtBorder(page, 1, 3, 5)]
      const middle = ({ top, height }: Rect) => top + height / 2
      await page.mouse.move(rightToLeft ? from.right - 1 : from.left + 1, middle(from))
      await page.mouse.down()
      await page.mouse.move(rightToLeft ? to.right - 1 : to.left + 1, middle(to), { steps: 4 })
      await page.mouse.move(rightToLeft ? to.left + 1 : to.right - 1, middle(to), { steps: 4 })
      await page.mouse.up()
      await expect.poll(() => selection(page)).toEqual({ start: last, end: await endOfWord(page, next, 5) })
    })

    test('is selected over it by keys', async ({ page }) => {
      const [last, next] = await blocksAtBorder(page)
      await page.evaluate(([start, end]) => window.readers[0]?.select(start, end), [last, last + 2] as const)
      await page.evaluate(() => window.readers[0]?.focus())
      await expect.poll(() => selection(page)).toEqual({ start: last, end: last + 2 })
      await expect
        .poll(async () => {
          await page.keyboard.press('Shift+ArrowDown')
          return (await selection(page))?.end
        })
        .toBeGreaterThan(next)
      expect((await selection(page))?.start).toBe(last)
    })

    test('has a claim over it painted on its own words', async ({ page }) => {
      const [last, next] = await blocksAtBorder(page)
      const [start, end] = [last + 3, next + 6]
      await page.evaluate(
        ([from, to]) =>
          window.ask({
            spans: [
              {
                ...{ id: 'over', kind: 'claim', tone: 'orange', pattern: 'solid', name: 'Over' },
                parts: [{ start: from, end: to }],
              },
            ],
          }),
        [start, end] as const,
      )
      await frame(page)
      const words = await page.evaluate(([from, to]) => window.harness.text.slice(from, to), [
        start,
        end,
      ] as const)
      const claim = await paintedRanges(page)
      expect(claim.map(range => range.words)).toEqual(words.split('\n\n'))
      const [before, after] = [await rectAtBorder(page, 0, 3, 5), await rectAtBorder(page, 1, 4, 6)]
      const edge = rightToLeft ? ('right' as const) : ('left' as const)
      const other = rightToLeft ? ('left' as const) : ('right' as const)
      expect(claim[0]?.first[edge]).toBeCloseTo(before[edge], 0)
      expect(claim[1]?.last[other]).toBeCloseTo(after[other], 0)
    })
  })

/** Where the word ends that the last of so many characters after an offset is of. */
async function endOfWord(page: Page, offset: number, characters: number): Promise<number> {
  const text = await page.evaluate(() => window.harness.text)
  const language = await page.evaluate(() =>
    document.querySelector('[role=textbox]')?.closest('[lang]')?.getAttribute('lang'),
  )
  const words = new Intl.Segmenter(language ?? 'en', { granularity: 'word' }).segment(
    text.slice(offset, offset + 100),
  )
  const word = words.containing(characters - 1)
  return offset + (word ? word.index + word.segment.length : characters)
}

interface Rect {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly height: number
}

/** Has the border between the first two sections in the middle of the window. */
async function toBorder(page: Page): Promise<void> {
  await page
    .locator('[data-section]')
    .nth(1)
    .evaluate(section => section.scrollIntoView({ block: 'start' }))
  await settled(page)
  await page
    .locator('[data-margin]')
    .first()
    .evaluate(scroller => scroller.scrollBy(0, -300))
  await settled(page)
}

/** Where the last block of the first section begins in the article's text, and the first of the second. */
async function blocksAtBorder(page: Page): Promise<[number, number]> {
  return page.evaluate(() => {
    const [first, second] = document.querySelectorAll('[data-section]')
    const at = (block: Element | null | undefined) => window.harness.text.indexOf(block?.textContent ?? '?')
    return [at(first?.lastElementChild), at(second?.firstElementChild)]
  })
}

/** The rectangle of some characters of the last block before the border (0), or of the first after it (1). */
async function rectAtBorder(page: Page, side: 0 | 1, start: number, end: number): Promise<Rect> {
  return page.evaluate(
    ([which, from, to]) => {
      const section = document.querySelectorAll('[data-section]')[which]
      const block = which === 0 ? section?.lastElementChild : section?.firstElementChild
      const text = block && document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode()
      if (!text) throw new Error('there is no text at the border')
      const range = document.createRange()
      range.setStart(text, from)
      range.setEnd(text, to)
      const { left, right, top, height } = range.getClientRects()[0] as DOMRect
      return { left, right, top, height }
    },
    [side, start, end] as const,
  )
}

/** The ranges of the claim in the order of the text: their words, and their first and last rectangles. */
async function paintedRanges(page: Page) {
  return page.evaluate(() => {
    const plain = ({ left, right, top, height }: DOMRect) => ({ left, right, top, height })
    return [...CSS.highlights]
      .filter(([name]) => name.startsWith('claim'))
      .flatMap(([, all]) => [...all])
      .map(({ startContainer, startOffset, endContainer, endOffset }) => {
        const range = document.createRange()
        range.setStart(startContainer, startOffset)
        range.setEnd(endContainer, endOffset)
        return range
      })
      .sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b))
      .map(range => {
        const rects = [...range.getClientRects()]
        return {
          words: range.toString(),
          first: plain(rects[0] as DOMRect),
          last: plain(rects.at(-1) as DOMRect),
        }
      })
  })
}
