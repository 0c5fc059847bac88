import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { looksRightInBoth } from './axe'
import { sampleIsOpen } from './in-text'
import { copyOfSample, expect, test } from './workbench'

/* A project file that is damaged: what is wrong with it, and going on with what could be rescued. */

/** The sample beside itself, with something wrong. */
async function damaged(folder: string, damage: (text: string) => string): Promise<string> {
  const path = join(folder, 'crossing.claimbench.json')
  const text = await readFile(join(folder, 'sample.claimbench.json'), 'utf8')
  await writeFile(path, damage(text))
  return path
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: '“crossing.claimbench.json” is damaged' })

/** The sample with a text gone and a claim that has what no claim can have. */
const partly = test.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  begin: async ({}, use) =>
    use(async folder => {
      await copyOfSample(folder)
      return damaged(folder, text =>
        text.replace(/^"[0-9a-f]{64}": ".*\n/m, '').replace('"status":"set-aside"', '"status":7'),
      )
    }),
})

partly(
  'what could not be kept is listed with its quotes; the rest is rescued into a new file and opened',
  async ({ workbench: { page, folder } }) => {
    const path = join(folder, 'crossing.claimbench.json')
    const bytes = await readFile(path, 'utf8')
    const dialog = dialogOf(page)
    await expect(dialog).toContainText('The file has not been changed')
    await expect(dialog.getByRole('heading', { name: /^Left out \d/ })).toBeVisible()
    await expect(
      dialog
        .getByRole('listitem')
        .filter({ hasText: /^Article “/ })
        .first(),
    ).toContainText('its text is lost')
    await expect(
      dialog
        .getByRole('listitem')
        .filter({ hasText: /^Claim “/ })
        .first()
        .locator('blockquote'),
    ).toContainText('“')
    await looksRightInBoth(page)

    await dialog.getByRole('button', { name: 'Save this report…' }).click()
    await page
      .getByRole('dialog', { name: 'Save the report' })
      .getByRole('button', { name: 'Save', exact: true })
      .click()
    await expect(page.getByText(/The report is on disk/).first()).toBeVisible()
    expect(await readFile(join(folder, 'crossing-rescued-report.txt'), 'utf8')).toMatch(
      /LEFT OUT\n\nArticle “/,
    )

    await dialog.getByRole('button', { name: 'Rescue into a new file…' }).click()
    await page
      .getByRole('dialog', { name: 'Rescue into a new file' })
      .getByRole('button', { name: 'Rescue' })
      .click()
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('banner')).toContainText('crossing-rescued.claimbench.json')
    await expect(page.getByRole('contentinfo')).toContainText(/\d+ claims/)
    await expect(page.getByText(/^Rescued into /).first()).toBeVisible()
    expect(await readFile(path, 'utf8')).toBe(bytes)
  },
)

test('an earlier state that is kept beside a damaged file is opened as a new file', async ({ workbench }) => {
  const { page, folder } = workbench
  await sampleIsOpen(page)
  await page.keyboard.press('Alt+6')
  await expect(page.getByRole('heading', { name: /^History/ })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('s')
  await page.keyboard.press('t')
  await page.getByRole('dialog', { name: 'Take a snapshot' }).getByLabel('Name').fill('Before')
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('listbox', { name: 'Snapshots, newest first' }).getByRole('option'),
  ).toHaveCount(1)
  const path = await damaged(folder, () => '\0'.repeat(20_000))
  await cp(join(folder, 'sample.claimbench.snapshots'), join(folder, 'crossing.claimbench.snapshots'), {
    recursive: true,
  })

  const opened = await workbench.restart(path)
  const dialog = dialogOf(opened)
  await expect(dialog).toContainText('it holds nothing but zeros')
  await expect(dialog).toContainText('Nothing in it could be read')
  await expect(dialog.getByRole('listitem')).toHaveText(
    /^crossing\.claimbench\.snapshots, the folder of its snapshots$/,
  )
  await expect(dialog.getByRole('button', { name: 'Rescue into a new file…' })).toBeHidden()
  await dialog.getByRole('button', { name: 'Open an earlier state…' }).click()
  await opened.getByRole('menuitem', { name: /29 claims/ }).click()
  await opened
    .getByRole('dialog', { name: 'Open an earlier state as a new file' })
    .getByRole('button', { name: 'Open', exact: true })
    .click()
  await expect(opened.getByRole('banner')).toContainText('crossing-earlier.claimbench.json')
  await expect(opened.getByRole('contentinfo')).toContainText('29 claims')
})
