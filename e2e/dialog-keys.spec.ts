import { expect, test } from './workbench'

/* A dialog whose program is still being loaded has the keys that are pressed meanwhile. */

test('a name typed on at once, while its dialog is loaded, is in its field and is no command', async ({
  workbench,
}, { project }) => {
  // biome-ignore lint/suspicious/noSkippedTests: only what the web host serves can be held back
  test.skip(project.name !== 'web', 'only what the web host serves can be held back')
  const { page } = workbench
  let [asked, release] = [() => {}, () => {}]
  const wanted = new Promise<void>(resolve => {
    asked = resolve
  })
  const typed = new Promise<void>(resolve => {
    release = resolve
  })
  await page.route(/annotator-dialog[^/]*\.js$/, async route => {
    asked()
    await typed
    await route.continue()
  })
  await page.reload()
  await page.getByRole('button', { name: 'Set the name you annotate under…' }).click()
  await wanted
  await page.keyboard.type('Noor?')
  release()
  const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name' })
  await expect(name).toBeFocused()
  await expect(name).toHaveValue('Noor?')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('banner')).toContainText('Noor?')
})
