import type { Page } from '@playwright/test'
import { expect, test } from './reader/harness-test'
import { open, painted } from './reader/on-page'

/* What is drawn of a coming claim before it is in the text: on a sheet over the window, for one frame. */

const sheet = 'body > iframe'

/** In one frame: shows a claim over the words, does something else, and says what is where. */
const shown = (page: Page, words: string, meanwhile: 'nothing' | 'scrolls' | 'goes' = 'nothing') =>
  page.evaluate(
    async ([words, meanwhile]) => {
      const { text } = window.harness
      const start = text.indexOf(words)
      const parts = [{ start, end: start + words.length }]
      const rects = () => {
        const walker = document.createTreeWalker(document.querySelector('.ProseMirror') as Node, 4)
        const range = document.createRange()
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = (node as Text).data.indexOf(words)
          if (at < 0) continue
          range.setStart(node, at)
          range.setEnd(node, at + words.length)
        }
        return [...range.getClientRects()]
      }
      const drawn = () => {
        const page = document.querySelector<HTMLIFrameElement>('body > iframe')?.contentDocument
        const used = [...(page?.querySelectorAll<HTMLElement>('div[style*="scale("]') ?? [])]
        // Each is there once for its label's ground and once for the ground of what is picked.
        return used.filter((_, at) => at % 2 === 0).map(box => box.getBoundingClientRect())
      }
      /** How opaque each colour is that lies on the words. */
      const opaque = () => {
        const page = document.querySelector<HTMLIFrameElement>('body > iframe')?.contentDocument
        return [...(page?.querySelectorAll<HTMLElement>('div[style*="scale("]') ?? [])].map(box => {
          const pixel = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D
          pixel.fillStyle = getComputedStyle(box).backgroundColor
          pixel.fillRect(0, 0, 1, 1)
          return (pixel.getImageData(0, 0, 1, 1).data[3] as number) / 255
        })
      }
      const round = (boxes: readonly DOMRect[]) =>
        boxes
          .map(box => [box.left, box.top, box.width, box.height].map(Math.round))
          .toSorted((a, b) => (a[0] as number) - (b[0] as number))
      const back = window.readers[0]?.showMeanwhile({
        ...{ id: 'coming', kind: 'claim', tone: 'orange', pattern: 'solid', name: 'Coming', parts },
      })
      const atOnce = { sheet: round(drawn()), words: round(rects()), opaque: opaque() }
      if (meanwhile === 'goes') back?.()
      if (meanwhile === 'scrolls') document.querySelector('[data-margin]')?.scrollBy(0, 3)
      const inText = () => CSS.highlights.get('strong-orange')?.size ?? 0
      const before = inText()
      const frame = await new Promise<{ sheet: number; inText: number }>(resolve =>
        requestAnimationFrame(() => resolve({ sheet: drawn().length, inText: inText() - before })),
      )
      return { ...atOnce, frame }
    },
    [words, meanwhile] as const,
  )

test('has the ground on just the words, where they run in two directions too', async ({ page, served }) => {
  for (const [article, words, boxes] of [
    ['strike', 'harbour newspaper', 1],
    ['rtl', 'כ-40', 2],
  ] as const) {
    await open(page, served, `article=${article}`)
    await expect(page.locator(sheet)).toBeAttached()
    const { sheet: ground, words: under, opaque, frame } = await shown(page, words)
    expect(ground).toEqual(under)
    // It can be seen, and the words under it too.
    expect(Math.min(...opaque)).toBeGreaterThan(0)
    expect(Math.max(...opaque)).toBeLessThan(1)
    expect(ground.length).toBeGreaterThanOrEqual(boxes)
    expect(frame).toEqual({ sheet: ground.length, inText: 0 })
    await expect.poll(() => painted(page, 'strong-orange')).toBe(1)
  }
})

test('is in the text at once where the text moves, and nowhere where it is taken back', async ({
  page,
  served,
}) => {
  await open(page, served, 'article=strike')
  await expect(page.locator(sheet)).toBeAttached()
  expect((await shown(page, 'harbour newspaper', 'scrolls')).frame).toEqual({ sheet: 0, inText: 1 })
  expect((await shown(page, 'harbour newspaper', 'goes')).frame).toEqual({ sheet: 0, inText: 0 })
})
