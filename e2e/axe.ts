import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/*
 * What axe says of what is shown. It runs in the page itself: the window has no frames, and the page that axe opens for
 * its answer otherwise takes longer than the answer.
 */

/** What stands in the light and in the dark alike is looked at once: in the dark, colours alone. */
const colours = ['color-contrast', 'link-in-text-block']

/** What axe finds serious or worse, as one line each. */
async function seriousFindings(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({
    resultTypes: ['violations'],
    preload: false,
    ...(rules && { runOnly: rules }),
  })
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} (${nodes.length})`)
}

/** axe finds nothing serious in what is shown. */
export async function looksRight(page: Page, what = 'what is shown'): Promise<void> {
  expect(await seriousFindings(page), what).toEqual([])
}

/** Nor in its colours. */
export async function coloursLookRight(page: Page, what: string): Promise<void> {
  // A colour that is on its way to another is no finding.
  await page.evaluate(() => {
    const changing = document.getAnimations().filter(each => each instanceof CSSTransition)
    return Promise.allSettled(changing.map(({ finished }) => finished)).then(() => undefined)
  })
  expect(await seriousFindings(page, colours), what).toEqual([])
}

/** axe finds nothing serious in what is shown, in the light and in the dark. */
export async function looksRightInBoth(page: Page, what = 'what is shown'): Promise<void> {
  await looksRight(page, what)
  await inTheme(page, 'dark')
  await coloursLookRight(page, `${what}, in the dark`)
  await inTheme(page, 'light')
}

async function inTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme: theme })
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
}
