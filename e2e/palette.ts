import { expect, type Page } from '@playwright/test'

/** Runs a command as the palette finds it by its whole title. */
export async function run(page: Page, command: string) {
  await page.keyboard.press('ControlOrMeta+K')
  await page.keyboard.type(command)
  await expect(page.getByRole('option', { selected: true })).toContainText(command)
  await page.keyboard.press('Enter')
}
