import { expect, test } from './reader/harness-test'
import { clickOn, open, paintedWords, rectOf, selectedWords, selection, settled } from './reader/on-page'

/* What showing only what is near may not take from those who select, magnify or write without spaces. */

test.describe('an article of many sections', () => {
  test('is selected over two hundred paragraphs by dragging', async ({ page, served }) => {
    await open(page, served, 'article=long-20000-100')
    const first = await rectOf(page, 'Paragraph 2.')
    await page.mouse.move(first.left + 1, first.top + first.height / 2)
    await page.mouse.down()
    await page.mouse.move(first.left + 60, first.top + first.height, { steps: 3 })
    const to = await page.evaluate(() => {
      const at = window.harness.text.indexOf('Paragraph 205.')
      window.readers[0]?.jumpTo(at, at + 14)
      return at
    })
    await settled(page)
    const last = await rectOf(page, 'Paragraph 205.')
    await page.mouse.move(last.right - 4, last.top + last.height / 2, { steps: 4 })
    await page.mouse.up()
    const from = await page.evaluate(() => window.harness.text.indexOf('Paragraph 2.'))
    await expect.poll(() => selection(page)).toEqual({ start: from, end: to + 'Paragraph 205'.length })
  })

  test('is selected to its end by keys', async ({ page, served }) => {
    await open(page, served, 'article=long-20000-100')
    await page.evaluate(() => window.readers[0]?.focus())
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Control+Shift+End')
    const length = await page.evaluate(() => window.harness.text.trimEnd().length)
    await expect.poll(() => selection(page)).toEqual({ start: 0, end: length })
  })

  test('at 200 % has its lines in the window, and goes to what is far away', async ({ page, served }) => {
    // A window of 1,280 pixels at 200 % is one of 640, drawn twice as large.
    await page.setViewportSize({ width: 640, height: 400 })
    await open(page, served, 'article=long-20000-100')
    const sideways = () =>
      page.evaluate(() => {
        const text = document.querySelector('[data-margin]') as HTMLElement
        return [
          text.scrollWidth - text.clientWidth,
          document.documentElement.scrollWidth - document.documentElement.clientWidth,
        ]
      })
    expect(await sideways()).toEqual([0, 0])
    await page.evaluate(() => {
      const at = window.harness.text.indexOf('Paragraph 190.')
      window.readers[0]?.jumpTo(at, at + 14)
    })
    await settled(page)
    const there = await rectOf(page, 'Paragraph 190.')
    expect(there.top).toBeGreaterThan(0)
    expect(there.bottom).toBeLessThan(400)
    expect(there.right).toBeLessThanOrEqual(640)
    expect(await sideways()).toEqual([0, 0])
  })
})

test('in an article that writes no spaces a word is a word, and a character of two units is never cut', async ({
  page,
  served,
}) => {
  await open(page, served, 'article=cjk')
  expect(await paintedWords(page, 'claim')).toEqual(['約四百便が欠航した'])
  await clickOn(page, '月曜日', { clickCount: 2 })
  expect(await selectedWords(page)).toBe('月曜日')
  expect(await selection(page)).toMatchObject({
    start: await page.evaluate(() => window.harness.text.indexOf('月曜日')),
  })
  await page.evaluate(() => {
    const at = window.harness.text.indexOf('𠮷')
    window.readers[0]?.focus()
    window.readers[0]?.select(at, at)
  })
  await page.keyboard.press('Alt+Shift+ArrowRight')
  expect(await selectedWords(page)).toBe('𠮷')
})
