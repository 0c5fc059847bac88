import type { LaunchOptions, Page } from '@playwright/test'
import { test as base, expect } from './reader/harness-test'
import { open } from './reader/on-page'

/**
 * In a browser that has found a screen reader running. Of one that has not, the developer tools show an accessibility
 * tree without what is not laid out; a screen reader is never given that one.
 */
const test = base.extend<object, { launchOptions: LaunchOptions }>({
  launchOptions: [
    ({ launchOptions }, use) =>
      use({ ...launchOptions, args: [...(launchOptions.args ?? []), '--force-renderer-accessibility'] }),
    { scope: 'worker' },
  ],
})

test('a screen reader is given every word of a long article in order, though most of it is not laid out', async ({
  page,
  served,
}) => {
  await open(page, served, 'article=long-20000-100')
  const blocks = await page.evaluate(() => window.harness.text.split('\n\n'))
  expect(blocks).toHaveLength(251)
  await expect.poll(async () => (await spoken(page)).filter(words => blocks.includes(words))).toEqual(blocks)
  // And the details, which stand under the headline.
  expect((await spoken(page))[1]).toMatch(/334 words$/)
  const laidOut = await page.evaluate(
    () =>
      [...document.querySelectorAll('[data-section] p')].filter(block =>
        block.checkVisibility({ contentVisibilityAuto: true }),
      ).length,
  )
  expect(laidOut).toBeLessThan(120)
})

/** What the accessibility tree has in the text, in the order in which it is read. */
async function spoken(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page)
  const { nodes } = await devtools.send('Accessibility.getFullAXTree')
  await devtools.detach()
  const known = new Map(nodes.map(node => [node.nodeId, node]))
  const words: string[] = []
  const read = (id: string) => {
    const node = known.get(id)
    if (node?.role?.value === 'StaticText' && !node.ignored) words.push(String(node.name?.value))
    else for (const child of node?.childIds ?? []) read(child)
  }
  read(nodes.find(node => node.role?.value === 'textbox')?.nodeId ?? '')
  return words
}
