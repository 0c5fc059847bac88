import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
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
})

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious while marking and linking, ${theme}`, async ({ workbench }) => {
    test.slow()
    const { page } = workbench
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await inspectorOf(page).getByRole('button', { name: 'Correct the link' }).first().click()
    expect(await seriousFindings(page), 'an open link').toEqual([])
    await dragOver(paneOf(page, 1), 'parliament')
    await expect(barOf(page)).toBeVisible()
    expect(await seriousFindings(page), 'the selection bar').toEqual([])
    await page.keyboard.press('e')
    await page.getByRole('option', { name: /New entity/ }).click()
    await expect(inspectorOf(page)).toContainText('Mark every mention')
    expect(await seriousFindings(page), 'a mention').toEqual([])
    await clickWords(paneOf(page, 1), 'Over 1,100')
    await page.keyboard.press('l')
    await dragOver(paneOf(page, 2), 'An advance party')
    await expect(linkingOf(page)).toContainText('An advance party')
    expect(await seriousFindings(page), 'linking').toEqual([])
    await page.keyboard.press('s')
    await expect(statusOf(page)).toContainText('23 links')
    await page.keyboard.press('Alt+2')
    await expect(page.getByRole('listbox', { name: 'Claims' }).getByRole('option').first()).toBeVisible()
    await page.keyboard.press('Control+a')
    await expect(page.getByText('29 chosen')).toBeVisible()
    expect(await seriousFindings(page), 'chosen claims').toEqual([])
  })
}

/** What axe finds serious or worse, as one line each. */
async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} (${nodes.length})`)
}
