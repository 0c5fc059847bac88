import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { root } from '../scripts/hosts.mjs'
import { looksRightInBoth } from './axe'
import { sampleIsOpen, statusOf } from './in-text'
import { expect, test } from './workbench'

/* Teammates' files reviewed against the project: opened, walked, decided by key and by hand, commented on, finished. */

const teammate = 'analyst-c.claimbench.json'
const apart = 'analyst-e.claimbench.json'

const differencesOf = (page: Page): Locator => page.getByRole('listbox', { name: 'Differences' })
const pickedIn = (page: Page): Locator => page.getByRole('region', { name: 'Difference', exact: true })
const aboutIn = (page: Page): Locator => page.getByRole('complementary', { name: 'About the review' })
const rowsOf = (page: Page): Locator => differencesOf(page).getByRole('option')

test.beforeEach(async ({ workbench }) => {
  await sampleIsOpen(workbench.page)
  await cp(join(root, 'seeds/teammates', teammate), join(workbench.folder, teammate))
  await cp(join(root, 'seeds/parallel', apart), join(workbench.folder, apart))
})

/** Opens a file of the folder for review, by keys from wherever the analyst is. */
async function review(page: Page, file: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type('compare with a teammate')
  await page.getByRole('option', { name: /Compare with a teammate’s file/ }).waitFor()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Compare with a teammate’s file' })
  await dialog.getByRole('option', { name: file }).dblclick()
  await expect(rowsOf(page).first()).toBeVisible()
  await differencesOf(page).focus()
}

/** Lets only differences of this standing through. */
async function only(page: Page, standing: RegExp): Promise<void> {
  await page.getByRole('button', { name: /^Standing/ }).click()
  await page.getByRole('checkbox', { name: standing }).check()
  await page.keyboard.press('Escape')
  await differencesOf(page).focus()
  await page.keyboard.press('Home')
}

/** “31 left of 46”, as numbers. */
async function leftOf(page: Page): Promise<{ left: number; total: number }> {
  const said = await page.getByRole('heading', { name: /^Differences/ }).textContent()
  const [left, total] = (said ?? '').match(/\d+/g) ?? []
  return { left: Number(left), total: Number(total) }
}

/** Waits until the row that the keyboard stands on is shown in full, so that it can be decided. */
async function shown(page: Page): Promise<void> {
  await expect(pickedIn(page).getByRole('button', { name: /^Later/ })).not.toHaveAttribute(
    'aria-disabled',
    'true',
  )
}

test('differences are walked and decided by keys alone, and undone', async ({ workbench }) => {
  const { page } = workbench
  await review(page, teammate)
  await expect(rowsOf(page).first()).toContainText('Conflict')
  const { left } = await leftOf(page)
  await page.keyboard.press('ArrowDown')
  await expect(pickedIn(page)).toContainText('Both of you changed the credibility of this article')
  await shown(page)
  const first = await pickedIn(page).getByRole('heading', { level: 2 }).textContent()

  await page.keyboard.press('w')
  await page.keyboard.type('The text says killed or wounded.')
  await page.keyboard.press('Enter')
  await page.keyboard.press('1')
  await expect(pickedIn(page).getByRole('heading', { level: 2 })).not.toHaveText(first ?? '')
  await expect(page.getByRole('heading', { name: `Differences ${left - 1} left of` })).toBeVisible()

  await only(page, /Decided/)
  await expect(pickedIn(page)).toContainText(/Kept|Left out/)
  await expect(pickedIn(page).getByLabel('Why (kept with the decision)')).toHaveValue(
    'The text says killed or wounded.',
  )
  await page.keyboard.press('r')
  await expect(page.getByRole('heading', { name: `Differences ${left} left of` })).toBeVisible()
  await expect(page.getByText('No difference is picked.')).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('heading', { name: `Differences ${left - 1} left of` })).toBeVisible()

  await page.getByRole('button', { name: 'Clear filters' }).click()
  await only(page, /Only theirs/)
  await shown(page)
  await page.keyboard.press('Space')
  await expect(aboutIn(page)).toContainText('1 put off')
  await aboutIn(page).getByRole('button', { name: 'Undo' }).click()
  await expect(aboutIn(page)).not.toContainText('put off')
})

test('what a teammate added is taken in, and what is alike all at once', async ({ workbench }) => {
  const { page } = workbench
  await review(page, teammate)
  await only(page, /Only theirs/)
  await page.getByRole('button', { name: /^What/ }).click()
  await page.getByRole('checkbox', { name: /^Claim/ }).check()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Kind/ }).click()
  await page.getByRole('checkbox', { name: /^Added/ }).check()
  await page.keyboard.press('Escape')
  await differencesOf(page).focus()
  await page.keyboard.press('Home')
  await expect(pickedIn(page)).toContainText('It is not in your project.')
  await expect(pickedIn(page).locator('mark').first()).toBeVisible()
  await expect(statusOf(page)).toContainText('29 claims')

  await page.keyboard.press('a')
  const all = page.getByRole('dialog', { name: /of (this|its) kind/ })
  await expect(all.getByRole('option').first()).toBeVisible()
  const count = await all.getByRole('option').count()
  await all.getByRole('button', { name: /^Take it in/ }).click()
  await expect(statusOf(page)).toContainText(`${29 + count} claims`)
  await page.keyboard.press('Control+z')
  await expect(statusOf(page)).toContainText('29 claims')
})

test('a value of the reviewer’s own is written in the field it belongs to', async ({ workbench }) => {
  const { page } = workbench
  await review(page, teammate)
  const row = rowsOf(page).filter({ hasText: 'Credibility of Northern ally readies' })
  await row.click()
  await expect(pickedIn(page)).toContainText('Both of you changed the credibility of this article')
  await differencesOf(page).focus()
  await shown(page)
  await expect(page.getByRole('button', { name: 'Edit…' })).toBeEnabled()
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog', { name: /^Credibility of/ })
  await dialog.getByRole('combobox', { name: 'Credibility' }).click()
  await page.getByRole('option', { name: /^6 · / }).click()
  await dialog.getByLabel('Why (kept with the decision)').fill('Neither has been looked at again.')
  await dialog.getByRole('button', { name: 'Use this' }).click()
  await expect(aboutIn(page)).toContainText('Edited: “Northern ally readies')
  await only(page, /Decided/)
  await expect(row).toContainText('Edited')
  await expect(pickedIn(page).getByLabel('Why (kept with the decision)')).toHaveValue(
    'Neither has been looked at again.',
  )
})

test('comments are made, answered and resolved under a difference, and stand in the inspector', async ({
  workbench,
}) => {
  const { page } = workbench
  await review(page, teammate)
  await page.getByRole('searchbox', { name: 'Filter by words' }).fill('More than 1,100 Torvanian soldiers')
  await rowsOf(page).filter({ hasText: 'Status of' }).click()
  await differencesOf(page).focus()
  await shown(page)
  await page.keyboard.press('c')
  await page.keyboard.type('Was this looked up?')
  await page.keyboard.press('Control+Enter')
  const said = pickedIn(page).getByRole('region', { name: /^Comments/ })
  await expect(said).toContainText('Was this looked up?')
  await expect(rowsOf(page).filter({ hasText: 'Status of' })).toContainText('1 comment')
  await said.getByRole('button', { name: 'Answer' }).click()
  await page.keyboard.type('In the ledger, yes.')
  await page.keyboard.press('Control+Enter')
  await expect(said).toContainText('In the ledger, yes.')

  await differencesOf(page).focus()
  await page.keyboard.press('Enter')
  const inspector = page.getByRole('region', { name: 'Inspector' })
  await expect(inspector).toContainText('In the ledger, yes.')
  await inspector.getByRole('button', { name: 'Resolve' }).click()
  await expect(inspector).toContainText('Resolved: Was this looked up?')
})

test('finishing takes what does not conflict, and the same file brings nothing new afterwards', async ({
  workbench,
}) => {
  let { page } = workbench
  await review(page, teammate)
  await page.keyboard.press('Shift+F')
  const dialog = page.getByRole('dialog', { name: 'Finish the review?' })
  await expect(dialog.getByRole('radio', { name: /do not conflict/ })).toBeChecked()
  await dialog.getByRole('button', { name: 'Finish' }).click()
  await expect(page.getByText(/^The review is finished/)).toBeVisible()
  await expect(page.getByText('No teammate’s file is open for review.')).toBeVisible()

  page = await workbench.restart()
  await expect(page.getByText('No teammate’s file is open for review.')).toBeVisible()
  await page.keyboard.press('o')
  await page
    .getByRole('dialog', { name: 'Compare with a teammate’s file' })
    .getByRole('option', { name: teammate })
    .dblclick()
  await expect(aboutIn(page)).toContainText('0 new operations')
  await expect(rowsOf(page).filter({ hasText: 'Added by' })).toHaveCount(0)
})

test('of a file that was begun apart it is seen and said what is what', async ({ workbench }) => {
  const { page } = workbench
  await review(page, apart)
  await expect(aboutIn(page)).toContainText('Begun apart')
  await aboutIn(page).getByRole('button', { name: 'What is what…' }).click()
  const dialog = page.getByRole('dialog', { name: 'What is what' })
  const rows = dialog.getByRole('option')
  await expect(rows.first()).toBeVisible()
  await dialog.getByRole('button', { name: /^What/ }).click()
  await page.getByRole('checkbox', { name: /^Label/ }).check()
  await page.keyboard.press('Escape')
  const known = rows.filter({ hasText: 'the same' }).first()
  await known.click()
  await dialog.getByRole('combobox', { name: /is here$/ }).click()
  await page.getByRole('option', { name: 'Bring it along as new' }).click()
  await expect(dialog.getByRole('option', { selected: true })).toContainText('Comes along as new')
})

test('a teammate’s file that is dropped is reviewed, or opened, as the analyst says', async ({
  workbench,
}) => {
  const { page } = workbench
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['{}'], 'from-b.claimbench.json'))
    return transfer
  })
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped })
  const question = page.getByRole('dialog', { name: 'Review “from-b.claimbench.json” against this project?' })
  await expect(question.getByRole('button', { name: 'Open it instead' })).toBeVisible()
  await question.getByRole('button', { name: 'Review' }).click()
  await page
    .getByRole('dialog', { name: 'Compare with a teammate’s file' })
    .getByRole('option', { name: teammate })
    .dblclick()
  await expect(page.getByRole('main', { name: 'Review' })).toBeVisible()
  await expect(rowsOf(page).first()).toBeVisible()
})

test('a window that can only read reviews, and says why it decides nothing', async ({ workbench }) => {
  const other = await workbench.another('sample.claimbench.json')
  const second = other.page
  await expect(second.getByTestId('disk-state')).toHaveText('Read-only')
  await review(second, teammate)
  await expect(pickedIn(second).getByRole('button', { name: /^Later/ })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await second.keyboard.press('1')
  await expect(second.getByRole('region', { name: /^Messages/ })).toContainText('is open in another')
  await other.end()
})

test('axe finds nothing serious in a review', async ({ workbench }) => {
  const { page } = workbench
  await page.keyboard.press('Alt+4')
  await expect(page.getByText('No teammate’s file is open for review.')).toBeVisible()
  await looksRightInBoth(page, 'no review')
  await review(page, teammate)
  await shown(page)
  await looksRightInBoth(page, 'a conflict')
  await page.keyboard.press('1')
  await only(page, /Only theirs/)
  await shown(page)
  await page.keyboard.press('x')
  await looksRightInBoth(page, 'what is theirs')
  await page.keyboard.press('a')
  await expect(page.getByRole('dialog')).toBeVisible()
  await looksRightInBoth(page, 'all of a kind')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+F')
  await expect(page.getByRole('dialog')).toBeVisible()
  await looksRightInBoth(page, 'finishing')
})
