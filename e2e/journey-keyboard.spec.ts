import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { writeArticles } from './sources'
import { expect, test } from './workbench'

/*
 * The main job from an empty machine to an exported dataset, without touching the mouse: steps 1 to 10 of what an
 * analyst does. No clicks, no focus() from outside: only keys.
 */
// biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
test.use({ begin: async ({}, use) => use(async () => undefined) })
test.use({ contextOptions: { reducedMotion: 'no-preference' } })

test('an analyst does the whole job with the keyboard', async ({ workbench }) => {
  const { folder } = workbench
  let { page } = workbench
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const type = (words: string) => page.keyboard.type(words)
  const status = page.getByRole('contentinfo')
  await writeArticles(folder)

  await test.step('1 · a fresh machine shows the sample; a new project is made', async () => {
    await expect(page.getByText('The Kelm deployment')).toBeVisible()
    await press('Control+Alt+n')
    await type('Kelm crossings')
    await press('Enter')
    const where = page.getByRole('dialog', { name: 'Where to keep the project' })
    await expect(where.getByRole('option', { name: /ferry|config/ }).first()).toBeVisible()
    await expect(where.getByRole('textbox', { name: 'Name' })).toBeFocused()
    await press('Enter')
    await expect(page.getByRole('heading', { name: 'Kelm crossings', level: 1 })).toBeVisible()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('2 · articles are added from disk, several at once', async () => {
    await press('Control+i')
    await expect(page.getByRole('dialog', { name: 'Add articles' })).toBeVisible()
    await press('Enter')
    const dialog = page.getByRole('dialog', { name: /Choose|Add articles/ }).last()
    await expect(dialog.getByRole('option', { name: /ferry\.txt/ })).toBeVisible()
    await press('Control+a', 'Enter')
    await expect(page.getByRole('button', { name: 'Add 3 articles' })).toBeVisible()
    await press('Control+Enter')
    await expect(page.getByRole('listbox', { name: 'Articles' }).getByRole('option')).toHaveCount(3)
  })

  await test.step('3 · one is read', async () => {
    await press('g', 'l', 'Home', 'Enter')
    await expect(
      page.getByTestId('pane-1').getByRole('heading', { name: 'Ferry traffic doubles' }),
    ).toBeVisible()
  })

  await test.step('4 · claims are marked by sentence, by word, in parts, and described', async () => {
    await focusText(page)
    await walkTo(page, 'About 4,000 people crossed')
    await press('2')
    await expect(status).toContainText('1 claim')
    await press('i')
    await expect(page.getByLabel('In your words')).toBeFocused()
    await type('Some 4,000 people crossed in March.')
    await press('Control+Enter')
    await expect(page.locator('.ProseMirror:focus')).toHaveCount(1)
    await walkTo(page, 'About 4,000 people crossed')
    await press('Shift+ArrowLeft', 'Shift+ArrowLeft', '1')
    await expect(status).toContainText('2 claims')
    await walkTo(page, 'The harbour office, which')
    await press('Shift+ArrowLeft', 'Shift+ArrowLeft', '+')
    await walkTo(page, 'No boats were lost')
    await press('5')
    await expect(status).toContainText('3 claims')
    await expect(page.getByRole('region', { name: 'Inspector' })).toContainText(
      /has counted every.*No boats were lost/s,
    )
  })

  await test.step('5 · a mention is linked to a new entity, and all others of the name with it', async () => {
    await press('Escape')
    await walkTo(page, 'Varno lies')
    for (let word = 0; word < 12; word++) {
      if ((await selectedWords(page)).trim() === 'Varno') break
      await press('Shift+ArrowLeft')
    }
    expect((await selectedWords(page)).trim()).toBe('Varno')
    await press('e')
    await expect(page.getByPlaceholder('Which entity? Type a name')).toHaveValue('Varno')
    await press('Enter')
    await expect(status).toContainText('1 entit')
    await press('Shift+M')
    await expect(page.getByText(/more mentions? marked/).first()).toBeVisible()
  })

  await test.step('6 · a claim is linked to words in another article, and the link is followed and come back from', async () => {
    await focusText(page)
    await press('Escape', 'Escape')
    await walkTo(page, 'About 4,000 people crossed')
    await press('Tab')
    await press('o')
    await expect(page.getByRole('dialog')).toBeVisible()
    await type('count')
    await press('Enter')
    await expect(
      page.getByTestId('pane-2').getByRole('heading', { name: 'The count is disputed' }),
    ).toBeVisible()
    await press('F6')
    await press('n')
    await press('l')
    await expect(page.getByTestId('linking-bar')).toBeVisible()
    await walkTo(page, 'only 1,100 crossed')
    await press('x')
    await expect(status).toContainText('1 link')
    await press('f')
    await expect(
      page.getByTestId('pane-2').getByRole('heading', { name: 'The count is disputed' }),
    ).toBeVisible()
    await press('b')
    await expect(page.getByRole('region', { name: 'Inspector' })).toContainText('contradicts')
  })

  await test.step('7 · the scheme is changed', async () => {
    await press('Alt+8')
    await expect(page.getByRole('heading', { name: 'Annotation scheme' })).toBeVisible()
    await press('Control+k')
    await type('add label')
    await press('Enter')
    await expect(page.getByRole('option', { name: /New label/ })).toBeVisible()
  })

  await test.step('8 · anything is found', async () => {
    await press('Control+k')
    await type('disputed')
    await expect(
      page
        .getByRole('dialog')
        .getByRole('option', { name: /The count is disputed/ })
        .first(),
    ).toBeVisible()
    await press('Escape')
    await press('?')
    await expect(page.getByRole('dialog', { name: 'All keys' })).toContainText('Mark as Figure')
    await press('Escape')
  })

  await test.step('9 · everything is undone and redone, after a restart too', async () => {
    await press('Control+z')
    await expect(page.getByRole('option', { name: /New label/ })).toBeHidden()
    page = await workbench.restart(join(folder, 'kelm-crossings.claimbench.json'))
    await expect(page.getByRole('contentinfo')).toContainText('3 claims')
    await press('Alt+1')
    await press('Control+z')
    await expect(page.getByRole('contentinfo')).toContainText('0 links')
    await press('Control+Shift+z')
    await expect(page.getByRole('contentinfo')).toContainText('1 link')
    await press('Alt+6')
    await expect(
      page
        .getByRole('listbox', { name: /History/ })
        .getByRole('option')
        .first(),
    ).toContainText('Redid')
  })

  await test.step('10 · the dataset is exported', async () => {
    await press('Control+e')
    await expect(page.getByRole('dialog', { name: 'Export the dataset' })).toBeVisible()
    await press('Enter')
    await expect(page.getByText('kelm-crossings.dataset.json').first()).toBeVisible()
    const dataset = JSON.parse(await readFile(join(folder, 'kelm-crossings.dataset.json'), 'utf8'))
    expect([dataset.claims.length, dataset.entities.length, dataset.links.length]).toEqual([3, 1, 1])
    const texts = new Map(dataset.articles.map((one: { id: string; text: string }) => [one.id, one.text]))
    for (const claim of dataset.claims) {
      for (const span of claim.spans) {
        expect([...String(texts.get(claim.article))].slice(span.start, span.end).join('')).toBe(span.quote)
      }
    }
  })
})

/** Puts the keyboard into the text, by its own command. */
async function focusText(page: Page): Promise<void> {
  await page.keyboard.press('Control+1')
  await expect(page.locator('.ProseMirror:focus')).toHaveCount(1)
}

/**
 * Walks from sentence to sentence until the one with these words is selected. In the first moment after the editor has
 * got the keyboard it puts the caret back where it had it, sooner than anybody can press the next key.
 */
async function walkTo(page: Page, words: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Control+Home')
    expect(await caretStaysAtTheTop(page)).toBe(true)
  }).toPass()
  for (let sentence = 0; sentence < 40; sentence++) {
    await page.keyboard.press('ArrowDown')
    if ((await selectedWords(page)).includes(words)) return
  }
  throw new Error(`no sentence with “${words}”`)
}

/** Whether the caret is before all words, two frames on. */
const caretStaysAtTheTop = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<boolean>(told => {
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            const { anchorNode, anchorOffset, isCollapsed } = getSelection() as Selection
            const before = document.createRange()
            before.selectNodeContents(document.activeElement as Element)
            if (anchorNode) before.setEnd(anchorNode, anchorOffset)
            told(isCollapsed && before.toString() === '')
          }),
        )
      }),
  )

const selectedWords = (page: Page) => page.evaluate(() => String(getSelection()))
