import { expect, test } from './workbench'

test.describe('a narrow window', () => {
  test('brings the articles and the inspector back when they are asked for', async ({ workbench }) => {
    const { page } = workbench
    const list = page.locator('#library')
    const inspector = page.locator('#inspector')
    await expect(page.locator('[data-pane="2"]')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Show the articles' })).toBeHidden()

    await page.setViewportSize({ width: 960, height: 700 })
    await expect(list).toBeHidden()
    await page.getByRole('button', { name: 'Show the articles' }).click()
    await expect(list).toBeVisible()
    await expect(inspector).toBeHidden()
    await page.getByRole('button', { name: 'Hide the articles' }).click()
    await expect(list).toBeHidden()
    await expect(inspector).toBeVisible()

    await page.setViewportSize({ width: 640, height: 700 })
    await expect(inspector).toBeHidden()
    await page.getByRole('button', { name: 'Show the inspector' }).click()
    await expect(inspector).toBeVisible()
    await expect(page.locator('[data-pane]').filter({ visible: true })).toHaveCount(1)
  })
})
