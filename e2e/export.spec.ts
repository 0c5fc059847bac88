import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { root } from '../scripts/hosts.mjs'
import { expect, test } from './workbench'

test('the dataset is exported, fits its published schema, and is read back into an equal project', async ({
  workbench,
}) => {
  const { page, folder } = workbench
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await page.getByRole('button', { name: /^Export dataset/ }).click()
  const dialog = page.getByRole('dialog', { name: 'Export the dataset' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('taken-away')
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Written' })).toContainText('taken-away.json')

  const dataset = JSON.parse(await readFile(join(folder, 'taken-away.json'), 'utf8'))
  const schema = JSON.parse(await readFile(join(root, 'docs/dataset.schema.json'), 'utf8'))
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(schema)
  expect(validate(dataset), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true)

  await page.getByRole('button', { name: 'Read a dataset…' }).click()
  const reading = page.getByRole('dialog', { name: 'Read a dataset' })
  await reading.getByRole('option', { name: /taken-away\.json/ }).click()
  await reading.getByRole('button', { name: 'Read', exact: true }).click()
  const keeping = page.getByRole('dialog', { name: 'Where to keep the project' })
  await keeping.getByRole('textbox', { name: 'Name' }).fill('again')
  await keeping.getByRole('button', { name: 'Make the project' }).click()
  await expect(page.getByText('again.claimbench.json')).toBeVisible()

  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await page.getByRole('button', { name: /^Export dataset/ }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('second')
  await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Written' })).toContainText('second.json')
  const second = JSON.parse(await readFile(join(folder, 'second.json'), 'utf8'))
  expect({ ...second, exportedAt: '' }).toEqual({ ...dataset, exportedAt: '' })
})
