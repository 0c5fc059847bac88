import type { Page } from '@playwright/test'
import { looksRight } from './axe'
import { expect, test } from './workbench'

const lead =
  'The harbour of Port Alma reopened on Sunday, officials at the customs house said, after nine days in which no vessel had been let in.'
const page1 = `<!doctype html><html lang="en"><head><title>Harbour reopens | Harbour Daily</title>
<meta property="og:site_name" content="Harbour Daily"><meta property="article:published_time" content="2025-03-02T08:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Harbour reopens after nine days</h1><div class="share">Share on X</div>
<p>${lead}</p><p>It said about 40 crates had been opened.</p></article></body></html>`

interface Dropped {
  readonly name: string
  readonly bytes: readonly number[]
}

/** Drops files on the window, as a desktop would. */
async function dropFiles(page: Page, files: readonly Dropped[]): Promise<void> {
  await page.evaluate(dropped => {
    const carried = new DataTransfer()
    for (const { name, bytes } of dropped) carried.items.add(new File([Uint8Array.from(bytes)], name))
    for (const type of ['dragenter', 'dragover', 'drop'])
      window.dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }))
  }, files)
}

const utf8 = (name: string, text: string): Dropped => ({ name, bytes: [...Buffer.from(text)] })
const onList = (page: Page) => page.getByRole('listbox', { name: 'On the list' })
const articles = (page: Page) => page.getByRole('listbox', { name: 'Articles' })

test('articles are dropped, corrected, added and removed again', async ({ workbench }) => {
  const { page } = workbench
  await expect(articles(page).getByRole('option')).toHaveCount(7)
  await dropFiles(page, [
    utf8('harbour.html', page1),
    {
      name: 'cafe.txt',
      bytes: [...Buffer.from('Caf\xe9 by the quay\n\nIt reopened \x96 at last.', 'latin1')],
    },
    utf8('again.txt', `Harbour reopens\n\n${lead}`),
    utf8('twice.txt', `Harbour reopens\n\n${lead}`),
    utf8('report.pdf', '%PDF-1.7'),
  ])
  const dialog = page.getByRole('dialog', { name: 'Add articles' })
  await expect(dialog.getByRole('button', { name: 'Add 3 articles' })).toBeVisible()
  await expect(onList(page).getByRole('option', { name: /On the list already/ })).toHaveCount(1)
  await onList(page)
    .getByRole('option', { name: /report\.pdf/ })
    .click()
  await expect(dialog.getByText('“report.pdf” is a PDF, not text.')).toBeVisible()

  await onList(page)
    .getByRole('option', { name: /harbour\.html/ })
    .click()
  await expect(dialog.getByLabel('Source', { exact: true })).toHaveValue('Harbour Daily')
  await expect(dialog.getByLabel('Date')).toHaveValue('2 Mar 2025')
  await looksRight(page)
  const parts = dialog.getByRole('listbox', { name: /^Text, part by part/ })
  await expect(parts.getByRole('option', { selected: false })).toHaveCount(2)
  await parts.focus()
  await page.keyboard.press('n')
  await page.keyboard.press('Space')
  await expect(parts.getByRole('option', { selected: false })).toHaveCount(1)
  await page.keyboard.press('Space')
  await dialog.getByLabel('Title').fill('The harbour reopens')
  await page.keyboard.press('Control+Enter')
  await expect(dialog).toBeHidden()
  await expect(articles(page).getByRole('option')).toHaveCount(10)

  await page.keyboard.press('Control+z')
  await expect(articles(page).getByRole('option')).toHaveCount(7)
  await page.keyboard.press('Control+Shift+z')
  await expect(articles(page).getByRole('option')).toHaveCount(10)
  await articles(page)
    .getByRole('option', { name: /^The harbour reopens/ })
    .click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Remove…' }).click()
  await expect(page.getByRole('dialog')).toContainText('Nothing has been marked in it.')
  await page.getByRole('button', { name: 'Remove the article' }).click()
  await expect(articles(page).getByRole('option')).toHaveCount(9)
})

test('an article is pasted, and known again in another encoding', async ({ workbench }) => {
  const { page } = workbench
  await expect(articles(page).getByRole('option')).toHaveCount(7)
  await page.keyboard.press('Control+i')
  const dialog = page.getByRole('dialog', { name: 'Add articles' })
  await looksRight(page)
  await dialog.getByLabel('Or paste an article').evaluate((field, text) => {
    const clipboard = new DataTransfer()
    clipboard.setData('text/plain', text)
    clipboard.setData('text/html', `<h1>Harbour reopens</h1><p>${text}</p>`)
    field.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }),
    )
  }, lead)
  await expect(dialog.getByLabel('Title')).toHaveValue('Harbour reopens')
  await dialog.getByRole('button', { name: 'Add 1 article' }).click()
  await expect(articles(page).getByRole('option')).toHaveCount(8)

  await dropFiles(page, [
    { name: 'harbour.txt', bytes: [...Buffer.from(`\ufeffHarbour reopens\r\n\r\n${lead}\r\n`, 'utf16le')] },
  ])
  await expect(dialog.getByText(/^The very same text is in the project as “Harbour reopens”/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Open it' }).click()
  await expect(articles(page).getByRole('option', { name: /^Harbour reopens/, selected: true })).toBeVisible()
})

test('details are corrected by keyboard, and the list is filtered and ordered', async ({ workbench }) => {
  const { page } = workbench
  await articles(page).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Control+Enter')
  const details = page.getByRole('dialog', { name: 'Article details' })
  await details.getByLabel('Source', { exact: true }).fill('Another Wire')
  await details.getByLabel('Date').fill('March 2025')
  await details.getByLabel('Byline').focus()
  await looksRight(page)
  await page.keyboard.press('Escape')
  await expect(articles(page).getByRole('option').first()).toContainText('Another Wire')
  await expect(articles(page).getByRole('option').first()).toContainText('Mar 2025')

  await page.getByLabel('Filter by title or source').fill('Another')
  await expect(articles(page).getByRole('option')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(articles(page).getByRole('option')).toHaveCount(7)
  await page.getByRole('button', { name: 'Order and status' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'By title' }).click()
  const titles = await articles(page).getByRole('option').locator('p:first-child').allTextContents()
  expect(titles).toEqual(titles.toSorted((a, b) => a.localeCompare(b)))
})

test('a page that takes for ever is taken off the list, and the next is read at once', async ({
  workbench,
}) => {
  const { page } = workbench
  await expect(articles(page).getByRole('option')).toHaveCount(7)
  await page.evaluate(
    ([paragraph, next]) => {
      const slow = `<html><body>${'<div>'.repeat(250)}${paragraph.repeat(99_000)}${'</div>'.repeat(250)}</body></html>`
      const carried = new DataTransfer()
      carried.items.add(new File([slow], 'slow.html'))
      carried.items.add(new File([next], 'harbour.html'))
      const drop = { dataTransfer: carried, bubbles: true, cancelable: true }
      for (const type of ['dragenter', 'dragover', 'drop']) window.dispatchEvent(new DragEvent(type, drop))
    },
    [`<p>${lead}</p>`, page1] as const,
  )
  const dialog = page.getByRole('dialog', { name: 'Add articles' })
  await expect(dialog.getByText('slow.html is being read…')).toBeVisible()
  // The window answers meanwhile.
  await onList(page)
    .getByRole('option', { name: /harbour\.html/ })
    .click()
  await expect(dialog.getByText('harbour.html is being read…')).toBeVisible()
  await onList(page)
    .getByRole('option', { name: /slow\.html/ })
    .click()
  await page.keyboard.press('Delete')
  await expect(onList(page).getByRole('option')).toHaveCount(1)
  // That the reading is ended at once, and not waited for, is in readers.test.ts.
  await expect(dialog.getByRole('button', { name: 'Add 1 article' })).toBeEnabled()
})
