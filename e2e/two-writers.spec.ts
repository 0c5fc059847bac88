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

  await page.getByRole('button', { name: 'Scheme' }).click()
  await page.getByRole('button', { name: 'Add label' }).click()
  await onDisk(page)
  await second.keyboard.press('Alt+6')
  for (const name of [/^Undo/, /^Redo/])
    await expect(second.getByRole('main').getByRole('button', { name })).toBeDisabled()

  await takeOver.click()
  const dialog = second.getByRole('dialog')
  await expect(dialog).toContainText(/from here\?\S+ can then only read it\./)
  const [words, buttons] = await Promise.all([
    dialog.getByText(/can then only read it\./).boundingBox(),
    dialog.getByRole('button', { name: 'Cancel' }).boundingBox(),
  ])
  // A question and its answers, with nothing empty between them.
  expect((buttons?.y ?? 0) - (words?.y ?? 0) - (words?.height ?? 0)).toBeLessThan(40)
  await dialog.getByRole('button', { name: 'Take over' }).click()
  await expect(takeOver).toBeHidden()
  // The first does nothing, and learns of it all the same.
  await expect(page.getByRole('button', { name: 'Take over…' })).toBeVisible()
  await expect(page.getByText(/has been taken over by .+ in another window on this computer/)).toBeVisible()
  await second.getByRole('button', { name: 'Scheme' }).click()
  await second.getByRole('button', { name: 'Add label' }).click()
  await expect(second.getByRole('option', { name: /New label/ })).toHaveCount(2)
  await onDisk(second)

  await other.end()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('button', { name: 'Take over…' })).toBeHidden()
  await page.getByRole('button', { name: 'Scheme' }).click()
  await expect(page.getByRole('option', { name: /New label/ })).toHaveCount(2)
})

test('what is taken over is taken from the one who was shown to have it, and from nobody who came since', async ({
  workbench,
}) => {
  const { folder } = workbench
  await expect(workbench.page.getByRole('contentinfo')).toContainText('29 claims')
  const { page, end } = await workbench.another('sample.claimbench.json')
  await page.getByRole('button', { name: 'Take over…' }).click()
  const sure = page.getByRole('dialog').getByRole('button', { name: 'Take over' })
  await expect(sure).toBeVisible()
  // Who had it leaves it, and comes back to it.
  await workbench.restart(join(folder, 'sample.claimbench.json'))
  await expect(workbench.page.getByRole('contentinfo')).toContainText('29 claims')
  await sure.click()
  await expect(page.getByText(/was not taken over: .+ in the meantime/).first()).toBeVisible()
  await expect(workbench.page.getByRole('button', { name: 'Take over…' })).toHaveCount(0)

  await page.getByRole('button', { name: 'Take over…' }).click()
  await sure.click()
  await expect(page.getByRole('button', { name: 'Take over…' })).toHaveCount(0)
  await expect(workbench.page.getByRole('button', { name: 'Take over…' })).toBeVisible()
  await end()
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
