import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { barOf, clickWords, dragOver, inspectorOf, linkingOf, paneOf, statusOf } from './in-text'
import { expect, test } from './workbench'

/* The same job with the mouse, on the sample: letters are typed only where words are asked for. */

test.use({ contextOptions: { reducedMotion: 'no-preference' } })

test('an analyst does the whole job with the mouse', async ({ workbench }) => {
  const { page, folder } = workbench
  const status = statusOf(page)
  const rail = page.getByRole('navigation', { name: 'Views' })
  const inspector = inspectorOf(page)
  const own = paneOf(page, 1)

  await test.step('1 · the sample explains itself: two articles side by side, a claim in hand', async () => {
    await expect(status).toContainText('29 claims')
    await expect(paneOf(page, 2).locator('.ProseMirror')).toBeVisible()
    await expect(inspector).toContainText('Evidence')
  })

  await test.step('2 · an article is dropped on the window and added', async () => {
    await dropText(
      page,
      'quay.txt',
      'The quay at Varno\n\nUp to 300 boats lay at the quay, the harbour office said.',
    )
    await page.getByRole('button', { name: 'Add 1 article' }).click()
    await expect(page.getByRole('listbox', { name: 'Articles' }).getByRole('option')).toHaveCount(8)
  })

  await test.step('3 · it is opened in the active pane', async () => {
    await page
      .getByRole('listbox', { name: 'Articles' })
      .getByRole('option', { name: /The quay at Varno/ })
      .click()
    await expect(page.getByRole('heading', { name: 'The quay at Varno', level: 1 })).toBeVisible()
  })

  await test.step('4 · words are dragged over and become a claim', async () => {
    await dragOver(own, 'Up to 300 boats')
    await barOf(page)
      .getByRole('button', { name: /Figure/ })
      .click()
    await expect(status).toContainText('30 claims')
    await expect(inspector).toContainText('Up to 300 boats')
    await expect(inspector.getByRole('textbox', { name: 'Figure' })).toHaveValue('300')
    await inspector.getByLabel('In your words').fill('At most 300 boats were at Varno.')
    await inspector.getByLabel('Certainty').click()
    await page.getByRole('option', { name: /estimate/ }).click()
  })

  await test.step('5 · a name becomes a mention of an entity', async () => {
    await dragOver(own, 'harbour office')
    await barOf(page)
      .getByRole('button', { name: /Mention/ })
      .click()
    await page.getByRole('option', { name: /New entity “harbour office”/ }).click()
    await expect(status).toContainText('21 entities')
  })

  await test.step('6 · the claim is linked to one in the other article, followed, and come back from', async () => {
    await clickWords(own, 'Up to 300 boats')
    await inspector.getByRole('button', { name: /^Link/ }).first().click()
    await expect(linkingOf(page)).toBeVisible()
    await clickWords(paneOf(page, 2), 'More than 20 people')
    await page
      .getByTestId('linking-bar')
      .getByRole('button', { name: /context/ })
      .click()
    await expect(status).toContainText('23 links')
    await inspector.getByTitle('Show it in its article').first().click()
    await page.keyboard.press('b')
    await expect(inspector).toContainText('Up to 300 boats')
  })

  await test.step('7 · a label gets another colour', async () => {
    await rail.getByRole('button', { name: 'Scheme' }).click()
    await page.getByRole('radio', { name: 'Teal' }).click()
    await expect(page.getByRole('radio', { name: 'Teal' })).toBeChecked()
  })

  await test.step('8 · it is found again', async () => {
    await page.getByRole('button', { name: /Search, or run a command/ }).click()
    await page.keyboard.type('300 boats')
    await page
      .getByRole('dialog')
      .getByRole('option', { name: /300 boats/ })
      .first()
      .click()
    await expect(inspector).toContainText('Up to 300 boats')
  })

  await test.step('9 · the history says who did what; the last of it is undone', async () => {
    await rail.getByRole('button', { name: 'History' }).click()
    const history = page.getByRole('listbox', { name: /History/ })
    await expect(history.getByRole('option').first()).toContainText('Changed the label')
    await page.getByRole('button', { name: /^Undo: Changed the label/ }).click()
    await expect(history.getByRole('option').first()).toContainText('Undid')
  })

  await test.step('10 · the dataset is exported', async () => {
    await rail.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('button', { name: /^Export dataset/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click()
    await expect(page.getByText('sample.dataset.json').first()).toBeVisible()
    const dataset = JSON.parse(await readFile(join(folder, 'sample.dataset.json'), 'utf8'))
    expect([dataset.articles.length, dataset.claims.length, dataset.links.length]).toEqual([8, 30, 23])
    const made = dataset.claims.at(-1)
    expect(made).toMatchObject({
      wording: 'At most 300 boats were at Varno.',
      certainty: 'estimate',
      quantity: { relation: '<=', value: 300 },
    })
  })
})

async function dropText(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    dropped => {
      const carried = new DataTransfer()
      carried.items.add(new File([dropped.text], dropped.name))
      for (const type of ['dragenter', 'dragover', 'drop'])
        window.dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }))
    },
    { name, text },
  )
}
