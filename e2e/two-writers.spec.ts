import { join } from 'node:path'
import { onDisk } from './in-text'
import { expect, test } from './workbench'

/* A second workbench on the same project: it reads, says who writes, and can have the project when it is free. */
test('one window writes, another reads and says why, and may write once the first has gone', async ({
  workbench,
}) => {
  const { page } = workbench
  await expect(page.getByRole('contentinfo')).toContainText('29 claims')
  const other = await workbench.another('sample.claimbench.json')
  const second = other.page
  const takeOver = second.getByRole('button', { name: 'Take over…' })
  await expect(takeOver).toBeVisible()
  await expect(second.getByText(/is open in another window on this computer/)).toBeVisible()

  await takeOver.click()
  await second.getByRole('dialog').getByRole('button', { name: 'Take over' }).click()
  await expect(takeOver).toBeHidden()
  // The first does nothing, and learns of it all the same.
  await expect(page.getByRole('button', { name: 'Take over…' })).toBeVisible()
  await expect(page.getByText(/has been taken over by .+ in another window on this computer/)).toBeVisible()
  await second.getByRole('button', { name: 'Scheme' }).click()
  await second.getByRole('button', { name: 'Add label' }).click()
  await expect(second.getByRole('option', { name: /New label/ })).toBeVisible()
  await onDisk(second)

  await other.end()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('button', { name: 'Take over…' })).toBeHidden()
  await page.getByRole('button', { name: 'Scheme' }).click()
  await expect(page.getByRole('option', { name: /New label/ })).toBeVisible()
})

test('who may only read makes a copy, and goes on in it while the first goes on in the original', async ({
  workbench,
}) => {
  const { page, folder } = workbench
  await expect(page.getByRole('contentinfo')).toContainText('29 claims')
  const other = await workbench.another('sample.claimbench.json')
  const second = other.page
  await second.getByRole('button', { name: 'Open a copy…' }).click()
  const dialog = second.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Save and open' }).click()
  // While the copy is being written and opened the window may show that, and the original between the two.
  await expect(second.getByRole('banner')).toContainText('sample-copy.claimbench.json')
  await expect(second.getByRole('button', { name: 'Take over…' })).toBeHidden()
  await expect(second.getByRole('contentinfo')).toContainText('29 claims')

  for (const each of [second, page]) {
    await each.getByRole('button', { name: 'Scheme' }).click()
    await each.getByRole('button', { name: 'Add label' }).click()
    await expect(each.getByRole('option', { name: /New label/ })).toHaveCount(1)
    await onDisk(each)
  }
  await other.end()
  await workbench.restart(join(folder, 'sample-copy.claimbench.json'))
  await workbench.page.getByRole('button', { name: 'Scheme' }).click()
  await expect(workbench.page.getByRole('option', { name: /New label/ })).toHaveCount(1)
})
