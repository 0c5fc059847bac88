import { expect, test } from './reader/harness-test'
import { frame, open, painted, paintedWords, rectOf, selection, settled } from './reader/on-page'

/* The cards beside the text, and two readers side by side. */

test.describe('the margin', () => {
  test('has each card at its line or below the one before it, and none over another', async ({
    page,
    served,
  }) => {
    await open(page, served, 'article=strike&selected=denial')
    const { top } = await rectOf(page, 'there is no sign')
    const boxes = await page.locator('[data-card]').evaluateAll(cards =>
      cards.map(card => ({
        id: (card as HTMLElement).dataset.card,
        ...card.getBoundingClientRect().toJSON(),
      })),
    )
    expect(boxes.map(box => box.id)).toHaveLength(9)
    expect(Math.abs((boxes.find(box => box.id === 'denial')?.top ?? 0) - top)).toBeLessThan(2)
    boxes.slice(1).forEach((box, at) => {
      expect(box.top).toBeGreaterThanOrEqual(boxes[at].bottom)
    })
  })
  test('a click on a card selects its span, and pointing at it shows its words', async ({ page, served }) => {
    await open(page, served, 'article=strike')
    await page.locator('[data-card=forecast]').hover()
    expect(await paintedWords(page, 'strong')).toEqual(['The experience will shape the region for years'])
    await page.locator('[data-card=forecast]').click()
    expect(await page.evaluate(() => window.told.selected)).toBe('forecast')
    await expect(page.locator('[data-card=forecast]')).toHaveAttribute('data-active', 'true')
  })
  test('has marks instead of cards in a narrow pane', async ({ page, served }) => {
    await page.setViewportSize({ width: 400, height: 800 })
    await open(page, served, 'article=strike')
    await expect(page.locator('[data-card]').first()).toHaveAttribute('data-size', 'mark')
    await page.getByRole('button', { name: /^fact/ }).click()
    expect(await page.evaluate(() => window.told.selected)).toBe('fact')
  })
  test('with thousands of claims draws those near the window', async ({ page, served }) => {
    await open(page, served, 'article=long-100000-10000')
    const drawn = await page.locator('[data-card]').count()
    expect(drawn).toBeGreaterThan(10)
    expect(drawn).toBeLessThan(200)
  })
  test('measures nothing any more where somebody went and came back within one frame', async ({
    page,
    served,
  }) => {
    await open(page, served, 'article=long-100000-1000')
    await page.evaluate(() => {
      window.readers[0]?.jumpTo(400_000, 400_040)
      window.readers[0]?.jumpTo(200, 240)
    })
    await settled(page)
    await frame(page)
    const measured = await page.evaluate(async () => {
      const sections = new Set<number>()
      const measure = Element.prototype.getBoundingClientRect
      Element.prototype.getBoundingClientRect = function (this: Element) {
        const section = this.matches('p') && this.closest<HTMLElement>('[data-section]')
        if (section) sections.add(Number(section.dataset.section))
        return measure.call(this)
      }
      window.ask({ spans: [...window.harness.sampleNamed('long-100000-1000').spans] })
      for (let next = 0; next < 4; next++) await new Promise(requestAnimationFrame)
      Element.prototype.getBoundingClientRect = measure
      return [...sections]
    })
    expect(measured).toContain(1)
    expect(measured.filter(section => section > 10)).toEqual([])
  })
  test('has cards where a leap ends, with nothing else done, and none of the places on the way', async ({
    page,
    served,
  }) => {
    await open(page, served, 'article=long-100000-10000')
    const inView = () =>
      [...document.querySelectorAll('[data-card]')].filter(card => {
        const { top, bottom } = card.getBoundingClientRect()
        return bottom > 60 && top < window.innerHeight
      }).length
    expect(await page.evaluate(inView)).toBeGreaterThan(3)
    const onTheWay = await page.evaluate(async () => {
      const seen: number[] = []
      for (let leap = 0; leap < 8; leap++) {
        document.querySelector('[data-margin]')?.scrollBy({ top: 5_000, behavior: 'instant' })
        await new Promise(requestAnimationFrame)
        const cards = [...document.querySelectorAll('[data-card]')].map(card => card.getBoundingClientRect())
        seen.push(cards.filter(({ top, bottom }) => bottom > 60 && top < window.innerHeight).length)
      }
      return seen
    })
    expect(onTheWay).toEqual(onTheWay.map(() => 0))
    await expect.poll(() => page.evaluate(inView)).toBeGreaterThan(3)
  })
})

test.describe('two side by side', () => {
  test('share their tones, and the one without the focus keeps its selection in sight', async ({
    page,
    served,
  }) => {
    await open(page, served, 'article=strike&panes=2')
    expect(await paintedWords(page, 'claim-green')).toHaveLength(2)
    await page.evaluate(() => window.readers[0]?.focus())
    await page.keyboard.press('ArrowDown')
    expect(await painted(page, 'held')).toBe(0)
    await page.evaluate(() => window.readers[1]?.focus())
    await expect
      .poll(() => paintedWords(page, 'held'))
      .toEqual(['Ferry company: four in ten sailings lost to the strike'])
    await page.keyboard.press('ArrowDown')
    expect((await selection(page, 0))?.start).toBe(0)
    expect((await selection(page, 1))?.start).toBe(0)
  })
  test('the parts of a discontinuous span are numbered while it is picked and selected', async ({
    page,
    served,
  }) => {
    await open(page, served, 'article=strike&selected=split')
    const chips = page.locator('[aria-hidden=true] span')
    await expect(chips).toHaveText(['1', '2'])
    await page.evaluate(() => window.ask({ pending: [{ start: 60, end: 64 }] }))
    expect(await paintedWords(page, 'pending')).toHaveLength(1)
  })
})
