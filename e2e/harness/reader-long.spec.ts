import type { ReaderSpan } from '../../renderer/reader/props'
import { sampleNamed } from './reader/articles'
import { expect, test } from './reader/harness-test'
import { open, painted, rectOf, selectedWords, settled, unpainted } from './reader/on-page'
import { printedWords, withoutSpaces } from './reader/printed-words'

/* What a long article must not cost: the place in it, the search, the printed page. */

test.describe('a long article', () => {
  test('has what is in view painted, and little else', async ({ page, served }) => {
    const article = 'long-100000-10000'
    const look = async () => {
      expect(await unpainted(page, article)).toEqual([])
      // Eight to a paragraph, of which the window shows four.
      const count = await painted(page)
      expect(count).toBeGreaterThan(25)
      expect(count).toBeLessThan(130)
    }
    await open(page, served, `article=${article}`)
    await look()
    await page.evaluate(() => window.readers[0]?.jumpTo(400_000, 400_040))
    expect(await unpainted(page, article)).toEqual([])
    await settled(page)
    await look()
    await page.evaluate(() => window.ask({ textSize: 15 }))
    await settled(page)
    expect(await unpainted(page, article)).toEqual([])
    await page.setViewportSize({ width: 1280, height: 1_300 })
    await settled(page)
    expect(await unpainted(page, article)).toEqual([])
  })
  test('has no words come into view without their highlights', async ({ page, served }) => {
    const article = 'long-100000-10000'
    await open(page, served, `article=${article}`)
    for (const by of [90, 700, 5_000, -300, -90]) {
      for (let step = 0; step < 4; step++) {
        // By the time that a frame’s own callbacks run, what has been scrolled to is painted.
        await page.evaluate(
          pixels =>
            new Promise<void>(resolve => {
              document.querySelector('[data-margin]')?.scrollBy({ top: pixels, behavior: 'instant' })
              requestAnimationFrame(() => resolve())
            }),
          by,
        )
        expect(await unpainted(page, article)).toEqual([])
      }
    }
  })
  test('has a span that is painted only in part told of as not painted', async ({ page, served }) => {
    const article = 'long-20000-1000'
    await open(page, served, `article=${article}`)
    await page.evaluate(() => {
      for (const ranges of CSS.highlights.values())
        for (const range of ranges) {
          const { startContainer, startOffset, endContainer, endOffset } = range
          ranges.delete(range)
          ranges.add(new StaticRange({ startContainer, startOffset, endContainer, endOffset: endOffset - 1 }))
          return
        }
    })
    expect(await unpainted(page, article)).toHaveLength(1)
  })
  test('has a span that is still being made painted wherever it reaches', async ({ page, served }) => {
    const article = 'long-20000-100'
    await open(page, served, `article=${article}`)
    const coming: ReaderSpan = {
      ...{ id: 'coming', kind: 'claim', tone: 'teal', pattern: 'wavy', name: 'Still being made' },
      parts: [{ start: 100, end: 30_000 }],
    }
    await page.evaluate(span => {
      const takeBack = window.readers[0]?.showMeanwhile(span)
      window.addEventListener('answered', () => takeBack?.())
    }, coming)
    const tones = () => Promise.all([painted(page, 'claim-teal-wavy'), painted(page, 'strong-teal')])
    // With the frame after the one that has its ground on the sheet.
    await expect.poll(async () => (await tones())[0]).toBeGreaterThan(2)
    for (const by of [700, 700, 5_000, -300]) {
      await page.evaluate(
        pixels =>
          new Promise<void>(resolve => {
            document.querySelector('[data-margin]')?.scrollBy({ top: pixels, behavior: 'instant' })
            requestAnimationFrame(() => resolve())
          }),
        by,
      )
      expect(await unpainted(page, article, [coming])).toEqual([])
      const [own, strong] = await tones()
      expect(strong).toBe(own)
    }
    await page.evaluate(() => window.dispatchEvent(new Event('answered')))
    expect(await painted(page, 'strong-teal')).toBe(0)
    expect(new Set(await unpainted(page, article, [coming]))).toEqual(new Set(['coming']))
  })
  test('a jump stays where it went while the page settles, there and back', async ({ page, served }) => {
    await open(page, served, 'article=long-100000-1000')
    for (const paragraph of [900, 3, 1200, 601]) {
      await page.evaluate(words => {
        const offset = window.harness.text.indexOf(words)
        window.readers[0]?.jumpTo(offset, offset + words.length)
      }, `Paragraph ${paragraph}.`)
      const now = await rectOf(page, `Paragraph ${paragraph}.`)
      await settled(page)
      const later = await rectOf(page, `Paragraph ${paragraph}.`)
      expect(Math.abs(later.top - now.top)).toBeLessThan(1)
      expect(later.top).toBeGreaterThan(50)
      expect(later.bottom).toBeLessThan(700)
    }
  })
  test('is jumped into in the same breath as it is opened', async ({ page, served }) => {
    await open(page, served, 'article=strike')
    await page.evaluate(() => window.ask({ article: 'long-100000-1000', jump: 'Paragraph 700.' }))
    await settled(page)
    const { top } = await rectOf(page, 'Paragraph 700.')
    expect(top).toBeGreaterThan(50)
    expect(top).toBeLessThan(700)
    expect(await unpainted(page, 'long-100000-1000')).toEqual([])
    expect(await painted(page)).toBeGreaterThan(2)
  })
  test('has the words of its first page at once, and all of them before anybody does anything with them', async ({
    page,
    served,
  }) => {
    await open(page, served, 'article=strike')
    const drawn = await page.evaluate(() => {
      const blocks = () => document.querySelectorAll('[data-section] :is(p, h1, h2)').length
      window.ask({ article: 'long-100000-1000' })
      const first = blocks()
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift' }))
      return { first, all: blocks() }
    })
    expect(drawn.first).toBeGreaterThan(5)
    expect(drawn.first).toBeLessThan(100)
    expect(drawn.all).toBeGreaterThan(1_200)
    await settled(page)
    expect(await unpainted(page, 'long-100000-1000')).toEqual([])
    expect(await painted(page)).toBeGreaterThan(2)
  })
  test('keeps the size that sections without words yet are thought to have, near a grown window too', async ({
    page,
    served,
  }) => {
    await open(page, served, 'article=strike')
    await page.evaluate(() => {
      // As if the window never came to rest.
      window.requestIdleCallback = () => 0
      window.ask({ article: 'long-100000-1000' })
      window.readers[0]?.jumpTo(300_000, 300_040)
    })
    await settled(page)
    await page.setViewportSize({ width: 1280, height: 2_400 })
    await settled(page)
    const heights = await page.evaluate(() =>
      [...document.querySelectorAll('[data-section]:empty')].map(section => section.clientHeight),
    )
    expect(heights.length).toBeGreaterThan(50)
    expect(heights.filter(height => height < 300)).toEqual([])
  })
  test('has all of its words in order when nobody does anything, and the caret where it was put', async ({
    page,
    served,
  }) => {
    await open(page, served, 'article=long-100000-1000')
    await page.evaluate(() => {
      window.ask({ article: 'strike' })
      window.ask({ article: 'long-100000-1000' })
      window.readers[0]?.focus()
      const offset = window.harness.text.indexOf('Paragraph 900.')
      window.readers[0]?.select(offset, offset + 14)
    })
    await expect(page.locator('[role=textbox][aria-busy]')).toHaveCount(0)
    expect(await selectedWords(page)).toBe('Paragraph 900.')
    const words = await page.evaluate(() => {
      const blocks = [...document.querySelectorAll('[data-section] > :is(p, h1, h2)')]
      return { drawn: blocks.map(block => block.textContent).join('\n\n'), given: window.harness.text }
    })
    expect(words.drawn).toBe(words.given)
    expect(await page.locator('[data-section][contenteditable]').count()).toBe(0)
  })
  test('opens where it was left', async ({ page, served }) => {
    await open(page, served, 'article=long-100000-1000')
    await page.mouse.move(300, 300)
    await page.evaluate(() => window.readers[0]?.jumpTo(300_000, 300_040))
    await settled(page)
    const top = await page.evaluate(() => window.readers[0]?.top() ?? 0)
    expect(top).toBeGreaterThan(290_000)
    await open(page, served, `article=long-100000-1000&top=${top}`)
    const again = await page.evaluate(() => window.readers[0]?.top() ?? 0)
    expect(again).toBe(top)
    expect(await page.evaluate(() => window.told.place)).toMatchObject({ top })
  })
  test('keeps the place when the text size, the width or the spans change', async ({ page, served }) => {
    await open(page, served, 'article=long-100000-1000&top=300000')
    const words = await page.evaluate(() => {
      const box = document.querySelector('[data-margin]')?.getBoundingClientRect()
      return (
        document.elementFromPoint((box?.left ?? 0) + 400, (box?.top ?? 0) + 20)?.textContent?.slice(0, 14) ??
        ''
      )
    })
    const before = (await rectOf(page, words)).top
    await page.evaluate(() => window.ask({ spans: [] }))
    await settled(page)
    expect(Math.abs((await rectOf(page, words)).top - before)).toBeLessThan(2)
    const top = await page.evaluate(() => window.readers[0]?.top() ?? 0)
    await page.evaluate(() => window.ask({ textSize: 24 }))
    await settled(page)
    const larger = await page.evaluate(() => window.readers[0]?.top() ?? 0)
    expect(Math.abs(larger - top)).toBeLessThan(90)
    await page.setViewportSize({ width: 700, height: 800 })
    await settled(page)
    expect(Math.abs((await page.evaluate(() => window.readers[0]?.top() ?? 0)) - top)).toBeLessThan(90)
    await page.evaluate(() => window.ask({ textSize: 18 }))
    await page.setViewportSize({ width: 1280, height: 800 })
    await settled(page)
    expect(Math.abs((await page.evaluate(() => window.readers[0]?.top() ?? 0)) - top)).toBeLessThan(90)
  })
  test('can be searched by the browser, far off the screen too', async ({ page, served }) => {
    await open(page, served, 'article=long-100000-100')
    const found = await page.evaluate(() =>
      (window as unknown as { find(words: string): boolean }).find('Paragraph 1111.'),
    )
    expect(found).toBe(true)
    await expect.poll(() => page.evaluate(() => window.told.selection !== null)).toBe(true)
    expect(await selectedWords(page)).toBe('Paragraph 1111.')
  })
  test('tells how far it has been read', async ({ page, served }) => {
    await open(page, served, 'article=long-20000-10')
    const first = (await page.evaluate(() => window.told.place)) as { top: number; furthest: number }
    expect(first.top).toBe(0)
    await page.mouse.move(300, 300)
    await page.mouse.wheel(0, 3_000)
    await expect
      .poll(() => page.evaluate(() => (window.told.place as { top: number }).top))
      .toBeGreaterThan(first.furthest)
  })
  test('is printed whole, spans and all', async ({ page, served }) => {
    await open(page, served, 'article=long-20000-1000')
    const before = await painted(page, 'claim')
    await page.evaluate(() => {
      const claims = () =>
        [...CSS.highlights].filter(([name]) => name.startsWith('claim')).flatMap(([, all]) => [...all])
      window.addEventListener('beforeprint', () => window.told.opened.push(String(claims().length)))
    })
    const pdf = await page.pdf({ format: 'A4' })
    const sheets = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
    expect(sheets).toBeGreaterThan(20)
    const printed = Number((await page.evaluate(() => window.told.opened))[0])
    // Three in four of the thousand are claims, some of them over two paragraphs.
    expect(printed).toBeGreaterThanOrEqual(750)
    expect(before).toBeLessThan(printed)
    await expect.poll(() => painted(page, 'claim')).toBe(before)
  })
  test('is printed whole and in order, though most of it has no words in the page yet', async ({
    page,
    served,
  }) => {
    await open(page, served, 'article=strike')
    const drawn = await page.evaluate(() => {
      // As if the window never came to rest.
      window.requestIdleCallback = () => 0
      window.ask({ article: 'long-20000-0' })
      return document.querySelectorAll('[data-section] > p').length
    })
    expect(drawn).toBeLessThan(100)
    const pdf = await page.pdf({ format: 'A4' })
    const { title, text } = sampleNamed('long-20000-0')
    const printed = await printedWords(pdf)
    expect(printed.startsWith(withoutSpaces(title))).toBe(true)
    // Date and author stand under the headline.
    expect(printed.slice(printed.indexOf('Paragraph0.'))).toBe(withoutSpaces(text.slice(title.length)))
  })
})
