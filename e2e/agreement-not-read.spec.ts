import { failReplies, slowEngine } from './held-replies'
import { sampleIsOpen } from './in-text'
import { expect, test } from './workbench'

/* Agreement, of which a part could not be read: that part says so, and what is there stays. */

test.beforeEach(({ workbench }, { project }) => {
  // biome-ignore lint/suspicious/noSkippedTests: only what the web host answers can be made to fail
  test.skip(project.name !== 'web', 'only what the web host answers can be made to fail')
  void workbench
})

test('how far adjudication is says why it could not be read, and is there when tried again', async ({
  workbench: { page },
}) => {
  const mend = await failReplies(
    page,
    'The disk could not be read.',
    ({ method }) => method === 'adjudication.progress',
  )
  await sampleIsOpen(page)
  await page.getByRole('button', { name: 'Agreement', exact: true }).click()
  const told = page.getByRole('alert').filter({ hasText: 'How far adjudication is could not be read.' })
  await expect(told).toBeVisible()
  await expect(page.getByRole('region', { name: 'Gold standard' })).toBeHidden()
  // The figures stand above it: a click while they come would miss.
  await expect(page.getByRole('table', { name: 'All annotators' })).toBeVisible()
  mend()
  await told.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('region', { name: 'Gold standard' })).toBeVisible()
  await expect(told).toHaveCount(0)
})

test('figures that are there stay beside the word that they could not be worked out anew', async ({
  workbench: { page },
}) => {
  let fails = false
  await failReplies(
    page,
    'The disk could not be read.',
    ({ method }) => fails && method === 'agreement.report',
  )
  await sampleIsOpen(page)
  await page.getByRole('button', { name: 'Agreement', exact: true }).click()
  const figures = page.getByRole('table', { name: 'All annotators' })
  await expect(figures).toBeVisible()
  fails = true
  await page.keyboard.press('Control+z')
  const told = page.getByRole('alert').filter({ hasText: 'How far they agree could not be read.' })
  await expect(told).toBeVisible()
  await expect(figures).toBeVisible()
  fails = false
  await told.getByRole('button', { name: 'Try again' }).click()
  await expect(told).toHaveCount(0)
  await expect(figures).toBeVisible()
})

test('how far adjudication is can be cancelled alone: it is not said to have failed, and the cases stay', async ({
  workbench: { page },
}) => {
  const engine = await slowEngine(page, ['adjudication.progress'])
  await page.reload()
  await sampleIsOpen(page)
  await page.getByRole('button', { name: 'Agreement', exact: true }).click()
  const cases = page.getByRole('listbox', { name: 'Cases' }).getByRole('option')
  await expect(cases.first()).toContainText(/\S/)
  const side = page.getByRole('region', { name: 'Agreement and progress' })
  await expect(side.getByRole('table').first()).toBeVisible()
  await side.getByRole('status').getByRole('button', { name: 'Cancel' }).click()
  const told = side.getByRole('status').filter({ hasText: 'Reading it was cancelled.' })
  await expect(told).toBeVisible()
  await expect(told).not.toContainText('could not be read')
  await expect(cases.first()).toContainText(/\S/)
  engine.isQuick()
  await told.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('region', { name: 'Gold standard' })).toBeVisible()
  await expect(told).toHaveCount(0)
})
