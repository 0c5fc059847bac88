import { looksRightInBoth } from './axe'
import { sampleIsOpen } from './in-text'
import { expect, test } from './workbench'

const views = ['Articles', 'Claims', 'Entities', 'Review', 'Agreement', 'History', 'Export', 'Scheme']

for (const some of [views.slice(0, 4), views.slice(4)])
  test(`axe finds nothing serious in ${some.join(', ')}`, async ({ workbench }) => {
    const { page } = workbench
    await sampleIsOpen(page)
    for (const view of some) {
      await page.getByRole('navigation').getByRole('button', { name: view }).click()
      await expect(page.getByRole('main', { name: view })).toBeVisible()
      await looksRightInBoth(page, view)
    }
  })

test('axe finds nothing serious in an entity, the palette and the list of all keys', async ({
  workbench,
}) => {
  const { page } = workbench
  await page.getByRole('navigation').getByRole('button', { name: 'Entities' }).click()
  await page.getByRole('listbox', { name: 'Entities' }).getByRole('option').first().click()
  await expect(page.getByRole('heading', { name: /^Mentions/ })).toBeVisible()
  await looksRightInBoth(page, 'an entity')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('“either as reinforcement”')
  const find = page.getByRole('dialog').getByRole('option', { name: /Joint Staff assessment/ })
  await expect(find.locator('mark')).toHaveText('either as reinforcement')
  await looksRightInBoth(page, 'the palette, with what it has found')
  await find.click()
  await expect(page.getByText('either as reinforcement or to relieve')).toBeInViewport()
  await page.getByRole('button', { name: /All keys/ }).click()
  await expect(page.getByRole('dialog', { name: 'All keys' })).toBeVisible()
  await looksRightInBoth(page, 'all keys')
})
