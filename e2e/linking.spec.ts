import {
  barOf,
  clickWords,
  dragOver,
  inspectorOf,
  linkingOf,
  paneOf,
  quoteIn,
  sampleIsOpen,
  scrolled,
  statusOf,
} from './in-text'
import { expect, test } from './workbench'

/* Linking claims and words across two articles, case by case, on the sample. */

test.beforeEach(({ workbench }) => sampleIsOpen(workbench.page))

test.describe('linking', () => {
  test('to a claim: the figures are compared, both panes stay, and a second time is refused', async ({
    workbench,
  }) => {
    const { page } = workbench
    const [first, second] = [paneOf(page, 1), paneOf(page, 2)]
    await clickWords(first, 'Over 1,100')
    await expect(quoteIn(page)).toContainText('Over 1,100')
    const place = await scrolled(first)
    await page.keyboard.press('l')
    await expect(linkingOf(page)).toContainText('> 1,100 soldiers killed or wounded')
    await expect(second.locator('.ProseMirror:focus')).toHaveCount(1)
    await clickWords(second, 'More than 20 people')
    await expect(linkingOf(page)).toContainText('counts something else')
    await page.keyboard.press('x')
    await expect(statusOf(page)).toContainText('23 links')
    await expect(linkingOf(page)).toBeHidden()
    expect(await scrolled(first)).toBe(place)
    const card = inspectorOf(page).getByRole('listitem').filter({ hasText: 'More than 20 people' })
    await expect(card).toContainText('contradicts')

    await page.keyboard.press('l')
    await clickWords(second, 'More than 20 people')
    await page.keyboard.press('s')
    await expect(page.getByText('These two are linked already.').first()).toBeVisible()
    await expect(statusOf(page)).toContainText('23 links')
  })

  test('to fresh words, and from words to a claim', async ({ workbench }) => {
    const { page } = workbench
    const [first, second] = [paneOf(page, 1), paneOf(page, 2)]
    await page.keyboard.press('Control+1')
    await page.keyboard.press('l')
    await dragOver(second, 'An advance party')
    await expect(barOf(page)).toBeHidden()
    await linkingOf(page).getByRole('button', { name: 'context' }).click()
    await expect(statusOf(page)).toContainText('23 links')
    await expect(second).toContainText('Evidence, context: An advance party')

    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await dragOver(second, 'Two officials')
    await barOf(page)
      .getByRole('button', { name: /Evidence/ })
      .click()
    await expect(linkingOf(page)).toContainText('“Two officials”')
    await clickWords(first, 'Over 1,100')
    await page.keyboard.press('s')
    await expect(statusOf(page)).toContainText('24 links')
    await expect(quoteIn(page)).toContainText('Over 1,100')
  })

  test('is left without a trace', async ({ workbench }) => {
    const { page } = workbench
    await page.keyboard.press('Control+1')
    await page.keyboard.press('l')
    await expect(linkingOf(page)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(linkingOf(page)).toBeHidden()
    await expect(paneOf(page, 1).locator('.ProseMirror:focus')).toHaveCount(1)
    await expect(quoteIn(page)).toContainText('Over 10,000 soldiers')
    await expect(statusOf(page)).toContainText('22 links')
  })

  test('asks for an article where only one is open, the likeliest first', async ({ workbench }) => {
    const { page } = workbench
    await page.getByRole('button', { name: 'Close pane 2' }).click()
    await page.keyboard.press('Control+1')
    await clickWords(paneOf(page, 1), 'came into force')
    await page.keyboard.press('l')
    const asking = page.getByRole('dialog', { name: 'In which article is the other end?' })
    // On a busy machine it is known too late which are likely, and moves nothing until something is typed.
    await expect(
      asking
        .getByRole('option')
        .filter({ hasText: /names / })
        .first(),
    ).toBeVisible()
    await page.keyboard.type('e')
    await page.keyboard.press('Backspace')
    await expect(asking.getByRole('option').first()).toContainText(/names /)
    await page.keyboard.press('Enter')
    await expect(paneOf(page, 2).locator('.ProseMirror:focus')).toHaveCount(1)
    await expect(linkingOf(page)).toBeVisible()
  })

  test('a link is corrected, followed and come back from, and removed', async ({ workbench }) => {
    const { page } = workbench
    const inspector = inspectorOf(page)
    const card = inspector.getByRole('listitem').first()
    await card.getByRole('button', { name: 'Correct the link' }).click()
    await card.getByLabel('Confidence').fill('70')
    await card.getByLabel('Confidence').press('Enter')
    await card.getByLabel('Stance').click()
    await page.getByRole('option', { name: /supports/ }).click()
    await expect(card).toContainText('supports')
    const before = await quoteIn(page).textContent()
    await card.getByTitle('Show it in its article').click()
    await expect(quoteIn(page)).not.toHaveText(before ?? '')
    await page.keyboard.press('b')
    await expect(quoteIn(page)).toHaveText(before ?? '')
    await card.getByRole('button', { name: 'Correct the link' }).click()
    await expect(card.getByLabel('Confidence')).toHaveValue('70')
    await card.getByRole('button', { name: 'Unlink' }).click()
    await expect(statusOf(page)).toContainText('21 links')
  })
})
