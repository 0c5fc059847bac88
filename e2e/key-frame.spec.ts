import { barOf, dragOver, inspectorOf, paneOf, quoteIn, sampleIsOpen, statusOf } from './in-text'
import { expect, test } from './workbench'

/* The frame after a label’s key has the highlight; the window around the text comes after it, and is so all the same. */

const words = 'armoured transport'
const figure = 'claim-orange-double'

test.beforeEach(async ({ workbench }) => {
  await sampleIsOpen(workbench.page)
})

test('has the highlight, and nothing else has changed but the text', async ({ workbench }) => {
  const { page } = workbench
  await dragOver(paneOf(page, 1), words)
  await expect(barOf(page)).toBeVisible()
  const frame = await page.evaluateHandle(watchFrame, figure)
  await page.keyboard.press('2')
  expect(await frame.evaluate(({ drawn }) => drawn)).toEqual({ painted: 1, around: [] })
  await expect(quoteIn(page)).toHaveText(words)
  await expect(barOf(page)).toBeHidden()
})

/** In the page: how many highlights of a look the frame after the next key has come by, and what has changed around the text. */
function watchFrame(look: string) {
  const painted = () =>
    [...CSS.highlights].reduce((sum, [name, all]) => sum + (name.startsWith(look) ? all.size : 0), 0)
  const around: string[] = []
  const note = (changes: readonly MutationRecord[]) => {
    for (const { target } of changes) {
      const changed = target instanceof Element ? target : target.parentElement
      if (!changed?.closest('.ProseMirror')) around.push(changed?.outerHTML.slice(0, 100) ?? '')
    }
  }
  const changes = new MutationObserver(note)
  const drawn = new Promise(resolve => {
    const pressed = () => {
      const before = painted()
      changes.observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      })
      requestAnimationFrame(() => {
        // Asked for before all that others do after the frame.
        const channel = new MessageChannel()
        channel.port1.onmessage = () => {
          note(changes.takeRecords())
          resolve({ painted: painted() - before, around: [...around] })
        }
        channel.port2.postMessage(null)
      })
    }
    addEventListener('keydown', pressed, { capture: true, once: true })
  })
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
