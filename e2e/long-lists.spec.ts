import { sampleIsOpen } from './in-text'
import { expect, test } from './workbench'

/* A list whose rows are still on their way: the second hundred of the sample’s history is held back. */
test('a list stands while rows are fetched, and the keyboard arrives with them', async ({ workbench }) => {
  const { page } = workbench
  await sampleIsOpen(page)
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
