import { readdir, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { looksRightInBoth } from './axe'
import { sampleIsOpen, statusOf } from './in-text'
import { expect, test } from './workbench'

/* Snapshots: taken, compared with now in the words of the articles, and brought back, all of it or part. */

const listOf = (page: Page): Locator => page.getByRole('listbox', { name: 'Snapshots, newest first' })
const differencesOf = (page: Page): Locator => page.getByRole('listbox', { name: 'Differences' })
const pickedIn = (page: Page): Locator => page.getByRole('region', { name: 'Difference', exact: true })
const count = (page: Page): Locator => page.getByRole('heading', { name: /^Differences/ })

test.beforeEach(({ workbench }) => sampleIsOpen(workbench.page))

/** Takes a snapshot by keys, from wherever the analyst is. */
async function take(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Alt+6')
  await expect(page.getByRole('heading', { name: /^History/ })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await expect(page.getByText('No snapshots yet.')).toBeVisible()
  await page.keyboard.press('t')
  await page.getByRole('dialog', { name: 'Take a snapshot' }).getByLabel('Name').fill(name)
  await page.keyboard.press('Enter')
  await expect(listOf(page).getByRole('option')).toHaveCount(1)
  await expect(listOf(page).getByRole('option')).toContainText(name)
}

/** Deletes the first two claims of the list and gives the third another label. */
async function workOn(page: Page): Promise<string> {
  await page.keyboard.press('Alt+2')
  const rows = page.getByRole('listbox', { name: 'Claims' }).getByRole('option')
  await expect(rows.first()).toBeVisible()
  const first = (await rows.first().locator('p').first().textContent()) ?? ''
  for (const key of ['Home', 'Shift+ArrowDown']) await page.keyboard.press(key)
  await expect(page.getByText('2 chosen')).toBeVisible()
  await page.keyboard.press('Delete')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(statusOf(page)).toContainText('27 claims')
  // The rows are read again after the numbers: until then the first is one that is gone.
  await expect(rows.first()).not.toContainText(first)
  await page.getByRole('listbox', { name: 'Claims' }).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('4')
  await expect(rows.first()).toContainText('Forecast')
  return first.replace(/[“”"]/g, '')
}

async function compare(page: Page): Promise<void> {
  await page.keyboard.press('Alt+6')
  await expect(listOf(page).getByRole('option').first()).toBeVisible()
  await listOf(page).focus()
  await page.keyboard.press('Enter')
  await expect(differencesOf(page).getByRole('option').first()).toBeVisible()
}

test('what was done since is compared in the article’s words, and brought back in part and whole, by keys', async ({
  workbench,
}) => {
  const { page } = workbench
  await take(page, 'before the second reading')
  const gone = await workOn(page)
  await compare(page)
  await expect(
    page.getByRole('heading', { name: /^Now, against “before the second reading” of / }),
  ).toBeVisible()

  await page.getByRole('button', { name: 'Kind' }).click()
  await page.getByRole('checkbox', { name: /Removed since/ }).check()
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill(gone.slice(0, 24))
  await page.getByRole('button', { name: 'What' }).click()
  await page.getByRole('checkbox', { name: /^Claim/ }).check()
  await page.keyboard.press('Escape')
  await expect(differencesOf(page).getByRole('option')).toHaveCount(1)
  await differencesOf(page).focus()
  await expect(pickedIn(page)).toContainText('It is no longer in the project.')
  await expect(pickedIn(page).locator('mark').first()).toBeVisible()

  await page.keyboard.press('r')
  await expect(page.getByText(/^Restored the claim/)).toBeVisible()
  await expect(statusOf(page)).toContainText('28 claims')
  await expect(page.getByText('No difference fits these filters.')).toBeVisible()
  await expect(page.getByText('No difference is picked.')).toBeVisible()
  await page.getByRole('button', { name: 'Show all differences' }).click()
  await page.keyboard.press('Control+z')
  await expect(statusOf(page)).toContainText('27 claims')

  await page.keyboard.press('Shift+R')
  const all = page.getByRole('dialog', { name: /^Restore all/ })
  await expect(all).toContainText('come back')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Nothing differs from this snapshot.')).toBeVisible()
  await expect(statusOf(page)).toContainText('29 claims')
  await expect(statusOf(page)).toContainText('22 links')

  await page.keyboard.press('Control+z')
  await expect(statusOf(page)).toContainText('27 claims')
  await expect(differencesOf(page).getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(listOf(page).getByRole('option')).toContainText('before the second reading')
})

test('several are marked and brought back together, with what has to come along, by mouse and after a restart', async ({
  workbench,
}) => {
  let { page } = workbench
  await take(page, '')
  await workOn(page)
  page = await workbench.restart()
  await page.getByRole('navigation').getByRole('button', { name: 'History' }).click()
  await page.getByRole('radio', { name: 'Snapshots' }).click()
  await listOf(page).getByRole('option').last().dblclick()
  const rows = differencesOf(page).getByRole('option')
  await expect(rows.first()).toBeVisible()

  const links = rows.filter({ hasText: 'Evidence link' })
  await links.nth(0).click()
  await page.getByRole('button', { name: 'Mark it, to be restored with others' }).click()
  await links.nth(1).click({ modifiers: ['Control'] })
  await expect(page.getByText('2 marked')).toBeVisible()
  await page.getByRole('button', { name: /Restore them/ }).click()
  const question = page.getByRole('dialog', { name: 'Restore 2 differences?' })
  await expect(question).toContainText(/Along with that \d claims? \(“/)
  await question.getByRole('button', { name: 'Restore' }).click()
  await expect(page.getByText(/^Restored 2 differences, and \d records? along with that/)).toBeVisible()
  await expect(page.getByText('2 marked')).toBeHidden()
  await expect(statusOf(page)).not.toContainText('27 claims')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(statusOf(page)).toContainText('27 claims')
})

test('a change of a claim shows both versions, and leads to its article and back', async ({ workbench }) => {
  const { page } = workbench
  await take(page, '')
  await workOn(page)
  await compare(page)
  const row = differencesOf(page).getByRole('option').filter({ hasText: 'Changed since' }).first()
  await row.click()
  await expect(row).toContainText('Label')
  await expect(page.getByRole('region', { name: 'Then' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Now', exact: true })).toContainText('Forecast')
  await differencesOf(page).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main', { name: 'Articles' })).toBeVisible()
  await page.keyboard.press('Alt+6')
  await expect(count(page)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Now', exact: true })).toContainText('Forecast')
})

test('a window that can only read compares, and says why it restores nothing', async ({ workbench }) => {
  const { page } = workbench
  await take(page, '')
  await workOn(page)
  const other = await workbench.another('sample.claimbench.json')
  const second = other.page
  await expect(second.getByTestId('disk-state')).toHaveText('Read-only')
  await second.keyboard.press('Alt+6')
  await second.getByRole('radio', { name: 'Snapshots' }).click()
  await listOf(second).getByRole('option').first().dblclick()
  await expect(differencesOf(second).getByRole('option').first()).toBeVisible()
  await differencesOf(second).getByRole('option').first().click()
  for (const name of [/^Bring it back|^Make it what it was/, /^Restore all/])
    await expect(second.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'true')
  await second.keyboard.press('r')
  await expect(second.getByRole('region', { name: /^Messages/ })).toContainText('is open in another')
  await expect(statusOf(second)).toContainText('27 claims')
  await other.end()
})

test('one that cannot be written puts nothing in danger, and that is what is said', async ({ workbench }) => {
  const { page, folder } = workbench
  await page.keyboard.press('Alt+6')
  await expect(page.getByRole('heading', { name: /^History/ })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await expect(page.getByText('No snapshots yet.')).toBeVisible()
  await writeFile(join(folder, 'sample.claimbench.snapshots'), 'where the snapshots’ folder would be')
  await page.keyboard.press('t')
  await page.getByRole('dialog', { name: 'Take a snapshot' }).getByLabel('Name').fill('nowhere')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('disk-state')).toHaveText('Everything is on disk, but a snapshot failed')
  await page.keyboard.press('Escape')
  const told = page.getByRole('status').filter({ hasText: 'The project itself is not touched by this.' })
  await expect(told.first()).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a snapshot that was damaged is listed as such, and refused with the reason', async ({ workbench }) => {
  const { page, folder } = workbench
  await take(page, 'half of it')
  const kept = join(folder, 'sample.claimbench.snapshots')
  const [file] = await readdir(kept)
  if (!file) throw new Error('there is no snapshot on the disk')
  await truncate(join(kept, file), 4_000)
  await page.keyboard.press('Alt+2')
  await expect(page.getByRole('heading', { name: /^Claims/ })).toBeVisible()
  await page.keyboard.press('Alt+6')
  const row = listOf(page).getByRole('option')
  await expect(row).toContainText(/damaged|cannot|breaks off|not whole/i)
  await expect(page.getByRole('button', { name: /Compare with now/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await row.dblclick()
  await expect(listOf(page)).toBeVisible()
  await expect(count(page)).toHaveCount(0)
})

test('axe finds nothing serious in snapshots and comparisons', async ({ workbench }) => {
  const { page } = workbench
  await take(page, 'before the second reading')
  await looksRightInBoth(page, 'the list')
  await workOn(page)
  await compare(page)
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByText('1 marked')).toBeVisible()
  await expect(pickedIn(page)).toBeVisible()
  await looksRightInBoth(page, 'a difference')
  await page.keyboard.press('Shift+R')
  await expect(page.getByRole('dialog')).toBeVisible()
  await looksRightInBoth(page, 'the question')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Nothing differs from this snapshot.')).toBeVisible()
  await looksRightInBoth(page, 'nothing differs')
})
