import type { Page } from '@playwright/test'
import { expect, test } from './reader/harness-test'
import { clickOn, drag, open, rectOf, selectedWords, selection, settled } from './reader/on-page'

/* Walking, extending and picking, by keyboard and by mouse. */

test.describe('by keyboard', () => {
  test.beforeEach(async ({ page, served }) => {
    await open(page, served, 'article=strike')
    await page.evaluate(() => window.readers[0]?.focus())
  })
  test('walks by sentence, over paragraphs, and back', async ({ page }) => {
    const seen: string[] = []
    for (let at = 0; at < 4; at++) {
      await page.keyboard.press('ArrowDown')
      seen.push((await selectedWords(page)).slice(0, 22))
    }
    expect(seen).toEqual([
      'Ferry company: four in',
      'The head of the island',
      'Despite the losses, sh',
      'What the harbour offic',
    ])
    await page.keyboard.press('ArrowUp')
    expect((await selectedWords(page)).slice(0, 7)).toBe('Despite')
    await page.keyboard.press('Control+ArrowDown')
    expect((await selectedWords(page)).slice(0, 8)).toBe('What the')
  })
  test('goes on behind a sentence that was let go or stepped to, and does not leave out what is left of one', async ({
    page,
  }) => {
    const walked: string[] = []
    const walk = async (key: string) => {
      await page.keyboard.press(key)
      walked.push((await selectedWords(page)).slice(0, 22))
    }
    const letGo = () => page.evaluate(() => window.readers[0]?.clear())
    await walk('ArrowDown')
    await walk('ArrowDown')
    await letGo()
    // The caret is at the beginning of a paragraph, and not at the end of the one before.
    expect(await page.evaluate(() => window.readers[0]?.caret())).toBe(56)
    await walk('ArrowDown')
    await letGo()
    await walk('ArrowUp')
    await page.keyboard.press('Shift+ArrowLeft')
    await letGo()
    await walk('ArrowDown')
    expect(walked).toEqual([
      'Ferry company: four in',
      'The head of the island',
      'Despite the losses, sh',
      'The head of the island',
      'The head of the island',
    ])
  })
  test('extends and shortens by the word at either end, and by the sentence', async ({ page }) => {
    await page.evaluate(() => window.readers[0]?.select(56, 60))
    expect(await selection(page)).toEqual({ start: 56, end: 59 })
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowRight')
    expect(await selectedWords(page)).toBe('The head of')
    await page.keyboard.press('Shift+ArrowLeft')
    expect(await selectedWords(page)).toBe('The head')
    await page.keyboard.press('Alt+ArrowRight')
    expect(await selectedWords(page)).toBe('head')
    await page.keyboard.press('.')
    await page.keyboard.press('Shift+ArrowLeft')
    expect(await selectedWords(page)).toBe('The head')
    await page.keyboard.press('.')
    await page.keyboard.press('Shift+ArrowDown')
    expect(await selectedWords(page)).toMatch(/^The head.*began\.$/)
  })
  test('clears with Escape, once, and lets go of the selected span with the next', async ({ page }) => {
    await clickOn(page, 'thousand sailings')
    await page.keyboard.press('ArrowDown')
    expect(await selection(page)).not.toBeNull()
    await page.keyboard.press('Escape')
    expect(await selection(page)).toBeNull()
    expect(await page.evaluate(() => window.told.selected)).toBe('figure')
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => window.told.selected)).toBeNull()
  })
  test('leaves undo, redo, the inspector’s key, Delete and Escape to the window', async ({ page }) => {
    await page.evaluate(() =>
      window.addEventListener('keydown', event => {
        document.documentElement.dataset.heard = `${event.key} ${event.defaultPrevented}`
      }),
    )
    for (const key of ['Control+z', 'Control+y', 'Control+i', 'Delete', 'Escape']) {
      await page.keyboard.press(key)
      await expect(page.locator('html')).toHaveAttribute('data-heard', `${key.replace('Control+', '')} false`)
    }
  })
  test('goes from claim to claim with Tab, past mentions, and leaves the text after the last', async ({
    page,
  }) => {
    const seen: (string | null)[] = []
    for (let at = 0; at < 8; at++) {
      await page.keyboard.press('Tab')
      seen.push(await page.evaluate(() => window.told.selected))
    }
    expect(seen).toEqual(['figure', 'fact', 'denial', 'quote', 'inner', 'count', 'forecast', 'split'])
    await page.keyboard.press('Shift+Tab')
    expect(await page.evaluate(() => window.told.selected)).toBe('forecast')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => window.told.opened)).toEqual(['forecast'])
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('textbox')).not.toBeFocused()
  })
  test('says the selected claim', async ({ page }) => {
    await page.keyboard.press('Tab')
    await expect(page.getByRole('status')).toHaveText(/^figure: about 400/)
  })
  test('never cuts a character: a family of emoji is one step', async ({ page }) => {
    await page.evaluate(() => {
      const at = window.harness.text.indexOf('👩')
      window.readers[0]?.select(at, at)
    })
    await page.keyboard.press('Alt+Shift+ArrowRight')
    expect(await selectedWords(page)).toBe('👩🏽‍🚒')
    await page.keyboard.press('Alt+Shift+ArrowRight')
    expect(await selectedWords(page)).toBe('👩🏽‍🚒👨‍👩‍👧')
    await page.keyboard.press('Alt+Shift+ArrowLeft')
    expect(await selectedWords(page)).toBe('👩🏽‍🚒')
  })
  test('leaves letters and native caret keys alone', async ({ page }) => {
    await page.evaluate(() => {
      window.addEventListener('keydown', event => window.told.opened.push(event.key))
    })
    await page.keyboard.press('f')
    expect(await page.evaluate(() => window.told.opened)).toEqual(['f'])
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Shift+End')
    expect(await selectedWords(page)).toContain('Ferry company')
  })
})

test.describe('where nothing is laid out', () => {
  /** Puts the caret behind the last paragraph of a section, and says which one that is; the window stays where it is. */
  const caretAtEndOf = (page: Page, section: number) =>
    page.evaluate(at => {
      const words = document.querySelector(`[data-section="${at}"]`)?.lastElementChild?.textContent ?? ''
      const offset = window.harness.text.indexOf(words) + words.length
      window.readers[0]?.focus()
      window.readers[0]?.select(offset, offset)
      return Number(/\d+/.exec(words)?.[0])
    }, section)
  test('a key of the browser’s own goes on into the next section, and not to the end of the text', async ({
    page,
    served,
  }) => {
    await open(page, served, 'article=long-100000-10')
    const paragraph = await caretAtEndOf(page, 40)
    for (let at = 0; at < 3; at++) await page.keyboard.press('Control+Shift+ArrowDown')
    const words = await selectedWords(page)
    expect(words.match(/Paragraph \d+\./g)).toEqual(
      [1, 2, 3].map(further => `Paragraph ${paragraph + further}.`),
    )
  })
})

test.describe('by mouse', () => {
  test('a drag is made whole to words, with Alt to characters', async ({ page, served }) => {
    await open(page, served, 'article=strike')
    await drag(page, 'arbour newspap', 'arbour newspap')
    expect(await selectedWords(page)).toBe('harbour newspaper')
    expect(await page.evaluate(() => window.told.selection?.by)).toBe('mouse')
    expect(await page.evaluate(() => (window.told.selection?.rect()?.width ?? 0) > 50)).toBe(true)
    // What is pressed on selected words may be the beginning of dragging them.
    await page.keyboard.press('Escape')
    await expect.poll(() => selectedWords(page)).toBe('')
    await settled(page)
    await page.keyboard.down('Alt')
    await drag(page, 'arbour newspap', 'arbour newspap')
    await page.keyboard.up('Alt')
    expect(await selectedWords(page)).toBe('arbour newspap')
  })
  test('two clicks select a word, three a sentence', async ({ page, served }) => {
    await open(page, served, 'article=strike')
    await clickOn(page, 'newspaper', { clickCount: 2 })
    expect(await selectedWords(page)).toBe('newspaper')
    await clickOn(page, 'passenger', { clickCount: 3 })
    expect(await selectedWords(page)).toBe('“Not one passenger.”')
  })
  test('a click selects the innermost span, and again the ones around it in turn; beside the spans none', async ({
    page,
    served,
  }) => {
    await open(page, served, 'article=strike')
    const seen: (string | null)[] = []
    // Far enough apart not to be taken for a double click.
    for (const words of ['further', 'routes', 'further', 'routes']) {
      await clickOn(page, words)
      seen.push(await page.evaluate(() => window.told.selected))
    }
    expect(seen).toEqual(['inner', 'quote', 'denial', 'inner'])
    await clickOn(page, 'since the strike')
    expect(await page.evaluate(() => window.told.selected)).toBeNull()
  })
  test('the menu button on a span asks for its menu', async ({ page, served }) => {
    await open(page, served, 'article=strike')
    await clickOn(page, 'old timetable', { button: 'right' })
    expect(await page.evaluate(() => (window.told.menu as { id: string }).id)).toBe('fact')
  })
  test('an end of the selected span is dragged to another word, and the drag is given up with Escape', async ({
    page,
    served,
  }) => {
    await open(page, served, 'article=strike&selected=fact')
    const end = await page.locator('[data-edge=end]').boundingBox()
    const to = await rectOf(page, 'sign that')
    const resized = () => page.evaluate(() => window.told.resized)
    const dragTo = async (x: number, y: number) => {
      await page.mouse.move((end?.x ?? 0) + 9, (end?.y ?? 0) + 9)
      await page.mouse.down()
      // The knob stands at the foot of its line.
      await page.mouse.move(x, y, { steps: 4 })
    }
    await dragTo(to.left + 12, to.bottom)
    await page.keyboard.press('Escape')
    await page.mouse.up()
    expect(await resized()).toBeNull()
    await dragTo(to.left + 12, to.bottom)
    await page.mouse.up()
    const text = await page.evaluate(() => window.harness.text)
    const { id, part, end: offset } = (await resized()) as { id: string; part: number; end: number }
    expect([id, part]).toEqual(['fact', 0])
    expect(text.slice(0, offset)).toMatch(/no sign$/)
  })
  test('a drag over sections selects all between', async ({ page, served }) => {
    await open(page, served, 'article=long-20000-100&top=0')
    await page.evaluate(() =>
      window.readers[0]?.jumpTo(
        window.harness.text.indexOf('Paragraph 50.'),
        window.harness.text.indexOf('Paragraph 50.') + 9,
      ),
    )
    await settled(page)
    await drag(page, 'aragraph 49.', 'aragraph 50.')
    expect(await selectedWords(page)).toMatch(/^Paragraph 49\.[\s\S]*Paragraph 50\.$/)
    const chosen = await selection(page)
    expect((chosen?.end ?? 0) - (chosen?.start ?? 0)).toBeGreaterThan(400)
  })
})
