import type { Page } from '@playwright/test'
import { looksRightInBoth } from './axe'
import {
  barOf,
  clickWords,
  dragOver,
  inspectorOf,
  linkingOf,
  paneOf,
  quoteIn,
  sampleIsOpen,
  statusOf,
} from './in-text'
import { expect, test } from './workbench'

/* The list of all claims, and what axe says of the states that annotating goes through. */

test.beforeEach(({ workbench }) => sampleIsOpen(workbench.page))

test.describe('the list of claims', () => {
  test('is filtered, with numbers, and says when nothing is left', async ({ workbench }) => {
    const { page } = workbench
    await page.keyboard.press('Alt+2')
    const list = page.getByRole('listbox', { name: 'Claims' })
    await expect(list.getByRole('option').first()).toBeVisible()
    await page.getByRole('button', { name: 'Label', exact: true }).click()
    const denials = page.getByRole('checkbox', { name: /Denial/ })
    await expect(page.getByText('Denial5')).toBeVisible()
    await denials.check()
    await page.keyboard.press('Escape')
    await expect(list.getByRole('option')).toHaveCount(5)
    await page.getByRole('searchbox', { name: /Filter by words/ }).fill('no such words')
    await expect(page.getByText('No claim fits these filters.')).toBeVisible()
    await page.getByRole('button', { name: 'Show all claims' }).click()
    await expect(page.getByRole('heading', { name: 'Claims 29' })).toBeVisible()
  })

  test('says in a narrow window where a claim stands as far as there is room, and ends it in dots', async ({
    workbench,
  }) => {
    const { page } = workbench
    await page.setViewportSize({ width: 820, height: 700 })
    await page.keyboard.press('Alt+2')
    const list = page.getByRole('listbox', { name: 'Claims' })
    await expect(list.getByRole('option').first()).toBeVisible()
    const reach = await list.locator('p > span').evaluateAll(parts =>
      parts.map(part => {
        const line = part.parentElement?.getBoundingClientRect().right ?? 0
        return {
          cut: part.scrollWidth > part.clientWidth,
          beyond: part.getBoundingClientRect().right > line + 1,
        }
      }),
    )
    expect(reach.filter(({ beyond }) => beyond)).toEqual([])
    // Some of it has no room.
    expect(reach.some(({ cut }) => cut)).toBe(true)
  })

  test('several are labelled as one step, and one is opened in its article', async ({ workbench }) => {
    const { page } = workbench
    await page.keyboard.press('Alt+2')
    const rows = page.getByRole('listbox', { name: 'Claims' }).getByRole('option')
    await expect(rows.first()).toBeVisible()
    for (const key of ['Home', 'Shift+ArrowDown', 'Shift+ArrowDown']) await page.keyboard.press(key)
    await expect(page.getByText('3 chosen')).toBeVisible()
    await page.keyboard.press('4')
    await expect(rows.nth(0)).toContainText('Forecast')
    await expect(rows.nth(2)).toContainText('Forecast')
    await page.keyboard.press('Control+z')
    await expect(rows.nth(0)).toContainText('Figure')
    await expect(rows.nth(2)).toContainText('Denial')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: /Northern ally readies/, level: 1 })).toBeVisible()
    await expect(quoteIn(page)).toContainText('This is an invention')
  })

  test('a key acts on the claim that is shown, wherever its row has gone', async ({ workbench }) => {
    const { page } = workbench
    await page.keyboard.press('Alt+2')
    const rows = page.getByRole('listbox', { name: 'Claims' }).getByRole('option')
    await expect(rows.first()).toBeVisible()
    await page.getByRole('combobox', { name: 'Order' }).click()
    await page.getByRole('option', { name: 'By label' }).click()
    await rows.nth(1).click()
    const words = (await rows.nth(1).locator('p').first().textContent()) ?? ''
    const active = page.locator('[role=option][data-active=true]')
    const label = (await rows.nth(1).locator('p').nth(1).locator('span').first().textContent()) ?? ''
    const before = await countsByLabel(page)
    await rows.nth(1).click()
    await page.keyboard.press('5')
    await expect(active).toContainText(words)
    await expect(rows.nth(1)).not.toContainText(words)
    await page.keyboard.press('4')
    await expect(active).toContainText(words)
    await expect(active).toContainText('Forecast')
    await page.keyboard.press('Delete')
    const dialog = page.getByRole('dialog', { name: 'Delete this claim?' })
    await expect(dialog).toContainText(words.replace(/[“”"]/g, '').slice(0, 20))
    await expect(dialog).toContainText(/evidence links? go/)
    await dialog.getByRole('button', { name: 'Delete' }).click()
    await expect(page.getByRole('heading', { name: 'Claims 28' })).toBeVisible()
    expect(before[label]).toBeGreaterThan(0)
    await expect.poll(() => countsByLabel(page)).toEqual({ ...before, [label]: (before[label] ?? 0) - 1 })
  })

  test('a claim picked in its article is the active one', async ({ workbench }) => {
    const { page } = workbench
    await clickWords(paneOf(page, 1), 'Over 1,100')
    await page.keyboard.press('Alt+2')
    const active = page.locator('[role=option][data-active=true]')
    await expect(active).toContainText('1,100')
    await page.keyboard.press('4')
    await expect(active).toContainText('Forecast')
    await expect(active).toContainText('1,100')
  })

  test('Space chooses several; arrows keep them, another filter and a click do not', async ({
    workbench,
  }) => {
    const { page } = workbench
    await page.keyboard.press('Alt+2')
    const list = page.getByRole('listbox', { name: 'Claims' })
    const rows = list.getByRole('option')
    await expect(rows.first()).toBeVisible()
    for (const key of ['Home', 'Space', 'ArrowDown', 'ArrowDown', 'Space']) await page.keyboard.press(key)
    await expect(page.getByText('2 chosen')).toBeVisible()
    await page.keyboard.press('ArrowDown')
    await expect(page.getByText('2 chosen')).toBeVisible()
    await expect(rows.nth(0)).toHaveAttribute('aria-selected', 'true')
    await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'false')
    await expect(rows.nth(2)).toHaveAttribute('aria-selected', 'true')
    await page.getByRole('searchbox', { name: /Filter by words/ }).fill('no such words')
    await expect(page.getByText('No claim fits these filters.')).toBeVisible()
    await expect(page.getByText('2 chosen')).toBeHidden()
    await page.getByRole('button', { name: 'Show all claims' }).click()
    await expect(rows.first()).toBeVisible()
    await expect(page.getByText(/\d chosen/)).toBeHidden()
    await rows.nth(0).click()
    await page.keyboard.press('Space')
    await expect(page.getByText('1 chosen')).toBeVisible()
    await rows.nth(3).click()
    await expect(page.getByText(/\d chosen/)).toBeHidden()
  })
})

test('axe finds nothing serious while marking and linking', async ({ workbench }) => {
  const { page } = workbench
  await inspectorOf(page).getByRole('button', { name: 'Correct the link' }).first().click()
  await looksRightInBoth(page, 'an open link')
  await dragOver(paneOf(page, 1), 'parliament')
  await expect(barOf(page)).toBeVisible()
  await looksRightInBoth(page, 'the selection bar')
  await page.keyboard.press('e')
  await page.getByRole('option', { name: /New entity/ }).click()
  await expect(inspectorOf(page)).toContainText('Mark every mention')
  await looksRightInBoth(page, 'a mention')
  await clickWords(paneOf(page, 1), 'Over 1,100')
  await page.keyboard.press('l')
  await dragOver(paneOf(page, 2), 'An advance party')
  await expect(linkingOf(page)).toContainText('An advance party')
  await looksRightInBoth(page, 'linking')
  await page.keyboard.press('s')
  await expect(statusOf(page)).toContainText('23 links')
  await page.keyboard.press('Alt+2')
  await expect(page.getByRole('listbox', { name: 'Claims' }).getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Control+a')
  await expect(page.getByText('29 chosen')).toBeVisible()
  await looksRightInBoth(page, 'chosen claims')
})

/** How many claims have each label, as the filter's menu tells. */
async function countsByLabel(page: Page): Promise<Record<string, number>> {
  await page.getByRole('button', { name: 'Label', exact: true }).click()
  const options = page.getByRole('dialog', { name: 'Filter by label' }).locator('label')
  await expect(options.last()).toContainText(/\d$/)
  const words = await options.allTextContents()
  await page.keyboard.press('Escape')
  await expect(options).toHaveCount(0)
  return Object.fromEntries(words.map(text => [text.replace(/\d+$/, ''), Number(/\d+$/.exec(text)?.[0])]))
}
