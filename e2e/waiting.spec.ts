import type { Page } from '@playwright/test'
import { looksRight } from './axe'
import { onDisk, sampleIsOpen } from './in-text'
import { expect, test } from './workbench'

/* What an analyst sees while the disk takes its time, and that waiting can be given up without losing anything. */

test.use({ disk: 'failing' })

const startScreen = (page: Page) => page.getByRole('heading', { name: 'From articles to evidence' })
const closing = (page: Page) => page.getByRole('dialog', { name: /^Closing “/ })
const newLabels = (page: Page) => page.getByRole('option', { name: /New label/ })

async function closeProject(page: Page) {
  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.type('Close the project')
  await page.keyboard.press('Enter')
}

/* A label has been added to the sample and is on the disk, which now takes its time. */
test.beforeEach(async ({ workbench }, { project }) => {
  // biome-ignore lint/suspicious/noSkippedTests: only the web host is started with a disk that can be held back
  test.skip(project.name !== 'web', 'only the web host is started with a disk that can be held back')
  const { page } = workbench
  await sampleIsOpen(page)
  await page.getByRole('button', { name: 'Scheme' }).click()
  await page.getByRole('button', { name: 'Add label' }).click()
  await expect(newLabels(page)).toHaveCount(1)
  await onDisk(page)
  await workbench.failDisk('HELD')
})

test('a closing that takes long can be left, an opening can be cancelled, and every change is there', async ({
  workbench,
}) => {
  const { page } = workbench
  await closeProject(page)
  await expect(closing(page).getByRole('progressbar', { name: 'How far it has come' })).toBeVisible()
  await expect(closing(page)).toContainText('Every change is on disk already.')
  await looksRight(page)
  await closing(page).getByRole('button', { name: 'Close now' }).click()
  await expect(closing(page).getByRole('status')).toHaveText('Stopping…')
  await workbench.failDisk(null)
  await expect(startScreen(page)).toBeVisible()
  await expect(closing(page)).toBeHidden()

  await workbench.failDisk('HELD')
  const recent = page.getByRole('listitem').getByRole('button').first()
  await recent.click()
  const opening = page.getByRole('dialog', { name: 'Opening “sample.claimbench.json”' })
  await expect(opening.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(opening.getByRole('status')).toHaveText('Stopping…')
  await workbench.failDisk(null)
  await expect(opening).toBeHidden()
  await expect(startScreen(page)).toBeVisible()

  await recent.click()
  await expect(page.getByText(/The last session was not closed to its end\./)).toBeVisible()
  await page.getByRole('button', { name: 'Scheme' }).click()
  await expect(newLabels(page)).toHaveCount(1)
})

test('what is undone is shown at once, and done again by the next key, however long the disk takes', async ({
  workbench,
}) => {
  const { page } = workbench
  await page.getByRole('heading', { name: 'Annotation scheme' }).click()
  await page.clock.install()
  await page.keyboard.press('ControlOrMeta+Z')
  await expect(newLabels(page)).toHaveCount(0)
  // Whatever shows itself to those who wait for long has by then done so.
  await page.clock.fastForward(60_000)
  await expect(page.getByTestId('disk-state')).toHaveText('Saving…')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+Shift+Z')
  await workbench.failDisk(null)
  await expect(newLabels(page)).toHaveCount(1)
  await onDisk(page)
})

test('closing says of a change that the disk has not taken yet that it is being written, and what waited with it says nothing', async ({
  workbench,
}) => {
  const { page } = workbench
  await page.getByRole('button', { name: 'Add label' }).click()
  await expect(page.getByTestId('disk-state')).toHaveText('Saving…')
  await page.keyboard.press('ControlOrMeta+s')
  await closeProject(page)
  await expect(closing(page)).toContainText(
    'The last change is still being written; all before it is on disk already.',
  )
  await workbench.failDisk(null)
  await expect(startScreen(page)).toBeVisible()
  await expect(closing(page)).toBeHidden()
  await expect(page.getByText('No project is open.')).toBeHidden()
})

test('what is undone while the disk takes its time stays undone when the project is closed meanwhile', async ({
  workbench,
}) => {
  const { page } = workbench
  await page.getByRole('button', { name: 'Add label' }).click()
  await expect(newLabels(page)).toHaveCount(2)
  await page.getByRole('heading', { name: 'Annotation scheme' }).click()
  await page.keyboard.press('ControlOrMeta+Z')
  await closeProject(page)
  await expect(closing(page)).toContainText('Beginning…')
  await page.keyboard.press('Escape')
  await expect(closing(page)).toBeHidden()
  await expect(page.getByTestId('disk-state')).toHaveText('Saving…')

  await closeProject(page)
  await expect(closing(page)).toBeVisible()
  await workbench.failDisk(null)
  await expect(startScreen(page)).toBeVisible()
  await page.getByRole('listitem').getByRole('button').first().click()
  await page.getByRole('button', { name: 'Scheme' }).click()
  await expect(newLabels(page)).toHaveCount(1)
})
