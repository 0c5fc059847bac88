import { expect, test } from './reader/harness-test'
import { open, settled } from './reader/on-page'

/* What the browser measures with every frame: in a long article no more than in a short one. */

declare global {
  interface Window {
    /** The numbers of the sections that are watched for coming near. */
    watched(): number[]
  }
}

test('only the sections around what is in view are watched, wherever that is', async ({ page, served }) => {
  await page.addInitScript(countWatched)
  await open(page, served, 'article=long-100000-10000')
  expect(await page.locator('[data-section]').count()).toBeGreaterThan(50)
  for (const offset of [0, 400_000, 401_000, 200_000]) {
    await page.evaluate(offset => window.readers[0]?.jumpTo(offset, offset + 40), offset)
    await settled(page)
    const watched = await page.evaluate(() => window.watched())
    expect(watched.length).toBeLessThan(14)
    const inView = await page.evaluate(() =>
      Number(
        document.elementFromPoint(400, 400)?.closest<HTMLElement>('[data-section]')?.dataset.section ?? -1,
      ),
    )
    // Those beside it too, as far as there are any.
    for (const section of [Math.max(0, inView - 2), inView, inView + 2]) expect(watched).toContain(section)
    await expect(page.locator('[data-card]').first()).toBeVisible()
  }
})

function countWatched(): void {
  const watched = new Map<IntersectionObserver, Set<Element>>()
  const Native = IntersectionObserver
  window.IntersectionObserver = class extends Native {
    override observe(element: Element) {
      watched.set(this, (watched.get(this) ?? new Set()).add(element))
      super.observe(element)
    }
    override unobserve(element: Element) {
      watched.get(this)?.delete(element)
      super.unobserve(element)
    }
    override disconnect() {
      watched.delete(this)
      super.disconnect()
    }
  }
  window.watched = () => {
    const all = [...watched.values()].flatMap(elements => [...elements])
    return all.flatMap(one =>
      one instanceof HTMLElement && one.dataset.section ? Number(one.dataset.section) : [],
    )
  }
}
