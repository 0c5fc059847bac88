import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { looksRightInBoth } from './axe'
import { dragOver, onDisk, paneOf, sampleIsOpen } from './in-text'
import { expect, test } from './workbench'

/* An article is corrected after it was annotated: what is marked in it is found again, or waits for a place. */

const treaty = 'A treaty of June obliges the two capitals to help one another against any attack.'

/** The text of the sample's first article. */
async function textIn(folder: string): Promise<string> {
  const { records, texts } = JSON.parse(await readFile(join(folder, 'sample.claimbench.json'), 'utf8'))
  const article = records.articles.find(({ id }: { id: string }) => id === 'article-sample-01')
  return texts[article.textHash]
}

/** The same, as the wire might have corrected it. */
async function corrected(folder: string): Promise<string> {
  return (await textIn(folder))
    .replace('up to 10,000 soldiers to fight', 'up to 12,000 soldiers to fight')
    .replace('An advance party', 'A first advance party')
    .replace(/Torvane and Lasova signed a pact.*attacked\./, treaty)
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Take in a corrected edition' })
const rowsOf = (page: Page) => dialogOf(page).getByRole('listbox').getByRole('option')

/** Opens the dialog from the article's own menu, and has the text looked at. */
async function lookAt(page: Page, text: string): Promise<void> {
  const articles = page.getByRole('listbox', { name: 'Articles' })
  await articles.getByRole('option', { name: /Northern ally readies/ }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Take in a corrected edition…' }).click()
  await dialogOf(page).getByLabel('Or paste its text').fill(text)
  await dialogOf(page).getByRole('button', { name: 'Look at this text' }).click()
}

test('what becomes of each mark is seen first; what has no place waits, is placed by hand, and all of it can be undone', async ({
  workbench,
}) => {
  const { page, folder } = workbench
  await sampleIsOpen(page)
  await lookAt(page, await corrected(folder))
  const dialog = dialogOf(page)

  const gone = rowsOf(page).filter({ hasText: 'signed a pact in June' })
  await expect(gone).toContainText('No place')
  await expect(gone).toContainText('Fact claim')
  const figure = rowsOf(page).filter({ hasText: 'preparing to send up to 10,000' })
  await expect(figure).toContainText('Changed')
  await expect(figure).toContainText('up to 12,000 soldiers to fight beside Lasovan forces')
  await figure.click()
  await expect(dialog.getByText(/Other words in the same place: 9\d % alike/)).toBeVisible()
  await expect(dialog.locator('ins')).toHaveText('12')
  await expect(dialog.getByText(/4 wait for a place/)).toBeVisible()

  await dialog.getByRole('button', { name: 'Take it in' }).click()
  await expect(dialog).toBeHidden()
  const pane = paneOf(page, 2)
  await expect(pane.locator('.ProseMirror')).toContainText(treaty)
  await onDisk(page)
  await pane.getByRole('button', { name: '4 without a place' }).click()
  const waiting = pane.getByRole('region', { name: 'Without a place in this edition' })
  const orphan = waiting.getByRole('listitem').filter({ hasText: 'Fact claim' })
  await expect(orphan).toContainText('signed a pact in June')

  await dragOver(pane, treaty)
  await orphan.getByRole('button', { name: 'Place here' }).click()
  await expect(pane.getByRole('button', { name: '3 without a place' })).toBeVisible()
  await expect(orphan).toHaveCount(0)
  const mention = waiting.getByRole('listitem').first()
  await mention.getByRole('button', { name: 'Give up' }).click()
  await expect(pane.getByRole('button', { name: '2 without a place' })).toBeVisible()

  await pane.locator('.ProseMirror').press('Control+z')
  await expect(pane.getByRole('button', { name: '3 without a place' })).toBeVisible()
  await pane.locator('.ProseMirror').press('Control+z')
  await expect(pane.getByRole('button', { name: '4 without a place' })).toBeVisible()
  await pane.locator('.ProseMirror').press('Control+z')
  await expect(pane.locator('.ProseMirror')).toContainText('signed a pact in June')
  await expect(pane.getByRole('button', { name: /without a place/ })).toHaveCount(0)
})

test('a mark can be left without a place rather than put on other words, with the keyboard alone', async ({
  workbench,
}) => {
  const { page, folder } = workbench
  await sampleIsOpen(page)
  const text = await corrected(folder)
  await lookAt(page, text)
  const dialog = dialogOf(page)
  await dialog.getByRole('radio', { name: /Changed/ }).click()
  await dialog.getByRole('listbox').focus()
  await page.keyboard.press('Space')
  await expect(rowsOf(page).first()).toContainText('Left out')
  await expect(dialog.getByText(/5 wait for a place/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Take it in' }).click()
  const pane = paneOf(page, 2)
  await expect(pane.getByRole('button', { name: '5 without a place' })).toBeVisible()

  // It is kept with the project: another start knows it, and the list of claims says so.
  const again = await workbench.restart()
  await expect(paneOf(again, 2).getByRole('button', { name: '5 without a place' })).toBeVisible()
  await again.keyboard.press('Alt+2')
  const claims = again.getByRole('listbox', { name: 'Claims' })
  await expect(claims.getByText('no place in the corrected text').first()).toBeVisible()
})

test('axe finds nothing serious in what is looked at and in what waits for a place', async ({
  workbench,
}) => {
  const { page, folder } = workbench
  await sampleIsOpen(page)
  await lookAt(page, await corrected(folder))
  await rowsOf(page).filter({ hasText: 'Changed' }).click()
  await looksRightInBoth(page, 'what is looked at')
  await dialogOf(page).getByRole('button', { name: 'Take it in' }).click()
  const pane = paneOf(page, 2)
  await pane.getByRole('button', { name: '4 without a place' }).click()
  await expect(pane.getByRole('listitem').filter({ hasText: 'Fact claim' })).toBeVisible()
  await looksRightInBoth(page, 'what waits for a place')
})

test('the text that an article has is no corrected edition', async ({ workbench }) => {
  const { page, folder } = workbench
  await sampleIsOpen(page)
  await lookAt(page, await textIn(folder))
  const dialog = dialogOf(page)
  await expect(dialog.getByText('This is the text that the article has already.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
})
