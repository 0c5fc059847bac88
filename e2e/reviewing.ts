import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, type Locator, type Page } from '@playwright/test'
import { root } from '../scripts/hosts.mjs'

/* Hands on a review, and a look at the file that it leaves. */

export const differencesOf = (page: Page): Locator => page.getByRole('listbox', { name: 'Differences' })
export const rowsIn = (page: Page): Locator => differencesOf(page).getByRole('option')
export const pickedIn = (page: Page): Locator => page.getByRole('region', { name: 'Difference', exact: true })
export const progressOf = (page: Page): Locator => page.getByRole('region', { name: 'Progress' })
export const why = (page: Page): Locator => page.getByLabel('Why (kept with the decision)')

/** Says under which name the analyst works. */
export async function nameIs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Set the name you annotate under…' }).click()
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('banner')).toContainText(name)
}

/** Holds these files against the open project. */
export async function openForReview(page: Page, ...names: string[]): Promise<void> {
  await page.keyboard.press('Alt+4')
  await expect(page.getByRole('button', { name: /^Compare with a teammate’s file/ })).toBeVisible()
  await page.keyboard.press('o')
  const dialog = page.getByRole('dialog', { name: 'Compare with a teammate’s file' })
  for (const name of names)
    await dialog.getByRole('option', { name: new RegExp(`^${name}`) }).click({ modifiers: ['Control'] })
  await dialog.getByRole('button', { name: 'Compare' }).click()
  await expect(dialog).toBeHidden()
}

/** Walks down the list by keys, to the difference that says all of these words. */
export async function walkTo(page: Page, ...words: readonly string[]): Promise<void> {
  const active = differencesOf(page).locator('[role=option][data-active=true]')
  // What was decided moves in the list while it is walked: then it is walked again.
  await expect(async () => {
    await differencesOf(page).focus()
    await page.keyboard.press('Home')
    const rows = await rowsIn(page).count()
    for (let row = 0; row < rows; row++) {
      const said = (await active.textContent({ timeout: 2_000 })) ?? ''
      if (words.every(each => said.includes(each))) return
      await page.keyboard.press('ArrowDown')
    }
    throw new Error(`No difference says ${words.join(', ')}`)
  }).toPass({ timeout: 20_000 })
}

/** Decides the difference that is in hand by a key, once it is shown in full, and waits for what is said of it. */
export async function decideBy(page: Page, key: string, said: RegExp): Promise<void> {
  const later = pickedIn(page).getByRole('button', { name: /^Later/ })
  await expect(later).not.toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press(key)
  await expect(page.getByRole('complementary', { name: 'About the review' }).getByText(said)).toBeVisible()
}

/** What the file on the disk has, once everything is folded into it. */
export async function projectOnDisk(path: string): Promise<ProjectOnDisk> {
  return JSON.parse(await readFile(path, 'utf8'))
}
interface ProjectOnDisk {
  readonly records: {
    readonly [table: string]: readonly { readonly id: string; readonly [field: string]: unknown }[]
  }
  readonly history: readonly { readonly operation: { readonly by: string; readonly body: OperationOnDisk } }[]
}
interface OperationOnDisk {
  readonly kind: string
  readonly undoes?: string
  readonly operations?: readonly { readonly by: string }[]
}

/** What `claimbench check` says of a project. */
export async function checked(
  path: string,
): Promise<{ readonly sound: boolean; readonly findings: unknown }> {
  const cli = join(root, 'out/main/cli.js')
  const { stdout } = await promisify(execFile)(process.execPath, [cli, 'check', path, '--json'])
  return JSON.parse(stdout)
}
