import type { Locator, Page } from '@playwright/test'
import { failReplies, heldEngine, type Sent, slowEngine } from './held-replies'
import { sampleIsOpen } from './in-text'
import { expect, test } from './workbench'

/* What is read again while the analyst works on, or was cancelled: the hands are not disturbed by it. */

test.beforeEach(({ workbench }, { project }) => {
  // biome-ignore lint/suspicious/noSkippedTests: between the window and the web host alone answers can be held back
  test.skip(project.name !== 'web', 'only between the window and the web host can answers be held back')
  void workbench
})

const isList = ({ method }: Sent) => method === 'claims.list'
const rowsOf = (page: Page) => page.getByRole('listbox', { name: 'Claims' }).getByRole('option')

/** The claims that are labelled a denial. */
async function denials(page: Page): Promise<Locator> {
  await sampleIsOpen(page)
  await page.reload()
  await sampleIsOpen(page)
  await page.keyboard.press('Alt+2')
  await expect(rowsOf(page).first()).toContainText(/\S/)
  await page.getByRole('button', { name: 'Label', exact: true }).click()
  await page.getByRole('checkbox', { name: /Denial/ }).check()
  await page.keyboard.press('Escape')
  await expect(rowsOf(page)).toHaveCount(5)
  return rowsOf(page)
}

test('claims chosen under a filter stay chosen where looking for all of them is given up amid a change', async ({
  workbench: { page },
}) => {
  const engine = await heldEngine(page)
  const rows = await denials(page)
  await rows.nth(0).click()
  await rows.nth(1).click({ modifiers: ['Shift'] })
  const bar = page.getByRole('region', { name: 'Chosen claims' })
  await expect(bar).toContainText('2 chosen')
  engine.hold(isList)
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+a')
  const dialog = page.getByRole('dialog', { name: 'Looking for the claims' })
  await expect(dialog).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(bar).toContainText('2 chosen')
  engine.letGo()
})

test('a choice under a filter stays as it is where the claims could not be read after a change', async ({
  workbench: { page },
}) => {
  let failed = 0
  let fails = false
  await failReplies(page, 'The disk could not be read.', call => {
    const isChoice = fails && isList(call) && call.params.limit === 500
    if (isChoice) failed++
    return isChoice
  })
  const rows = await denials(page)
  await rows.nth(0).click()
  await rows.nth(1).click({ modifiers: ['Shift'] })
  const bar = page.getByRole('region', { name: 'Chosen claims' })
  await expect(bar).toContainText('2 chosen')
  fails = true
  await page.keyboard.press('Control+z')
  // How often it is read is nobody’s business: an undo is shown, told of and acknowledged.
  await expect.poll(() => failed).toBeGreaterThan(0)
  await rows.nth(2).click({ modifiers: ['Control'] })
  await expect(bar).toContainText('3 chosen')
})

test('rows that are only read again stay where they are', async ({ workbench: { page } }) => {
  const engine = await heldEngine(page)
  const rows = await denials(page)
  const before = await rows.first().boundingBox()
  engine.hold(isList)
  await page.keyboard.press('Control+z')
  // What is asked for later than the rows says that it takes long: so would they.
  await page.keyboard.press('Control+a')
  await expect(page.getByRole('dialog', { name: 'Looking for the claims' })).toBeVisible()
  await expect(page.locator('section[aria-label="Claims"]').getByText('Reading…')).toHaveCount(0)
  expect(await page.locator('[role="option"]').first().boundingBox()).toEqual(before)
  engine.letGo()
})

test('a number that was counted under another filter is not shown for this one', async ({
  workbench: { page },
}) => {
  const engine = await heldEngine(page)
  await denials(page)
  await page.getByRole('searchbox', { name: /Filter by words/ }).fill('no such words')
  await expect(page.getByText('No claim fits these filters.')).toBeVisible()
  engine.hold(isList)
  await page.getByRole('button', { name: /^Label/ }).click()
  await expect(page.getByRole('checkbox', { name: /Denial/ })).toBeVisible()
  await expect(page.getByText('Denial5')).toHaveCount(0)
  engine.letGo()
  await expect(page.getByText('Denial0')).toBeVisible()
})

for (const method of ['adjudication.progress', 'agreement.case'] as const)
  test(`${method} that was cancelled is not asked for again by a change`, async ({ workbench: { page } }) => {
    const engine = await slowEngine(page, [method])
    await page.reload()
    await sampleIsOpen(page)
    await page.getByRole('button', { name: 'Agreement', exact: true }).click()
    await page.getByRole('listbox', { name: 'Cases' }).getByRole('option').first().click()
    const underWay = page.getByRole('status').filter({ hasText: 'Reading…' })
    await underWay.getByRole('button', { name: 'Cancel' }).click()
    const told = page.getByRole('status').filter({ hasText: 'Reading it was cancelled.' })
    await expect(told).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(page.getByText(/^Undone/).first()).toBeVisible()
    await told.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => engine.kept(method).length).toBe(1)
  })

test('a case that was cancelled is read when it is come back to from another', async ({
  workbench: { page },
}) => {
  const engine = await slowEngine(page, ['agreement.case'])
  await page.reload()
  await sampleIsOpen(page)
  await page.getByRole('button', { name: 'Agreement', exact: true }).click()
  const cases = page.getByRole('listbox', { name: 'Cases' }).getByRole('option')
  await cases.first().click()
  const underWay = page.getByRole('status').filter({ hasText: 'Reading…' })
  await underWay.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Reading it was cancelled.' })).toBeVisible()
  await cases.nth(1).click()
  await expect.poll(() => engine.kept('agreement.case').length).toBe(1)
  await cases.first().click()
  await expect.poll(() => engine.times('agreement.case')).toBe(3)
})

test('figures of agreement that take long are worked out once where nothing changes', async ({
  workbench: { page },
}) => {
  const engine = await heldEngine(page)
  await page.clock.install()
  await page.reload()
  await sampleIsOpen(page)
  let asked = 0
  engine.hold(({ method }) => {
    if (method !== 'agreement.report') return false
    asked++
    return true
  })
  await page.getByRole('button', { name: 'Agreement', exact: true }).click()
  await expect.poll(() => asked).toBe(1)
  // Longer than changes take to come to rest.
  await page.clock.runFor(2_000)
  engine.letGo()
  const side = page.getByRole('region', { name: 'Agreement and progress' })
  await expect(side.getByRole('table').first()).toBeVisible()
  await page.getByRole('button', { name: 'History', exact: true }).click()
  await expect(page.getByRole('main', { name: 'History' }).getByRole('option').first()).toBeVisible()
  expect(asked).toBe(1)
})

test('figures of agreement that were cancelled are not worked out again by a change', async ({
  workbench: { page },
}) => {
  const engine = await slowEngine(page, ['agreement.report'])
  await page.reload()
  await sampleIsOpen(page)
  await page.getByRole('button', { name: 'Agreement', exact: true }).click()
  const side = page.getByRole('region', { name: 'Agreement and progress' })
  await side.getByRole('status').getByRole('button', { name: 'Cancel' }).click()
  const told = side.getByRole('status').filter({ hasText: 'Reading it was cancelled.' })
  await expect(told).toBeVisible()
  const before = engine.times('agreement.sides')
  await page.keyboard.press('Control+z')
  // Who worked on what is asked for when changes have come to rest, just before the figures would be.
  await expect.poll(() => engine.times('agreement.sides')).toBeGreaterThan(before)
  await page.keyboard.press('Control+Shift+z')
  await expect(page.getByText(/^Redone/).first()).toBeVisible()
  expect(engine.kept('agreement.report')).toEqual([])
  await told.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(() => engine.kept('agreement.report').length).toBe(1)
})

test('what a pack would hold can be cancelled, and asked for again', async ({ workbench: { page } }) => {
  const engine = await slowEngine(page, ['packs.preview'])
  await sampleIsOpen(page)
  await page.reload()
  await sampleIsOpen(page)
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('Hand out articles…')
  await page.getByRole('option', { name: 'Hand out articles…' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Hand out articles' })
  await dialog.getByRole('option').first().click()
  await dialog.getByRole('status').getByRole('button', { name: 'Cancel' }).click()
  const told = dialog.getByRole('status').filter({ hasText: 'Reading it was cancelled.' })
  await expect(told).toBeVisible()
  engine.isQuick()
  await told.getByRole('button', { name: 'Try again' }).click()
  await expect(dialog.getByRole('status')).toContainText('1 article')
  await expect(told).toHaveCount(0)
})

test('figures by article that are there and could not be read again are not said to be a part', async ({
  workbench: { page },
}) => {
  let fails = false
  await failReplies(
    page,
    'The disk could not be read.',
    ({ method }) => fails && method === 'agreement.byArticle',
  )
  await sampleIsOpen(page)
  await page.getByRole('button', { name: 'Agreement', exact: true }).click()
  await page.getByRole('radio', { name: 'Articles', exact: true }).click()
  const list = page.getByRole('region', { name: 'Figures by article' })
  await expect(list.getByRole('table').first()).toBeVisible()
  fails = true
  await page.keyboard.press('Control+z')
  await expect(list.getByRole('alert')).toContainText('This list could not be read.')
  await expect(list.getByRole('table').first()).toBeVisible()
})

test('taking in a corrected edition is found by what it is of', async ({ workbench: { page } }) => {
  await sampleIsOpen(page)
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('corrected text')
  await expect(page.getByRole('option', { name: 'Take in a corrected edition…' })).toBeVisible()
})
