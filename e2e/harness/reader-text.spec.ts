import { coloursLookRight, looksRight } from '../axe'
import { expect, test } from './reader/harness-test'
import { clickOn, frame, open, paintedWords, rectOf, selectedWords } from './reader/on-page'

/* How an article is shown, to eyes and to a screen reader, and that nothing changes a word of it. */

test.describe('an article', () => {
  test('has its headline in the text, its details under it, and says that it cannot be edited', async ({
    page,
    served,
  }) => {
    await open(page, served, 'article=strike')
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    const text = page.getByRole('textbox', { name: /^Text of Ferry company/ })
    await expect(text).toHaveAttribute('aria-readonly', 'true')
    const h1 = await rectOf(page, 'Ferry company')
    const details = await page.getByText('334 words').boundingBox()
    const body = await rectOf(page, 'The head of')
    expect(details?.y).toBeGreaterThan(h1.top)
    expect(details?.y).toBeLessThan(body.top)
  })
  test('that does not begin with its title is given one above the text', async ({ page, served }) => {
    await open(page, served, 'article=untitled')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Strike halts ferries')
    await expect(page.getByRole('textbox').getByText('334 words')).toHaveCount(0)
  })
  test('passes axe, in the light and in the dark', async ({ page, served }) => {
    await open(page, served, 'article=strike&selected=figure')
    await looksRight(page)
    await page.evaluate(() => {
      document.documentElement.dataset.theme = 'dark'
    })
    await coloursLookRight(page, 'in the dark')
  })
  test('from right to left keeps its offsets, and its margin at the right', async ({ page, served }) => {
    await open(page, served, 'article=rtl')
    const word = await rectOf(page, 'מנהלת')
    const later = await rectOf(page, 'אמרה')
    expect(word.left).toBeGreaterThan(later.left)
    const card = await page.locator('[data-card=figure]').boundingBox()
    expect(card?.x).toBeGreaterThan(word.right)
    await clickOn(page, 'מנהלת', { clickCount: 2 })
    expect(await selectedWords(page)).toBe('מנהלת')
  })
})

test.describe('the text stays as it is', () => {
  test('whatever is typed, pasted, cut, dropped or composed', async ({ page, served }) => {
    await open(page, served, 'article=strike')
    const words = () => page.getByRole('textbox').evaluate(element => element.innerHTML)
    await page.evaluate(() => window.readers[0]?.select(60, 75))
    await page.evaluate(() => window.readers[0]?.focus())
    const before = await words()
    for (const key of [
      'x',
      'Enter',
      'Backspace',
      'Delete',
      'Control+x',
      'Control+v',
      'Control+b',
      'Control+z',
    ])
      await page.keyboard.press(key)
    await page.keyboard.insertText('put in')
    const ime = await page.context().newCDPSession(page)
    await ime.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 })
    await ime.send('Input.insertText', { text: '日本' })
    await page.getByRole('textbox').evaluate(element => {
      const carried = new DataTransfer()
      carried.setData('text/plain', 'dropped')
      const at = { bubbles: true, cancelable: true, dataTransfer: carried, clientX: 200, clientY: 200 }
      element.dispatchEvent(new DragEvent('drop', at))
      element.dispatchEvent(
        new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: carried }),
      )
      document.execCommand('insertText', false, 'commanded')
      document.execCommand('delete')
    })
    await frame(page)
    expect(await words()).toBe(before)
    expect(await paintedWords(page, 'claim-green')).toEqual([
      'The experience will shape the region for years',
    ])
  })
  test('what is copied is the article’s own text', async ({ page, served }) => {
    await open(page, served, 'article=strike')
    await page.evaluate(() => window.readers[0]?.focus())
    await page.keyboard.press('Control+a')
    const copy = () =>
      page.evaluate(
        () =>
          new Promise<string>(done => {
            document.addEventListener(
              'copy',
              event => done(event.clipboardData?.getData('text/plain') ?? ''),
              { once: true },
            )
            document.execCommand('copy')
          }),
      )
    // The browser tells the editor of a selection in a turn of its own.
    await expect.poll(copy).toMatch(/strike\n\nThe head of/)
    const copied = await copy()
    expect(copied).toMatch(/Zoë\.$/)
  })
})
