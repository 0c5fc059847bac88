import { holdProgram } from './held-programs'
import { heldEngine } from './held-replies'
import { inspectorOf, onDisk, sampleIsOpen } from './in-text'
import { run } from './palette'
import { expect, test } from './workbench'

/* A dialog or a view whose program is still being loaded has the keys that are pressed meanwhile. */

test.use({ disk: 'failing' })
test.beforeEach(({ workbench }, { project }) => {
  // biome-ignore lint/suspicious/noSkippedTests: only what the web host serves can be held back
  test.skip(project.name !== 'web', 'only what the web host serves can be held back')
  void workbench
})

test('a name typed on at once, while its dialog is loaded, is in its field and is no command', async ({
  workbench,
}) => {
  const { page } = workbench
  const { asked, release } = await holdProgram(page, 'annotator-dialog')
  await page.getByRole('button', { name: 'Set the name you annotate under…' }).click()
  await asked
  await page.keyboard.type('Noor?')
  release()
  const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name' })
  await expect(name).toBeFocused()
  await expect(name).toHaveValue('Noor?')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('banner')).toContainText('Noor?')
})

test('so is a title', async ({ workbench }) => {
  const { page } = workbench
  const { release } = await holdProgram(page, 'rename-dialog')
  await sampleIsOpen(page)
  await run(page, 'Rename the project…')
  await page.keyboard.type('Who sent whom?')
  await page.keyboard.press('Enter')
  release()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('banner')).toContainText(/^Who sent whom\?sample/)
})

test('so is the name of a snapshot, of which the whole view is still loaded', async ({ workbench }) => {
  const { page } = workbench
  const { release } = await holdProgram(page, 'history')
  await sampleIsOpen(page)
  await run(page, 'Take a snapshot…')
  await expect(page.getByText('History…', { exact: true })).toBeVisible()
  await page.keyboard.type('1 before noon?')
  release()
  const name = page.getByRole('dialog', { name: 'Take a snapshot' }).getByRole('textbox', { name: 'Name' })
  await expect(name).toHaveValue('1 before noon?')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listbox', { name: /^Snapshots/ })).toContainText('1 before noon?')
})

test('what is typed on slowly while a dialog takes long to come is in its field', async ({ workbench }) => {
  const { page } = workbench
  const { asked, release } = await holdProgram(page, 'annotator-dialog')
  await page.clock.install()
  await page.getByRole('button', { name: 'Set the name you annotate under…' }).click()
  await asked
  // Longer than is waited for one who types no more.
  for (const letter of 'Noor') {
    await page.keyboard.press(letter)
    await page.clock.runFor(3_000)
  }
  release()
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Name' })).toHaveValue('Noor')
})

test('Escape closes a dialog that has not come yet', async ({ workbench }) => {
  const { page } = workbench
  const { release } = await holdProgram(page, 'rename-dialog')
  await sampleIsOpen(page)
  await run(page, 'Rename the project…')
  await page.keyboard.type('Another')
  await page.keyboard.press('Escape')
  const seen = page.waitForResponse(/\/rename-dialog-[^/]*\.js$/)
  release()
  await seen
  // What is pressed from then on is a command again.
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'All keys' })).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(page.getByRole('dialog')).toHaveCount(1)
})

test('a view that is loaded for the first time has the keys that were pressed until it was there', async ({
  workbench,
}) => {
  const { page } = workbench
  const { release } = await holdProgram(page, 'claims')
  await sampleIsOpen(page)
  await page.getByRole('main').focus()
  await page.keyboard.press('Alt+2')
  await expect(page.getByText('Claims…', { exact: true })).toBeVisible()
  for (const key of ['Home', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key)
  release()
  const claims = page.getByRole('listbox', { name: 'Claims' })
  await expect(claims).toBeFocused()
  await expect(claims.locator('[aria-posinset="3"]')).toHaveAttribute('data-active', 'true')
})

test('what is pressed for a view that is left before it came is not done in another', async ({
  workbench,
}) => {
  const { page } = workbench
  const { release } = await holdProgram(page, 'claims')
  await sampleIsOpen(page)
  await page.keyboard.press('Alt+2')
  await expect(page.getByText('Claims…', { exact: true })).toBeVisible()
  await page.keyboard.press('?')
  await page.keyboard.press('Alt+8')
  await expect(page.getByRole('heading', { name: 'Annotation scheme' })).toBeVisible()
  release()
  await page.keyboard.press('ControlOrMeta+K')
  await expect(page.getByRole('dialog')).toHaveCount(1)
  await expect(page.getByRole('dialog', { name: 'All keys' })).toHaveCount(0)
})

test('what takes long has the keyboard before its dialog is there, and Escape gives it up', async ({
  workbench,
}) => {
  const { page } = workbench
  const { release } = await holdProgram(page, 'waiting-dialog')
  await sampleIsOpen(page)
  await page.getByRole('button', { name: 'Scheme' }).click()
  await page.getByRole('button', { name: 'Add label' }).click()
  await onDisk(page)
  await workbench.failDisk('HELD')
  await page.clock.install()
  await run(page, 'Close the project')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // Nobody sees by then that it takes long, for that is what is still being loaded.
  await page.clock.fastForward(1_000)
  await page.keyboard.press('?')
  await page.keyboard.press('Escape')
  release()
  const closing = page.getByRole('dialog', { name: /^Closing “/ })
  await expect(closing.getByRole('status')).toHaveText('Stopping…')
  await expect(page.getByRole('dialog')).toHaveCount(1)
  await workbench.failDisk(null)
  await expect(page.getByRole('heading', { name: 'From articles to evidence' })).toBeVisible()
})

test('Tab goes on to the next place when its turn comes, and with Shift to the one before', async ({
  workbench,
}) => {
  const { page } = workbench
  const { release } = await holdProgram(page, 'rename-dialog')
  await sampleIsOpen(page)
  await run(page, 'Rename the project…')
  await page.keyboard.type('Lost')
  for (const key of ['Tab', 'Shift+Tab']) await page.keyboard.press(key)
  // Whoever comes to a field by Tab has its words selected.
  await page.keyboard.type('Kept')
  await page.keyboard.press('Tab')
  release()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue('Kept')
})

for (const key of ['Enter', 'Space'])
  test(`${key} presses the button that a Tab before it leads to`, async ({ workbench }) => {
    const { page } = workbench
    const { release } = await holdProgram(page, 'rename-dialog')
    await sampleIsOpen(page)
    await run(page, 'Rename the project…')
    await page.keyboard.type('Kept')
    // Past Cancel.
    for (const each of ['Tab', 'Tab', key]) await page.keyboard.press(each)
    release()
    await expect(page.getByRole('banner')).toContainText(/^Keptsample/)
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

test('letters that a keyboard writes with AltGr are kept for a view that is still loaded', async ({
  workbench,
}) => {
  const { page } = workbench
  const { release } = await holdProgram(page, 'history')
  await sampleIsOpen(page)
  await run(page, 'Take a snapshot…')
  await expect(page.getByText('History…', { exact: true })).toBeVisible()
  await page.keyboard.type('a')
  await page.evaluate(() => {
    const press = { key: '@', code: 'KeyQ', ctrlKey: true, altKey: true, modifierAltGraph: true }
    const at = document.activeElement ?? document.body
    at.dispatchEvent(new KeyboardEvent('keydown', { ...press, bubbles: true, cancelable: true }))
  })
  await page.keyboard.type('b')
  release()
  const name = page.getByRole('dialog', { name: 'Take a snapshot' }).getByRole('textbox', { name: 'Name' })
  await expect(name).toHaveValue('a@b')
})

test('what is typed on after asking for a file is in the dialog for it, before the engine has asked', async ({
  workbench,
}) => {
  const { page } = workbench
  const engine = await heldEngine(page)
  await page.reload()
  await sampleIsOpen(page)
  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.type('Save a copy')
  await expect(page.getByRole('option', { selected: true })).toContainText('Save a copy')
  engine.hold()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.type('mine?')
  engine.letGo()
  await expect(page.getByRole('dialog').getByRole('textbox', { name: /name/i })).toHaveValue(
    'mine?.claimbench.json',
  )
  await expect(page.getByRole('dialog')).toHaveCount(1)
})

test('what is handed out begins with the way to hand something out', async ({ workbench }) => {
  const { page } = workbench
  await sampleIsOpen(page)
  await run(page, 'What is handed out…')
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Hand out articles…' })).toBeFocused()
})

test('a command that throws leaves the keyboard to the window', async ({ workbench }) => {
  const { page } = workbench
  await sampleIsOpen(page)
  await inspectorOf(page)
    .locator('textarea')
    .first()
    .evaluate(field => {
      field.focus = () => {
        throw new Error('A defect that the test planted.')
      }
    })
  const thrown = page.waitForEvent('pageerror')
  await run(page, 'Correct the claim in the inspector')
  expect((await thrown).message).toContain('that the test planted')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'All keys' })).toBeVisible()
})
