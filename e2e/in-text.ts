import { expect, type Locator, type Page } from '@playwright/test'

/* Hands on the text of an article: the boxes of words, dragging over them, walking to them. */

/** The reader of a pane, 1 or 2. */
export const paneOf = (page: Page, pane: 1 | 2): Locator => page.getByTestId(`pane-${pane}`)

/**
 * Where words first stand in a pane's text, brought into view: the middle of their first and of their last box, once
 * they are there and have not moved from one frame to the next.
 */
async function placeOf(pane: Locator, words: string) {
  const patience = Date.now() + 10_000
  for (let before = await boxesOf(pane, words); Date.now() < patience; ) {
    const place = await boxesOf(pane, words)
    if (place && JSON.stringify(place) === JSON.stringify(before)) return place
    before = place
  }
  throw new Error(`“${words}” is not in the text, or does not come to rest`)
}

async function boxesOf(pane: Locator, words: string) {
  return pane.locator('.ProseMirror').evaluate(async (text, wanted) => {
    await new Promise(requestAnimationFrame)
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at < 0) continue
      node.parentElement?.scrollIntoView({ block: 'center' })
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      const { top } = range.getBoundingClientRect()
      // In a paragraph taller than the window the words may still be out of view.
      if (top < 200 || top > innerHeight - 200)
        for (let box: Element | null = text; box; box = box.parentElement)
          if (box.scrollTop > 0) box.scrollTop += top - innerHeight / 2
      const boxes = [...range.getClientRects()]
      const [first, last] = [boxes[0], boxes.at(-1)]
      if (!first || !last) return null
      return {
        from: { x: first.left + 1, y: first.top + first.height / 2 },
        to: { x: last.right - 1, y: last.top + last.height / 2 },
      }
    }
    return null
  }, words)
}

/** Selects words with the mouse. */
export async function dragOver(pane: Locator, words: string): Promise<void> {
  const { from, to } = await placeOf(pane, words)
  const { mouse } = pane.page()
  await mouse.move(from.x, from.y)
  await mouse.down()
  await mouse.move(to.x, to.y, { steps: 8 })
  await mouse.up()
}

/** Clicks on the beginning of words. */
export async function clickWords(pane: Locator, words: string): Promise<void> {
  const { from } = await placeOf(pane, words)
  await pane.page().mouse.click(from.x + 5, from.y)
}

/** How far down a pane's text is scrolled, in CSS pixels. */
export const scrolled = (pane: Locator): Promise<number> =>
  pane.locator('.ProseMirror').evaluate(text => {
    for (let box: Element | null = text; box; box = box.parentElement)
      if (box.scrollTop > 0) return box.scrollTop
    return 0
  })

/** Opens an article from the list in the active pane. */
export async function openArticle(page: Page, title: RegExp): Promise<void> {
  await page.getByRole('listbox', { name: 'Articles' }).getByRole('option', { name: title }).click()
}

/** What stands around the text: the inspector, what is quoted in it, the bars, the foot of the window. */
export const inspectorOf = (page: Page): Locator => page.getByRole('region', { name: 'Inspector' })
export const quoteIn = (page: Page): Locator => inspectorOf(page).locator('blockquote')
export const barOf = (page: Page): Locator => page.getByRole('toolbar', { name: 'Mark the selection' })
export const linkingOf = (page: Page): Locator => page.getByTestId('linking-bar')
export const statusOf = (page: Page): Locator => page.getByRole('contentinfo')

/** What has been shown of what was done is on disk too, as the window says. */
export const onDisk = (page: Page): Promise<void> =>
  expect(page.locator('[data-testid=disk-state][aria-busy=false]')).toHaveText('Everything is on disk')

/** The sample has opened as it does: two articles side by side, and a claim of the first in the inspector. */
export async function sampleIsOpen(page: Page): Promise<void> {
  await expect(paneOf(page, 1).locator('.ProseMirror')).toContainText('Over 10,000 soldiers')
  await expect(paneOf(page, 2).locator('.ProseMirror')).toContainText('An advance party')
  await expect(quoteIn(page)).toHaveText('Over 10,000 soldiers have been sent since October')
}
