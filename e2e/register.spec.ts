import { expect, test } from './workbench'

test('entities are merged and split, and every mention of a name is marked', async ({ workbench }) => {
  const { page } = workbench
  await page.getByRole('button', { name: 'Entities' }).click()
  const register = page.getByRole('listbox', { name: 'Entities' })
  await register.getByRole('option', { name: /^Lasova/ }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Lasova')

  const mentions = page.getByRole('listbox', { name: 'Mentions of Lasova' })
  const heading = page.getByRole('heading', { name: /^Mentions/ })
  await expect(heading).toHaveText(/\d/)
  const before = Number(/\d+/.exec((await heading.textContent()) ?? '')?.[0])
  await page.getByRole('button', { name: 'Mark every mention…' }).click()
  const marking = page.getByRole('dialog')
  const wanted = Number(/Mark (\d+) mention/.exec((await marking.textContent()) ?? '')?.[1])
  await marking.getByRole('button', { name: `Mark ${wanted}` }).click()
  await expect(heading).toHaveText(`Mentions ${before + wanted}`)

  await mentions.getByRole('option').first().click()
  await mentions
    .getByRole('option')
    .nth(1)
    .click({ modifiers: ['Control'] })
  await page.getByRole('button', { name: 'Split off 2…' }).click()
  await page.getByLabel('Name of the new entity').fill('Lasova, the river')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Lasova, the river')
  await expect(heading).toHaveText('Mentions 2')

  await page.getByRole('button', { name: 'Merge into…' }).click()
  await page.getByPlaceholder('Merge into which entity?').fill('Lasova')
  const offered = page.getByRole('listbox', { name: 'Merge into which entity?' })
  await offered
    .getByRole('option', { name: /^Lasova [^,]/ })
    .first()
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Merge' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Lasova')
  await expect(heading).toHaveText(`Mentions ${before + wanted}`)
  await expect(page.getByText('Lasova, the river', { exact: true }).first()).toBeVisible()
})
