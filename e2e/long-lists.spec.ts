import type { Page } from '@playwright/test'
import { looksRight } from './axe'
import { failReplies, holdReplies, slowEngine } from './held-replies'
import { paneOf, sampleIsOpen } from './in-text'
import { expect, test } from './workbench'

/* Lists whose rows are still on their way: the second hundred of the sample’s history is held back. */

/** Loads the page anew and holds back the second hundred, until the returned function is called. */
async function holdBack(page: Page): Promise<() => void> {
  const release = await holdReplies(
    page,
    ({ method, params }) => method === 'history.list' && Number(params.offset) >= 100,
  )
  await sampleIsOpen(page)
  return release
}

test('a list stands while rows are fetched, and the keyboard arrives with them', async ({ workbench }) => {
  const { page } = workbench
  await sampleIsOpen(page)
  const release = await holdBack(page)
  await page.keyboard.press('Alt+6')
  const list = page.getByRole('listbox', { name: 'History, newest first' })
  await expect(list.getByRole('option').first()).toContainText(/\S/)
  await list.focus()
  await page.keyboard.press('End')
  const last = list.locator('[aria-posinset="143"]')
  await expect(last).toHaveText('')
  // No more rows are in the page than fit: those that are not here yet have a height.
  expect(await list.getByRole('option').count()).toBeLessThan(40)
  release()
  await expect(last).toContainText('Created the project')
  await expect(list).toHaveAttribute('aria-activedescendant', (await last.getAttribute('id')) ?? '')
})

test('a key that waits for a row is forgotten when another list comes', async ({ workbench }) => {
  const { page } = workbench
  await sampleIsOpen(page)
  const release = await holdBack(page)
  await page.keyboard.press('Alt+6')
  const list = page.getByRole('listbox', { name: 'History, newest first' })
  await expect(list.getByRole('option').first()).toContainText(/\S/)
  await list.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('End')
  await expect(list.locator('[aria-posinset="143"]')).toHaveText('')
  await page.getByRole('combobox', { name: 'By' }).click()
  await page.getByRole('option', { name: 'Analyst A' }).click()
  const fewer = list.locator('[aria-posinset="1"]')
  await expect(fewer).not.toHaveAttribute('aria-setsize', '143')
  release()
  await list.focus()
  await page.keyboard.press('ArrowDown')
  await expect(list.locator('[aria-posinset="2"]')).toHaveAttribute('data-active', 'true')
})

test('keys that are ahead of their list are done when its rows come', async ({ workbench }) => {
  const { page } = workbench
  await sampleIsOpen(page)
  const release = await holdReplies(page, ({ method }) => method === 'articles.list')
  await sampleIsOpen(page)
  await page.keyboard.press('Alt+2')
  await expect(page.getByRole('listbox', { name: 'Claims' }).getByRole('option').first()).toBeVisible()
  // From another view, and nothing is known of the list when it is gone to.
  for (const key of ['g', 'l']) await page.keyboard.press(key)
  const list = page.getByRole('listbox', { name: 'Articles' })
  await expect(list).toBeFocused()
  await expect(list).toHaveAttribute('aria-busy', 'true')
  for (const key of ['Home', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
  await expect(list.getByRole('option')).toHaveCount(0)
  release()
  const second = list.locator('[aria-posinset="2"]')
  await expect(second).toHaveAttribute('data-active', 'true')
  const title = (await second.locator('p').first().textContent()) ?? ''
  await expect(paneOf(page, 1).getByRole('heading', { name: title }).first()).toBeVisible()
})

for (const [view, method, shown] of [
  ['Articles', 'articles.list', 'Articles'],
  ['Claims', 'claims.list', 'Claims'],
  ['Entities', 'entities.list', 'Entities'],
  ['Agreement', 'agreement.sides', 'Cases'],
  ['Agreement', 'agreement.cases', 'Cases'],
] as const)
  test(`${view} says how far it is while ${method} takes long, can be cancelled, and has it when tried again`, async ({
    workbench,
  }, { project }) => {
    // biome-ignore lint/suspicious/noSkippedTests: only the web host's engine speaks through a socket that a test can come between
    test.skip(project.name !== 'web', 'only the web host speaks through a socket')
    const { page } = workbench
    await sampleIsOpen(page)
    const engine = await slowEngine(page, [method])
    await page.reload()
    await sampleIsOpen(page)
    await page.getByRole('button', { name: view, exact: true }).click()
    const underWay = page
      .getByRole('status')
      .filter({ has: page.getByRole('button', { name: 'Cancel' }) })
      .first()
    await expect(underWay).toContainText('Reading…')
    engine.tell('Putting it together', 0.4)
    await expect(underWay).toContainText('Putting it together…')
    await expect(underWay.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '40')
    await looksRight(page)
    await underWay.getByRole('button', { name: 'Cancel' }).click()
    const told = page.getByRole('status').filter({ hasText: 'Reading it was cancelled.' })
    await expect(told).toBeVisible()
    await expect(underWay).toHaveCount(0)
    engine.isQuick()
    await told.getByRole('button', { name: 'Try again' }).click()
    await expect(page.getByRole('listbox', { name: shown }).getByRole('option').first()).toContainText(/\S/)
    await expect(told).toHaveCount(0)
  })

test('a case that takes long says how far it is, and can be cancelled', async ({ workbench }, {
  project,
}) => {
  // biome-ignore lint/suspicious/noSkippedTests: only the web host's engine speaks through a socket that a test can come between
  test.skip(project.name !== 'web', 'only the web host speaks through a socket')
  const { page } = workbench
  await sampleIsOpen(page)
  const engine = await slowEngine(page, ['agreement.case'])
  await page.reload()
  await sampleIsOpen(page)
  await page.getByRole('button', { name: 'Agreement', exact: true }).click()
  await page.getByRole('listbox', { name: 'Cases' }).getByRole('option').first().click()
  // The figures may take long beside it.
  const pane = page.getByRole('status').filter({ hasText: 'Reading…' })
  await pane.getByRole('button', { name: 'Cancel' }).click()
  const told = page.getByRole('status').filter({ hasText: 'Reading it was cancelled.' })
  await expect(told).toBeVisible()
  engine.isQuick()
  await told.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('button', { name: 'Reject' })).toBeVisible()
})

for (const [view, method, shown] of [
  ['Claims', 'claims.list', 'Claims'],
  ['History', 'history.list', 'History, newest first'],
  ['Agreement', 'agreement.sides', 'Cases'],
  ['Agreement', 'agreement.cases', 'Cases'],
] as const)
  test(`${view} says why ${method} could not be read, and has it when tried again`, async ({ workbench }) => {
    const { page } = workbench
    await sampleIsOpen(page)
    const mend = await failReplies(page, 'The disk could not be read.', call => call.method === method)
    await sampleIsOpen(page)
    await page.getByRole('button', { name: view, exact: true }).click()
    const told = page.getByRole('alert').filter({ hasText: 'could not be read. The disk could not be read.' })
    await expect(told).toBeVisible()
    await expect(page.getByText('Reading…', { exact: true })).toHaveCount(0)
    await looksRight(page)
    await told.getByRole('button', { name: 'Try again' }).click()
    await expect(told).toBeVisible()
    mend()
    await told.getByRole('button', { name: 'Try again' }).press('Enter')
    await expect(page.getByRole('listbox', { name: shown }).getByRole('option').first()).toContainText(/\S/)
    await expect(told).toHaveCount(0)
  })
