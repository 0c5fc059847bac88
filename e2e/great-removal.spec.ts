import type { Page } from '@playwright/test'
import { looksRightInBoth } from './axe'
import { sampleIsOpen, statusOf } from './in-text'
import { expect, test } from './workbench'

/* Deleting most of a project's annotations in one act: asked about, kept in a snapshot first, undone in one step. */

const whole = '29 claims · 20 entities · 22 links'

/** Chooses all claims in the list, asks for their deletion, and agrees to the first question: which claims go. */
async function deleteAllClaims(page: Page): Promise<void> {
  await page.getByRole('listbox', { name: 'Claims' }).focus()
  await page.keyboard.press('Control+a')
  await expect(page.getByText('29 chosen')).toBeVisible()
  await page.keyboard.press('Delete')
  await page
    .getByRole('dialog', { name: 'Delete 29 claims?' })
    .getByRole('button', { name: 'Delete' })
    .click()
}

test('is asked about once more, has a snapshot first, and comes back with one undo', async ({
  workbench,
}) => {
  const { page } = workbench
  await sampleIsOpen(page)
  await expect(statusOf(page)).toContainText(whole)
  await page.keyboard.press('Alt+2')

  await deleteAllClaims(page)
  const question = page.getByRole('dialog', { name: 'Remove this much of the work?' })
  await expect(question).toContainText(
    'This removes 51 of the 121 annotations of this project (29 claims and 22 evidence links).',
  )
  await looksRightInBoth(page, 'the question')
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  await expect(statusOf(page)).toContainText(whole)

  await deleteAllClaims(page)
  await question.getByRole('button', { name: 'Remove' }).click()
  await expect(statusOf(page)).toContainText('0 claims')

  await page.keyboard.press('Alt+6')
  await page.getByRole('radio', { name: 'Snapshots' }).click()
  const snapshots = page.getByRole('listbox', { name: 'Snapshots, newest first' }).getByRole('option')
  await expect(snapshots).toHaveCount(1)
  await expect(snapshots).toContainText('51 of 121')

  await page.keyboard.press('Control+z')
  await expect(statusOf(page)).toContainText(whole)
})
