import type { Page } from '@playwright/test'
import { sampleIsOpen } from './in-text'
import { expect, test } from './workbench'

/* Lists whose rows are still on their way: the second hundred of the sample’s history is held back. */

/** Holds back the second hundred, until the returned function is called. The page is loaded anew for it. */
async function holdBack(page: Page): Promise<() => void> {
  let release = () => {}
  const held = new Promise<void>(resolve => {
    release = resolve
  })
  await page.routeWebSocket(/\/engine/, window => {
    const engine = window.connectToServer()
    const slow = new Set<number>()
    window.onMessage(message => {
      const { id, method, params } = JSON.parse(String(message))
      if (method === 'history.list' && params.offset >= 100) slow.add(id)
      engine.send(message)
    })
    engine.onMessage(async message => {
      if (slow.has(JSON.parse(String(message)).id)) await held
      window.send(message)
    })
  })
  await page.reload()
  await sampleIsOpen(page)
  return () => release()
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
