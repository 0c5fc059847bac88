import { looksRight } from './axe'
import { sampleIsOpen } from './in-text'
import { run } from './palette'
import { expect, test } from './workbench'

/* A part of the window whose program cannot be loaded says so, and can be had after all. */

test.beforeEach(({ workbench }, { project }) => {
  // biome-ignore lint/suspicious/noSkippedTests: only what the web host serves can be held back
  test.skip(project.name !== 'web', 'only what the web host serves can be held back')
  void workbench
})

test('a dialog that cannot be loaded says so, is closed by Escape, and is there when tried again', async ({
  workbench,
}) => {
  const { page } = workbench
  let isThere = false
  await page.route(/\/rename-dialog-[^/]*\.js$/, route => (isThere ? route.continue() : route.abort()))
  await page.reload()
  await sampleIsOpen(page)
  await page.getByRole('main').focus()
  await run(page, 'Rename the project…')
  const told = page.getByRole('dialog', { name: 'The question for a title' })
  await expect(told.getByRole('alert')).toContainText('could not be loaded')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('main')).toBeFocused()

  await run(page, 'Rename the project…')
  await expect(told.getByRole('button', { name: 'Try again' })).toBeFocused()
  await looksRight(page)
  isThere = true
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Title' })).toBeFocused()
})

test('a view that cannot be loaded says so, and is there as it should look when tried again', async ({
  workbench,
}) => {
  const { page } = workbench
  let isThere = false
  await page.route(/\/claims-[^/]*\.(js|css)$/, route => (isThere ? route.continue() : route.abort()))
  await page.reload()
  await sampleIsOpen(page)
  await page.keyboard.press('Alt+2')
  const told = page.getByRole('main').getByRole('alert')
  await expect(told).toContainText('The view Claims could not be loaded')
  await looksRight(page)
  // Another view is not in its way, and it is asked for again by whoever comes back.
  await page.keyboard.press('Alt+8')
  await expect(page.getByRole('heading', { name: 'Annotation scheme' })).toBeVisible()
  await page.keyboard.press('Alt+2')
  await expect(told).toBeVisible()
  isThere = true
  const styled = page.waitForResponse(/\/claims-[^/]*\.css$/)
  await told.getByRole('button', { name: 'Try again' }).press('Enter')
  await expect(page.getByRole('listbox', { name: 'Claims' })).toBeFocused()
  expect((await styled).ok()).toBe(true)
})

test('trying again to load a view shows that it is tried, and that it failed again', async ({
  workbench: { page },
}) => {
  let attempts = 0
  let fail = () => {}
  await page.route(/\/claims-[^/]*\.js$/, async route => {
    if (attempts++ > 1)
      await new Promise<void>(resolve => {
        fail = resolve
      })
    await route.abort()
  })
  await page.reload()
  await sampleIsOpen(page)
  await page.keyboard.press('Alt+2')
  const told = page.getByRole('main').getByRole('alert')
  await expect(told).toContainText('The view Claims could not be loaded')
  await expect(told).not.toContainText('tried')
  const tried = attempts
  attempts = 2
  const again = told.getByRole('button', { name: 'Try again' })
  await again.click()
  await expect(again).toHaveAttribute('aria-busy', 'true')
  expect(tried).toBeGreaterThan(0)
  fail()
  await expect(told).toContainText('It was tried 2 times.')
  await expect(again).not.toHaveAttribute('aria-busy', 'true')
})
