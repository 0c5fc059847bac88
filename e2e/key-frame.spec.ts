import { barOf, dragOver, inspectorOf, paneOf, quoteIn, sampleIsOpen, statusOf } from './in-text'
import { expect, test } from './workbench'

/* The frame after a label’s key has the words marked; the text’s own highlight and the window around it come after it, and are so all the same. */

const words = 'armoured transport'
const figure = 'claim-orange-double'
const sheet = 'body > iframe'

test.beforeEach(async ({ workbench }) => {
  await sampleIsOpen(workbench.page)
})

test('has the words marked, and nothing in the page has changed; the frame after it has the highlight in the text', async ({
  workbench,
}) => {
  const { page } = workbench
  await dragOver(paneOf(page, 1), words)
  await expect(barOf(page)).toBeVisible()
  // Laid out when the window has nothing else to do.
  await expect(page.locator(sheet)).toBeAttached()
  // The ring around what the article was opened at has faded.
  await expect(page.locator('[class*=flash]')).toHaveCount(0)
  const frames = await page.evaluateHandle(watchFrames, [figure, sheet] as const)
  await page.keyboard.press('2')
  const [first, second] = await frames.evaluate(({ drawn }) => drawn)
  expect(first).toEqual({ painted: 0, onSheet: [words, words], changed: [] })
  expect(second).toMatchObject({ painted: 1, onSheet: [] })
  await expect(quoteIn(page)).toHaveText(words)
  await expect(barOf(page)).toBeHidden()
})

test('has the highlight in the text at once where the window has had no time for a sheet yet', async ({
  workbench,
}) => {
  const { page } = workbench
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0
  })
  await page.reload()
  await sampleIsOpen(page)
  await dragOver(paneOf(page, 1), words)
  const frames = await page.evaluateHandle(watchFrames, [figure, sheet] as const)
  await page.keyboard.press('2')
  const [first] = await frames.evaluate(({ drawn }) => drawn)
  expect(first).toMatchObject({ painted: 1, onSheet: [] })
  await expect(page.locator(sheet)).not.toBeAttached()
})

test('has the ground on no words but those that are seen', async ({ workbench }) => {
  const { page } = workbench
  await expect(page.locator(sheet)).toBeAttached()
  const pane = await paneOf(page, 1).locator('[data-margin]').boundingBox()
  const drawn = await page.evaluate(async sheet => {
    const text = document.querySelector<HTMLElement>('[data-testid=pane-1] .ProseMirror')
    text?.focus()
    document.getSelection()?.selectAllChildren(text as Node)
    document.dispatchEvent(new Event('selectionchange'))
    text?.dispatchEvent(new KeyboardEvent('keydown', { key: '2', bubbles: true, cancelable: true }))
    const page = document.querySelector<HTMLIFrameElement>(sheet)?.contentDocument
    const used = [...(page?.querySelectorAll('div[style*="scale("]') ?? [])]
    const places = used.map(box => box.getBoundingClientRect())
    return { top: Math.min(...places.map(({ top }) => top)), bottom: Math.max(...places.map(p => p.bottom)) }
  }, sheet)
  const { y = 0, height = 0 } = pane ?? {}
  expect(drawn.top).toBeGreaterThanOrEqual(y)
  // It goes on below what is seen.
  expect(drawn.bottom).toBeCloseTo(y + height, 2)
})

/** In the page: what each of the two frames after the next key has come by. */
function watchFrames([look, sheet]: readonly [string, string]) {
  const painted = () =>
    [...CSS.highlights].reduce((sum, [name, all]) => sum + (name.startsWith(look) ? all.size : 0), 0)
  const changed: string[] = []
  const note = (changes: readonly MutationRecord[]) => {
    for (const { target } of changes) {
      const element = target instanceof Element ? target : target.parentElement
      changed.push(element?.outerHTML.slice(0, 100) ?? '')
    }
  }
  const changes = new MutationObserver(note)
  /** The words that begin and end where a box on the sheet does, for each of them. */
  const onSheet = () => {
    const page = document.querySelector<HTMLIFrameElement>(sheet)?.contentDocument
    return [...(page?.querySelectorAll('div[style*="scale("]') ?? [])].map(box => {
      const { left, right, top, bottom } = box.getBoundingClientRect()
      const at = (x: number) => document.caretPositionFromPoint(x, (top + bottom) / 2)
      const [from, to] = [at(left + 1), at(right - 1)]
      return from?.offsetNode.textContent?.slice(from.offset, to?.offset) ?? ''
    })
  }
  const drawn = new Promise<{ painted: number; onSheet: ReturnType<typeof onSheet>; changed: string[] }[]>(
    resolve => {
      const pressed = () => {
        const before = painted()
        const all = { subtree: true, childList: true, characterData: true, attributes: true }
        changes.observe(document, all)
        const seen: Awaited<typeof drawn> = []
        const look = () =>
          requestAnimationFrame(() => {
            // Asked for before all that others do after the frame.
            const channel = new MessageChannel()
            channel.port1.onmessage = () => {
              note(changes.takeRecords())
              seen.push({ painted: painted() - before, onSheet: onSheet(), changed: changed.splice(0) })
              if (seen.length === 2) resolve(seen)
              else look()
            }
            channel.port2.postMessage(null)
          })
        look()
      }
      addEventListener('keydown', pressed, { capture: true, once: true })
    },
  )
  return { drawn }
}

test('is not waited for by the next key, to which the claim is picked', async ({ workbench }) => {
  const { page } = workbench
  const text = paneOf(page, 1).locator('.ProseMirror')
  await dragOver(paneOf(page, 1), words)
  await page.keyboard.press('2')
  await expect(quoteIn(page)).toHaveText(words)
  await expect(inspectorOf(page).locator('[inert]')).toHaveCount(0)
  await page.keyboard.press('Tab')
  await expect(quoteIn(page)).not.toHaveText(words)
  const next = (await quoteIn(page).textContent()) ?? ''
  await page.keyboard.press('Control+z')
  await expect(statusOf(page)).toContainText('29 claims')
  await dragOver(paneOf(page, 1), words)
  await text.evaluate(text => {
    // In one task: there is no frame between them.
    for (const key of ['2', 'Tab'])
      text.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  })
  await expect(statusOf(page)).toContainText('30 claims')
  // Of the claim that was picked before, it would have gone further.
  await expect(quoteIn(page)).toHaveText(next)
})
