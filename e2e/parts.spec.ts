import { dragOver, inspectorOf, paneOf, quoteIn, sampleIsOpen, statusOf } from './in-text'
import { expect, test } from './workbench'

/* What is marked, and what is picked, belongs to the pane that it is in. */

test('a part that was kept stays with its article, and Escape lets go of it', async ({ workbench }) => {
  const { page } = workbench
  await sampleIsOpen(page)
  await dragOver(paneOf(page, 1), 'open ground')
  await page.keyboard.press('+')
  await page.keyboard.press('F6')
  await dragOver(paneOf(page, 2), 'several hundred engineers')
  await page.keyboard.press('1')
  await expect(statusOf(page)).toContainText('30 claims')
  await expect(quoteIn(page)).toHaveText('several hundred engineers')

  await dragOver(paneOf(page, 1), 'armoured transport')
  await page.keyboard.press('+')
  await page.keyboard.press('Escape')
  await dragOver(paneOf(page, 1), 'open ground')
  await page.keyboard.press('1')
  await expect(statusOf(page)).toContainText('31 claims')
  await expect(quoteIn(page)).toHaveText('open ground')
})

test('a label’s key in one pane leaves the claim that is picked in the other alone', async ({
  workbench,
}) => {
  const { page } = workbench
  await sampleIsOpen(page)
  await expect(inspectorOf(page).getByLabel('Label')).toContainText('Figure')
  await page.keyboard.press('Control+2')
  await page.keyboard.press('5')
  await expect(statusOf(page)).toContainText('30 claims')
  await page.keyboard.press('Control+z')
  await expect(page.getByText(/^Undone: Marked/).first()).toBeVisible()
  await expect(statusOf(page)).toContainText('29 claims')
})

test('linking is left when the claim that it began with goes', async ({ workbench }) => {
  const { page } = workbench
  await sampleIsOpen(page)
  await dragOver(paneOf(page, 1), 'open ground')
  await page.keyboard.press('1')
  await expect(quoteIn(page)).toHaveText('open ground')
  await page.keyboard.press('l')
  await expect(page.getByTestId('linking-bar')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByTestId('linking-bar')).toBeHidden()
})
