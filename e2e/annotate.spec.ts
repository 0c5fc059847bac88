import type { Page } from '@playwright/test'
import {
  barOf,
  clickWords,
  dragOver,
  inspectorOf,
  openArticle,
  paneOf,
  quoteIn,
  sampleIsOpen,
  statusOf,
} from './in-text'
import { expect, test } from './workbench'

/* Marking and describing, case by case, on the sample. */

test.beforeEach(({ workbench }) => sampleIsOpen(workbench.page))

test.describe('marking', () => {
  test('a figure is read from the words, and can be said otherwise', async ({ workbench }) => {
    const { page } = workbench
    await openArticle(page, /What is known/)
    await dragOver(paneOf(page, 1), '8,000 had reached the Kelm district')
    await barOf(page)
      .getByRole('button', { name: /Forecast/ })
      .click()
    await expect(statusOf(page)).toContainText('30 claims')
    const value = inspectorOf(page).getByRole('textbox', { name: 'Figure' })
    await expect(value).toHaveValue('8,000')
    await value.fill('up to 1.2 million shells')
    await value.press('Enter')
    await expect(value).toHaveValue('1,200,000')
    await expect(inspectorOf(page).getByLabel('What is counted')).toHaveValue('shells')
    await expect(inspectorOf(page).getByLabel('Bound')).toHaveText('≤')
    await inspectorOf(page)
      .getByRole('button', { name: /Read from the words/ })
      .click()
    await expect(value).toHaveValue('8,000')
  })

  test('the bar by a selection is under its middle, and in the window whole', async ({ workbench }) => {
    const { page } = workbench
    const edges = async () => {
      const box = await barOf(page).boundingBox()
      return box && { left: Math.round(box.x), right: Math.round(box.x + box.width) }
    }
    await page.setViewportSize({ width: 1100, height: 800 })
    await dragOver(paneOf(page, 2), 'in two')
    expect((await edges())?.right).toBe(1100 - 8)
    await page.setViewportSize({ width: 1920, height: 800 })
    await dragOver(paneOf(page, 2), 'seen around')
    const [selection, bar] = [await selected(page), await edges()]
    expect(Math.abs(selection - ((bar?.left ?? 0) + (bar?.right ?? 0)) / 2)).toBeLessThan(2)
  })

  test('a span in parts: picked one by one, added to, taken from, moved at its edges', async ({
    workbench,
  }) => {
    const { page } = workbench
    const pane = paneOf(page, 1)
    await dragOver(pane, 'Joint Staff has today')
    await barOf(page).getByRole('button', { name: /Part/ }).click()
    await dragOver(pane, 'Torvanian forces')
    await page.keyboard.press('1')
    await expect(quoteIn(page).locator('p')).toHaveText(['Joint Staff has today', 'Torvanian forces'])
    await dragOver(pane, 'given below')
    await page.keyboard.press('a')
    await expect(quoteIn(page).locator('p')).toHaveCount(3)
    await inspectorOf(page).getByRole('button', { name: 'Remove part 2 of 3 from the claim' }).click()
    await expect(quoteIn(page).locator('p')).toHaveText(['Joint Staff has today', 'given below'])
    await page.keyboard.press('[')
    await expect(quoteIn(page).locator('p')).toHaveText(['Joint Staff has today', 'given'])
    await page.keyboard.press('{')
    await expect(quoteIn(page).locator('p')).toHaveText(['The Joint Staff has today', 'given'])
    await dragOver(pane, 'parliament')
    await page.keyboard.press('w')
    await expect(quoteIn(page).locator('p')).toHaveText(['parliament'])
    await page.keyboard.press('Control+z')
    await expect(quoteIn(page).locator('p')).toHaveText(['The Joint Staff has today', 'given'])
  })

  test('sentence after sentence is marked with an arrow and a label’s key, the first of a paragraph too', async ({
    workbench,
  }) => {
    const { page } = workbench
    await openArticle(page, /What is known/)
    await page.keyboard.press('Control+1')
    await expect(paneOf(page, 1).locator('.ProseMirror:focus')).toHaveCount(1)
    const words = () => page.evaluate(() => String(getSelection()))
    const walked: string[] = []
    for (const key of ['Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key)
    for (let at = 0; at < 3; at++) {
      walked.push(await words())
      await page.keyboard.press('1')
      await page.keyboard.press('ArrowDown')
    }
    walked.push(await words())
    for (let at = 0; at < 3; at++) await page.keyboard.press('ArrowUp')
    // As the same sentences are walked to with nothing marked between them.
    const back = [await words()]
    for (let at = 0; at < 3; at++) {
      await page.keyboard.press('ArrowDown')
      back.push(await words())
    }
    expect(new Set(walked).size).toBe(4)
    expect(walked).toEqual(back)
    await expect(statusOf(page)).toContainText('32 claims')
  })

  test('the same words are not marked twice, and a picked claim is labelled anew', async ({ workbench }) => {
    const { page } = workbench
    await dragOver(paneOf(page, 1), 'Over 10,000 soldiers have been sent since October')
    await page.keyboard.press('2')
    await expect(page.getByText('This claim is marked already.').first()).toBeVisible()
    await expect(statusOf(page)).toContainText('29 claims')
    await page.keyboard.press('5')
    await expect(inspectorOf(page).getByLabel('Label')).toHaveText(/Denial/)
    await page.keyboard.press('Control+z')
    await expect(inspectorOf(page).getByLabel('Label')).toHaveText(/Figure/)
  })

  test('a claim with links is deleted only after the number is shown, and comes back', async ({
    workbench,
  }) => {
    const { page } = workbench
    await page.keyboard.press('Control+1')
    await page.keyboard.press('Delete')
    const asking = page.getByRole('dialog', { name: 'Delete this claim?' })
    await expect(asking).toContainText('5 evidence links go with it')
    await page.keyboard.press('Escape')
    await expect(statusOf(page)).toContainText('29 claims')
    await page.keyboard.press('Delete')
    await asking.getByRole('button', { name: 'Delete' }).click()
    await expect(statusOf(page)).toContainText('28 claims · 20 entities · 17 links')
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(statusOf(page)).toContainText('29 claims · 20 entities · 22 links')
  })

  test('a mention is named, typed and found elsewhere', async ({ workbench }) => {
    const { page } = workbench
    const inspector = inspectorOf(page)
    await dragOver(paneOf(page, 1), 'parliament')
    await page.keyboard.press('e')
    await page.getByRole('option', { name: 'New entity “parliament”' }).click()
    await expect(statusOf(page)).toContainText('21 entities')
    await expect(quoteIn(page)).toHaveText('parliament')
    await inspector.getByLabel('Type').click()
    await page.getByRole('option', { name: 'Government' }).click()
    await expect(inspector.getByLabel('Type')).toHaveText(/Government/)
    const everywhere = inspector.getByRole('button', { name: /In all articles/ })
    await expect(everywhere).toContainText(/[1-9]/)
    await everywhere.click()
    await expect(page.getByText(/more mentions? marked/).first()).toBeVisible()
    await expect(everywhere).toContainText('0')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await page.keyboard.press('Control+z')
    await expect(statusOf(page)).toContainText('20 entities')
    await expect(inspector).not.toContainText('Mark every mention')
  })
})

test.describe('the inspector', () => {
  test('keeps what is written when another claim is picked, and gives back what was there on Escape', async ({
    workbench,
  }) => {
    const { page } = workbench
    const wording = inspectorOf(page).getByLabel('In your words')
    const before = await wording.inputValue()
    await wording.fill('Ten thousand and more had gone.')
    await inspectorOf(page).getByRole('button', { name: 'Next claim' }).click()
    await expect(wording).not.toHaveValue('Ten thousand and more had gone.')
    await inspectorOf(page).getByRole('button', { name: 'Previous claim' }).click()
    await expect(wording).toHaveValue('Ten thousand and more had gone.')
    await wording.fill('Something else')
    await wording.press('Escape')
    await expect(wording).toHaveValue('Ten thousand and more had gone.')
    await page.keyboard.press('Control+Enter')
    await expect(page.locator('.ProseMirror:focus')).toHaveCount(1)
    await page.keyboard.press('Control+z')
    await expect(wording).toHaveValue(before)
  })

  test('its closed lists say what is chosen, answer letters and open with an arrow', async ({
    workbench,
  }) => {
    const inspector = inspectorOf(workbench.page)
    const certainty = inspector.getByRole('combobox', { name: 'Certainty' })
    await expect(inspector).toMatchAriaSnapshot('- combobox "Certainty": Stated as estimate')
    await certainty.focus()
    await certainty.press('d')
    await expect(certainty).toHaveText('Denied')
    await certainty.press('ArrowDown')
    const choice = workbench.page.getByRole('option', { name: 'Denied' })
    await expect(choice).toBeFocused()
    await workbench.page.keyboard.press('Home')
    await expect(workbench.page.getByRole('option', { name: 'Not said' })).toBeFocused()
    await workbench.page.keyboard.press('Enter')
    await expect(choice).toHaveCount(0)
    await expect(certainty).toHaveText('Not said')
    await expect(certainty).toBeFocused()
  })

  test('reads dates as they are written, and says what it cannot read', async ({ workbench }) => {
    const { page } = workbench
    const asOf = inspectorOf(page).getByLabel('As of')
    await asOf.fill('some time in spring')
    await asOf.press('Enter')
    await expect(inspectorOf(page).getByRole('alert')).toContainText('A year, a month or a day')
    await expect(asOf).toHaveValue('some time in spring')
    await asOf.fill('March 2025')
    await asOf.press('Enter')
    await expect(asOf).toHaveValue('Mar 2025')
    await expect(inspectorOf(page).getByRole('alert')).toHaveCount(0)
  })

  test('leads to an entity in the register', async ({ workbench }) => {
    const { page } = workbench
    await inspectorOf(page).getByRole('button', { name: 'Torvanian contingent', exact: true }).click()
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Torvanian contingent')
  })
})

test.describe('panes', () => {
  test('come and go without moving what is read in the other', async ({ workbench }) => {
    const { page } = workbench
    const first = paneOf(page, 1)
    await clickWords(first, 'Torvane continues')
    const text = await first.locator('.ProseMirror').elementHandle()
    await page.getByRole('button', { name: 'Close pane 2' }).click()
    await expect(paneOf(page, 2)).toBeHidden()
    await page.keyboard.press('o')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.type('What the pact buys')
    // The likeliest come first once they are known: what the words leave is one.
    await expect(page.getByRole('dialog').getByRole('option')).toHaveCount(1)
    await page.keyboard.press('Enter')
    await expect(paneOf(page, 2)).toContainText('What the pact buys')
    expect(await text?.evaluate(element => element.isConnected)).toBe(true)
    await page.keyboard.press('F6')
    await expect(first.locator('.ProseMirror:focus')).toHaveCount(1)
  })

  test('say what to do when nothing is open', async ({ workbench }) => {
    const { page } = workbench
    await page.getByRole('button', { name: 'Close pane 2' }).click()
    await page.getByRole('button', { name: 'Close pane 1' }).click()
    await page.getByRole('button', { name: 'Choose an article' }).click()
    await page.getByRole('dialog', { name: 'Open which article?' }).getByRole('option').first().click()
    await expect(paneOf(page, 1).locator('.ProseMirror')).toBeVisible()
  })
})

/** The middle of what is selected, from the left of the window, in CSS pixels. */
const selected = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const box = getSelection()?.getRangeAt(0).getBoundingClientRect()
    return box ? box.x + box.width / 2 : Number.NaN
  })
