import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { documentText } from '../electron/engine/storage/project-document'
import { largeProject } from '../electron/engine/storage/testing/large-project'
import { root } from '../scripts/hosts.mjs'
import { slowEngine } from './held-replies'
import { sampleIsOpen } from './in-text'
import { openForReview, pickedIn, progressOf, rowsIn } from './reviewing'
import { expect, test, type Workbench } from './workbench'

/* What takes long says so and can be cancelled; what was cancelled, or failed, waits to be asked for again. */

test.beforeEach(({ workbench }, { project }) => {
  // biome-ignore lint/suspicious/noSkippedTests: between the window and the web host alone answers can be kept back
  test.skip(project.name !== 'web', 'only between the window and the web host can answers be kept back')
  void workbench
})

const cancelled = 'Reading it was cancelled.'
const underWayIn = (page: Page) =>
  page.getByRole('status').filter({ has: page.getByRole('button', { name: 'Cancel' }) })

/** A review of a teammate’s file under an engine that will be slow to answer what is added to `slow`. */
async function reviewing({ page, folder }: Workbench, slow: string[]) {
  await cp(join(root, 'seeds/parallel/analyst-e.claimbench.json'), join(folder, 'e.claimbench.json'))
  await sampleIsOpen(page)
  const engine = await slowEngine(page, slow)
  await page.reload()
  await sampleIsOpen(page)
  await openForReview(page, 'e.claimbench.json')
  await expect(rowsIn(page).first()).toContainText(/\S/)
  return engine
}

test('what is left of a review is not counted again by a change once that was cancelled', async ({
  workbench,
}) => {
  const { page } = workbench
  const slow: string[] = []
  const engine = await reviewing(workbench, slow)
  slow.push('review.current')
  await page.keyboard.press('Control+z')
  await progressOf(page).getByRole('button', { name: 'Cancel' }).click()
  const told = progressOf(page).getByRole('status').filter({ hasText: cancelled })
  await expect(told).toBeVisible()
  const [counted, listed] = [engine.times('review.current'), engine.times('review.list')]
  await page.keyboard.press('Control+Shift+z')
  // The list is read again by the change that would have it counted.
  await expect.poll(() => engine.times('review.list')).toBeGreaterThan(listed)
  await expect(page.getByText(/^Redone/).first()).toBeVisible()
  expect(engine.times('review.current')).toBe(counted)
  await told.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => engine.times('review.current')).toBe(counted + 1)
})

test('the next conflict is looked for under a name, and can be cancelled', async ({ workbench }) => {
  const { page } = workbench
  const slow: string[] = []
  await reviewing(workbench, slow)
  slow.push('review.current')
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog', { name: 'Looking for the next conflict' })
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(rowsIn(page).first()).toContainText(/\S/)
})

test('what is new in a review is looked for under a name, and can be cancelled and had after all', async ({
  workbench,
}) => {
  const { page } = workbench
  const slow: string[] = []
  const engine = await reviewing(workbench, slow)
  slow.push('review.comments')
  await page.keyboard.press('Control+z')
  await expect.poll(() => engine.kept('review.comments').length).toBeGreaterThan(0)
  await expect(progressOf(page).getByRole('button', { name: 'Cancel' })).toBeVisible()
  engine.tell('Looking for new comments', 0.4)
  await expect(progressOf(page)).toContainText('Looking for new comments…')
  await progressOf(page).getByRole('button', { name: 'Cancel' }).click()
  const told = page
    .getByRole('region', { name: /^New comments/ })
    .getByRole('status')
    .filter({ hasText: cancelled })
  await expect(told).toBeVisible()
  engine.isQuick()
  await told.getByRole('button', { name: 'Try again' }).click()
  await expect(told).toHaveCount(0)
})

test('how many are of one kind is counted under a name, and can be cancelled and had after all', async ({
  workbench,
}) => {
  const { page } = workbench
  const slow: string[] = []
  const engine = await reviewing(workbench, slow)
  slow.push('review.alike')
  // What is in conflict comes first, and is decided by itself.
  await page.keyboard.press('End')
  await expect.poll(() => engine.kept('review.alike').length).toBeGreaterThan(0)
  await progressOf(page).getByRole('button', { name: 'Cancel' }).click()
  const told = pickedIn(page).getByRole('status').filter({ hasText: cancelled })
  await expect(told).toBeVisible()
  engine.isQuick()
  await told.getByRole('button', { name: 'Try again' }).click()
  await expect(told).toHaveCount(0)
  await expect(pickedIn(page).getByRole('button', { name: /^All \d+ of this kind/ })).toBeVisible()
})

test('differences to be marked together are looked for under a name, and none is marked where that is cancelled', async ({
  workbench,
}) => {
  const { page } = workbench
  const slow: string[] = []
  const engine = await reviewing(workbench, slow)
  slow.push('review.list')
  const dialog = page.getByRole('dialog', { name: 'Looking for the differences' })
  const marked = rowsIn(page).getByText('marked', { exact: true })
  await page.keyboard.press('Control+a')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(marked).toHaveCount(0)
  engine.isQuick()
  await page.keyboard.press('Control+a')
  await expect(marked).not.toHaveCount(0)
})

test('a review that takes long to come back says so, and can be cancelled and had after all', async ({
  workbench,
}) => {
  const { page } = workbench
  const slow: string[] = []
  const engine = await reviewing(workbench, slow)
  slow.push('review.current')
  await page.reload()
  await underWayIn(page).getByRole('button', { name: 'Cancel' }).click()
  const told = page.getByRole('status').filter({ hasText: cancelled })
  await expect(told).toBeVisible()
  engine.isQuick()
  await told.getByRole('button', { name: 'Try again' }).click()
  await expect(rowsIn(page).first()).toContainText(/\S/)
})

test('a page of a list that is scrolled to says how far it is, and can be cancelled', async ({
  workbench,
}) => {
  const path = join(workbench.folder, 'large.claimbench.json')
  await writeFile(path, documentText(largeProject(40, 6)))
  const page = await workbench.restart(path)
  const slow: string[] = []
  const engine = await slowEngine(page, slow)
  await page.reload()
  await page.getByRole('button', { name: 'Claims', exact: true }).click()
  const list = page.getByRole('listbox', { name: 'Claims' })
  await expect(list.getByRole('option').first()).toContainText(/\S/)
  slow.push('claims.list')
  await list.focus()
  await page.keyboard.press('End')
  await expect(list).toHaveAttribute('aria-busy', 'true')
  await expect(underWayIn(page)).toContainText('Reading…')
  engine.tell('Putting it together', 0.4)
  await expect(underWayIn(page)).toContainText('Putting it together…')
  await underWayIn(page).getByRole('button', { name: 'Cancel' }).click()
  const told = page.getByRole('status').filter({ hasText: cancelled })
  await expect(told).toBeVisible()
  await expect(list).not.toHaveAttribute('aria-busy', 'true')
  engine.isQuick()
  await told.getByRole('button', { name: 'Try again' }).click()
  await expect(list.getByRole('option').last()).toContainText('“')
  await expect(told).toHaveCount(0)
})

test('what was counted since another day does not keep a review from being sent', async ({ workbench }) => {
  const { page } = workbench
  await sampleIsOpen(page)
  const slow: string[] = []
  await slowEngine(page, slow)
  await page.reload()
  await sampleIsOpen(page)
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('Send the review')
  await page
    .getByRole('option', { name: /^Send the review/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: 'Send the review' })
  const write = dialog.getByRole('button', { name: 'Write it to a file…' })
  const since = dialog.getByLabel('Since')
  await since.fill('2 Mar 2090')
  await since.press('Tab')
  await expect(dialog.getByRole('status')).toContainText('There is no verdict and no comment to be sent.')
  await expect(write).toHaveAttribute('aria-disabled', 'true')
  slow.push('reviewPacks.preview')
  await since.fill('2 Mar 2020')
  await since.press('Tab')
  await underWayIn(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog.getByRole('status').filter({ hasText: cancelled })).toBeVisible()
  await expect(write).not.toHaveAttribute('aria-disabled', 'true')
})
