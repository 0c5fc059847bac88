import { seriousFindings } from './axe'
import { expect, test } from './workbench'

const views = ['Articles', 'Claims', 'Entities', 'Review', 'Agreement', 'History', 'Export', 'Scheme']

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing serious on any view, ${theme}`, async ({ workbench }) => {
    test.slow()
    const { page } = workbench
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    for (const view of views) {
      await page.getByRole('navigation').getByRole('button', { name: view }).click()
      await expect(page.getByRole('main', { name: view })).toBeVisible()
      expect(await seriousFindings(page), view).toEqual([])
    }
    await page.getByRole('navigation').getByRole('button', { name: 'Entities' }).click()
    await page.getByRole('listbox', { name: 'Entities' }).getByRole('option').first().click()
    await expect(page.getByRole('heading', { name: /^Mentions/ })).toBeVisible()
    expect(await seriousFindings(page), 'an entity').toEqual([])
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await seriousFindings(page), 'the palette').toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /All keys/ }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await seriousFindings(page), 'all keys').toEqual([])
  })
}
