import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { annotatedByTwo } from '../electron/engine/agreement/two-annotators.test-support'
import { createEngine, machine } from '../electron/engine/workbench'
import { root } from '../scripts/hosts.mjs'
import { looksRightInBoth } from './axe'
import { slowEngine } from './held-replies'
import { test as base, expect } from './workbench'

const sample = join(root, 'seeds/sample.claimbench.json')

/** The sample as Bo and Cy marked two articles of it, each by themselves, with agreement between them in view. */
const test = base.extend<{ page: Page }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  begin: async ({}, use) =>
    use(async folder => {
      const engine = createEngine(machine)
      const { path } = await annotatedByTwo(engine, sample, folder)
      await engine.closeEngine()
      return path
    }),
  page: async ({ workbench: { page } }, use) => {
    await page.getByRole('button', { name: 'Agreement', exact: true }).click()
    await compareBoAndCy(page)
    await use(page)
  },
})

/** Compares Bo and Cy, and not the sample's own annotators. */
async function compareBoAndCy(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Annotators/ }).click()
  for (const other of ['Analyst A', 'Analyst B']) await page.getByRole('checkbox', { name: other }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Agreement Bo, Cy' })).toBeVisible()
}

test('articles are gone through one by one: their figures, how far each is, and its cases alone', async ({
  page,
}) => {
  await page.getByRole('radio', { name: 'Articles', exact: true }).click()
  const figures = page.getByRole('region', { name: 'Figures by article' })
  await expect(figures.getByRole('table')).toHaveCount(2)
  const progress = page.getByRole('listbox', { name: 'Progress by article' })
  const first = progress.getByRole('option').first()
  const title = (await first.textContent())?.replace(/(\d+ of \d+|done)$/, '') ?? ''
  await expect(figures.getByRole('table', { name: title })).toBeVisible()
  const offered = page.getByRole('listbox', { name: 'Title or source' })
  await first.click()
  const heading = page.getByRole('heading', { name: /^Cases \d+ of 10$/ })
  await expect(heading).toBeVisible()
  await page.getByRole('button', { name: `Article: ${title}` }).click()
  await page.getByPlaceholder('Title or source').fill(title)
  await offered.getByRole('option', { name: title }).click()
  await expect(page.getByRole('heading', { name: 'Cases 10' })).toBeVisible()
  await page.getByRole('button', { name: 'Articles', exact: true }).nth(1).click()
  await page.getByPlaceholder('Title or source').fill(title)
  await offered.getByRole('option', { name: title }).click()
  await expect(figures.getByRole('table')).toHaveCount(1)
})

test('figures stand with their variants, and a cell of the matrix opens its cases', async ({ page }) => {
  const figures = page.getByRole('table', { name: 'All annotators' })
  await expect(figures.getByRole('row', { name: /Spans, exact F1/ })).toContainText('.667')
  await expect(figures.getByRole('row', { name: /Spans, overlap F1/ })).toContainText('.889')
  await expect(figures.getByRole('row', { name: /Evidence links, F1/ })).toContainText('n/a')
  await expect(page.getByText(/95 % bootstrap over 2 articles/)).toBeVisible()

  await page.getByRole('button', { name: 'Bo: Figure, Cy: Quote: 2. Show them.' }).click()
  await expect(page.getByRole('heading', { name: 'Cases 2 of 10' })).toBeVisible()
  const cases = page.getByRole('listbox', { name: 'Cases' })
  await expect(cases.getByRole('option')).toHaveCount(2)
  await expect(page.getByRole('heading', { name: 'Label differs' })).toBeVisible()
})

test('an adjudicator settles every case by keys, with a reason, takes one back and takes the gold standard away', async ({
  page,
  workbench,
}) => {
  await expect(page.getByRole('heading', { name: 'Cases 10' })).toBeVisible()
  const said = page.getByRole('region', { name: 'Gold standard' }).getByRole('status')
  await page.getByRole('button', { name: 'Accept all agreed (4)' }).click()
  await expect(said).toContainText('4 of 10 cases decided')

  await page.getByRole('button', { name: /^Standing/ }).click()
  await page.getByRole('checkbox', { name: 'Open' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Cases 6 of 10' })).toBeVisible()
  const cases = page.getByRole('listbox', { name: 'Cases' })
  await cases.getByRole('option').first().click()

  const why = page.getByLabel('Why (kept with the decision)')
  await why.fill('The longer span says who.')
  await why.press('Enter')
  // Each leaves the list of what is open, and the next one is shown.
  for (const [index, [key, next]] of (
    [
      ['1', 'Label differs'],
      ['2', 'Not marked by all'],
      ['x', 'Span differs'],
      ['b', 'Label differs'],
    ] as const
  ).entries()) {
    await page.keyboard.press(key)
    await expect(said).toContainText(`${5 + index} of 10 cases decided`)
    await expect(cases.getByRole('option')).toHaveCount(5 - index)
    await expect(page.getByRole('heading', { name: next })).toBeVisible()
  }
  await page.keyboard.press('Space')
  await expect(said).toContainText('1 put off')

  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page
    .getByRole('option', { name: /One version stands/ })
    .first()
    .click()
  await expect(page.getByText(/· “The longer span says who.”/)).toBeVisible()
  await page.keyboard.press('r')
  await expect(said).toContainText('7 of 10 cases decided')
  await page.keyboard.press('Control+z')
  await expect(said).toContainText('8 of 10 cases decided')

  await page.getByRole('button', { name: 'Export…', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Report (HTML)…' }).click()
  await page.getByRole('button', { name: 'Write', exact: true }).click()
  await expect(page.getByText(/^Written: .*agreement\.html$/)).toBeVisible()
  const report = await readFile(join(workbench.folder, 'two.agreement.html'), 'utf8')
  expect(report).toContain('The longer span says who.')
})

test('a new claim is made for gold from a version, edited where it stands, and goes with another verdict', async ({
  page,
}) => {
  const cases = page.getByRole('listbox', { name: 'Cases' })
  await cases
    .getByRole('option', { name: /Span differs/ })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: 'Span differs' })).toBeVisible()
  await page.keyboard.press('e')
  const made = page.getByRole('region', { name: 'The new claim, which stands in gold' })
  await expect(made).toBeVisible()
  await made.getByLabel('In your words').fill('What both meant')
  await made.getByLabel('In your words').press('Control+Enter')
  await expect(page.getByRole('option', { name: /A new claim stands/ })).toBeVisible()
  await cases.getByRole('option', { name: /A new claim stands/ }).click()
  await expect(page.getByRole('button', { name: 'Take back' })).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByRole('option', { name: /One version stands/ })).toBeVisible()
  await expect(made).toBeHidden()
})

test('a reading of the cases that takes long says how far it is and can be cancelled, and the list offers to try again', async ({
  page,
}, { project }) => {
  // biome-ignore lint/suspicious/noSkippedTests: only the web host's engine speaks through a socket that a test can come between
  test.skip(project.name !== 'web', 'only the web host speaks through a socket')
  const engine = await slowEngine(page, ['agreement.cases', 'adjudication.progress'])
  await page.reload()
  await page.getByRole('button', { name: 'Agreement', exact: true }).click()
  await compareBoAndCy(page)
  const list = page.getByRole('region', { name: /^Cases/ })
  const underWay = list.getByRole('status')
  await expect(underWay).toContainText('Reading…')
  engine.tell('Putting annotations side by side', 0.4)
  await expect(underWay).toContainText('Putting annotations side by side…')
  await expect(underWay.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '40')
  await looksRightInBoth(page)
  await underWay.getByRole('button', { name: 'Cancel' }).click()
  await expect(underWay).toContainText('Reading it was cancelled.')
  await expect(underWay.getByRole('progressbar')).toBeHidden()
  await expect(page.getByText('No case is picked.')).toBeVisible()
  await looksRightInBoth(page)
  await expect(page.getByRole('region', { name: 'Gold standard' })).toBeHidden()

  engine.isQuick()
  await list.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Cases 10' })).toBeVisible()
  await expect(list.getByRole('option')).toHaveCount(10)
  await expect(page.getByRole('region', { name: 'Gold standard' })).toContainText('0 of 10 cases decided')
})

test('another filter gives up what was being read for the one before, and not how far all are decided', async ({
  page,
}, { project }) => {
  // biome-ignore lint/suspicious/noSkippedTests: only the web host's engine speaks through a socket that a test can come between
  test.skip(project.name !== 'web', 'only the web host speaks through a socket')
  const engine = await slowEngine(page, ['agreement.cases', 'adjudication.progress'])
  await page.reload()
  await page.getByRole('button', { name: 'Agreement', exact: true }).click()
  await compareBoAndCy(page)
  const list = page.getByRole('region', { name: /^Cases/ })
  await expect(list.getByRole('status')).toContainText('Reading…')
  const filters = () => engine.kept('agreement.cases').map(({ filter }) => (filter as { text: string }).text)
  await expect.poll(filters).toEqual([''])
  await list.getByLabel('Filter by words').fill('officials')
  await expect.poll(filters).toEqual(['officials'])
  expect(engine.kept('adjudication.progress')).toHaveLength(1)
})

test('nothing serious is found in it by axe, in the light and in the dark', async ({ page }) => {
  await page.getByRole('listbox', { name: 'Cases' }).getByRole('option').nth(1).click()
  await expect(page.getByRole('table', { name: 'All annotators' })).toBeVisible()
  await looksRightInBoth(page)
})
