import { basename } from 'node:path'
import type { Page } from '@playwright/test'

/** Opens a teammate’s file for review in the window, by keys, and waits for its first difference. */
export async function openReview(page: Page, file: string): Promise<void> {
  await page.bringToFront()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('compare with a teammate')
  await page.getByRole('option', { name: /Compare with a teammate’s file/ }).waitFor()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Compare with a teammate’s file' })
  await dialog.getByRole('option', { name: basename(file) }).dblclick()
  const rows = page.getByRole('listbox', { name: 'Differences' }).getByRole('option')
  await rows.first().waitFor({ timeout: 120_000 })
}
