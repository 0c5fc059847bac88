import type { Locator, Page } from '@playwright/test'
import { looksRightInBoth } from './axe'
import { sampleIsOpen, statusOf } from './in-text'
import { expect, test } from './workbench'

/* Deleting most of a project's annotations in one act: asked about once, kept in a snapshot first, undone in one step. */

const whole = '29 claims · 20 entities · 22 links'

/** Chooses all claims in the list, and asks for their deletion. The question that comes of it. */
async function deleteAllClaims(page: Page): Promise<Locator> {
  await page.getByRole('listbox', { name: 'Claims' }).focus()
  await page.keyboard.press('Control+a')
  await expect(page.getByText('29 chosen')).toBeVisible()
  await page.keyboard.press('Delete')
  return page.getByRole('dialog', { name: 'Delete 29 claims?' })
}

test('is asked about once, has a snapshot first, and comes back with one undo', async ({ workbench }) => {
  const { page } = workbench
  await sampleIsOpen(page)
  await expect(statusOf(page)).toContainText(whole)
  await page.keyboard.press('Alt+2')

  const question = await deleteAllClaims(page)
  await expect(question).toContainText(
    'These are 29 of the project’s 29 claims. 22 evidence links go with them.',
  )
  await looksRightInBoth(page, 'the question')
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(statusOf(page)).toContainText(whole)

  await (await deleteAllClaims(page)).getByRole('button', { name: 'Delete' }).click()
  await expect(statusOf(page)).toContainText('0 claims')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.keyboard.press('Alt+6')
  await page.getByRole('radio', { name: 'Snapshots' }).click()
  const snapshots = page.getByRole('listbox', { name: 'Snapshots, newest first' }).getByRole('option')
  await expect(snapshots).toHaveCount(1)
  await expect(snapshots).toContainText('51 of 121')

  await page.keyboard.press('Control+z')
  await expect(statusOf(page)).toContainText(whole)
})
