import { failReplies } from './held-replies'
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
