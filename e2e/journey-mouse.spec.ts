import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './workbench'

/* The same job with the mouse, on the sample: letters are typed only where words are asked for. */

test('an analyst does the whole job with the mouse', async ({ workbench }) => {
  test.setTimeout(150_000)
  const { page, folder } = workbench
  const status = page.getByRole('contentinfo')
  const rail = page.getByRole('navigation', { name: 'Views' })
  const inspector = page.getByRole('region', { name: 'Inspector' })

  await test.step('1 · the sample explains itself: two articles side by side, a claim in hand', async () => {
    await expect(status).toContainText('29 claims')
    await expect(page.getByTestId('pane-2').locator('.ProseMirror')).toBeVisible()
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
    await dragOver(page, 'Up to 300 boats')
    await page
      .getByRole('toolbar', { name: 'Mark the selection' })
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
    await dragOver(page, 'harbour office')
    await page
      .getByRole('toolbar', { name: 'Mark the selection' })
      .getByRole('button', { name: /Mention/ })
      .click()
    await page.getByRole('option', { name: /New entity “harbour office”/ }).click()
    await expect(status).toContainText('21 entities')
  })

  await test.step('6 · the claim is linked to one in the other article, followed, and come back from', async () => {
    await clickWords(page, 'Up to 300 boats')
    await inspector.getByRole('button', { name: /^Link/ }).first().click()
    await expect(page.getByTestId('linking-bar')).toBeVisible()
    const other = page.locator('[data-pane]', {
      hasNot: page.getByRole('heading', { name: 'The quay at Varno' }),
    })
    await clickWords(page, 'More than 20 people', other)
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
    await page.getByRole('radio', { name: 'Teal' }).check()
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

/** Where words stand in the window: the boxes of their first place in the text. */
async function placeOf(page: Page, words: string, inside?: ReturnType<Page['locator']>) {
  const texts = (inside ?? page.locator('[data-pane]')).locator('.ProseMirror')
  for (const text of await texts.all()) {
    const box = await text.evaluate((element, wanted) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const at = node.textContent?.indexOf(wanted) ?? -1
        if (at < 0) continue
        node.parentElement?.scrollIntoView({ block: 'center' })
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + wanted.length)
        const boxes = [...range.getClientRects()]
        const first = boxes[0]
        const last = boxes.at(-1)
        if (first && last)
          return {
            from: [first.left + 1, first.top + first.height / 2],
            to: [last.right - 1, last.top + last.height / 2],
          } as const
      }
      return null
    }, words)
    if (box) return box
  }
  throw new Error(`“${words}” is not in the window`)
}

async function dragOver(page: Page, words: string): Promise<void> {
  const { from, to } = await placeOf(page, words)
  await page.mouse.move(from[0], from[1])
  await page.mouse.down()
  await page.mouse.move(to[0], to[1], { steps: 8 })
  await page.mouse.up()
}

async function clickWords(page: Page, words: string, inside?: ReturnType<Page['locator']>): Promise<void> {
  const { from } = await placeOf(page, words, inside)
  await page.mouse.click(from[0] + 6, from[1])
}

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
