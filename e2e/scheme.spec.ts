import { expect, test } from './workbench'

test('a label is renamed, merged and deleted with the number affected shown, and all of it is undone', async ({
  workbench,
}) => {
  const { page } = workbench
  await page.getByRole('button', { name: 'Scheme' }).click()
  const labels = page.getByRole('listbox', { name: 'Labels' })
  await labels.getByRole('option', { name: /Forecast/ }).click()

  await expect(page.getByLabel('Name')).toHaveValue('Forecast')
  await page.getByLabel('Name').fill('Outlook')
  await page.getByLabel('Name').press('Enter')
  await expect(labels.getByRole('option', { name: /Outlook/ })).toBeVisible()

  const used = page.getByText(/^Used by \d+ claims?\.$/)
  const count = Number(/\d+/.exec((await used.textContent()) ?? '')?.[0])
  await page.getByRole('button', { name: 'Merge into…' }).click()
  await page.getByRole('menuitem', { name: 'Fact' }).click()
  const merging = page.getByRole('dialog')
  await expect(merging).toContainText(`${count} claim`)
  await merging.getByRole('button', { name: 'Merge' }).click()
  await expect(labels.getByRole('option')).toHaveCount(4)

  await labels.getByRole('option', { name: /Denial/ }).click()
  await expect(page.getByLabel('Name')).toHaveValue('Denial')
  await page.getByRole('button', { name: 'Delete…' }).click()
  await expect(page.getByRole('dialog')).toContainText(/\d+ claims? will lose it/)
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(labels.getByRole('option')).toHaveCount(3)

  await page.getByRole('heading', { name: 'Annotation scheme' }).click()
  for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z')
  await expect(labels.getByRole('option')).toHaveCount(5)
  await expect(labels.getByRole('option', { name: /Forecast/ })).toBeVisible()
})

test('two labels cannot answer to one key', async ({ workbench }) => {
  const { page } = workbench
  await page.getByRole('button', { name: 'Scheme' }).click()
  await page.getByRole('button', { name: 'Add label' }).click()
  await expect(page.getByLabel('Name')).toHaveValue('New label')
  await page.getByLabel('Key', { exact: true }).fill('1')
  await page.getByLabel('Key', { exact: true }).press('Enter')
  await expect(page.getByText('The key 1 belongs to “Fact” already.', { exact: true })).toBeVisible()
})
