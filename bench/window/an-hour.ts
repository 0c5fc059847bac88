import type { Page } from '@playwright/test'

/** How many acts a round of work is: what an analyst does of an article, and a look at every view. */
export const actsOfARound = 12

/** So many articles are read one after the other before the first is read again: more than the window keeps. */
const readInTurn = 60

/**
 * One round of an analyst's work, by keyboard: an article of the list, a sentence marked and the mark undone,
 * something looked for, and the views once. `fromTop` is the first article of the list instead of the round’s own. Each act is waited for, so that nothing of it is left for the next.
 */
export async function roundOfWork(page: Page, round: number, fromTop = false): Promise<void> {
  const { keyboard } = page
  const main = (view: string) => page.getByRole('main', { name: view })
  const rows = page.getByRole('listbox', { name: 'Articles' })
  await rows.getByRole('option').first().waitFor()
  await keyboard.press('g')
  await keyboard.press('l')
  await keyboard.press('Home')
  const down = fromTop ? 0 : round % readInTurn
  // More than five are on a page, so that no two of these are the same article.
  for (let page = 0; page < Math.floor(down / 5); page++) await keyboard.press('PageDown')
  for (let row = 0; row < down % 5; row++) await keyboard.press('ArrowDown')
  const title = await rows.locator('[data-active=true] p').first().textContent()
  await keyboard.press('Enter')
  await page
    .getByTestId('pane-1')
    .getByRole('heading', { name: title ?? '', level: 1 })
    .waitFor()
  await keyboard.press('Control+1')
  await page.locator('.ProseMirror:focus').waitFor()
  for (let sentence = 0; sentence <= 1 + (round % 3); sentence++) await keyboard.press('ArrowDown')
  // A word more than the sentence: whatever is marked there already, this is not.
  await keyboard.press('Shift+ArrowRight')
  const status = page.getByRole('contentinfo')
  const claims = async () => /[\d,]+ claims?/.exec((await status.textContent()) ?? '')?.[0] ?? ''
  const before = await claims()
  await keyboard.press('2')
  await status.getByText(before, { exact: false }).waitFor({ state: 'detached' })
  await keyboard.press('Control+z')
  await status.getByText(before, { exact: false }).waitFor()
  await keyboard.press('Control+k')
  await keyboard.type('report')
  await page.getByRole('listbox', { name: 'Finds' }).getByRole('option').first().waitFor()
  // A message that has come meanwhile takes the first Escape.
  const palette = page.getByRole('dialog')
  while (await palette.isVisible()) await keyboard.press('Escape')
  for (const [keys, view] of views) {
    await keyboard.press(keys)
    await main(view).waitFor()
  }
}

const views = [
  ['Alt+2', 'Claims'],
  ['Alt+3', 'Entities'],
  ['Alt+4', 'Review'],
  ['Alt+6', 'History'],
  ['Alt+8', 'Scheme'],
  ['Alt+1', 'Articles'],
] as const
