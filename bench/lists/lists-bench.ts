import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import type { Bench, Row } from '../bench'
import { launchBrowser } from '../browser'
import { interleaved } from '../timing'
import { largeFile } from '../window/large-file'
import { longestTask } from '../window/longest-task'
import { type OpenWindow, openWindow } from '../window/open-window'
import { oneArticle, twoFiles } from './files'
import { openReview } from './open-review'

const articles = 625
/** The differences of the two files that are reviewed at 1×; at 16× they are twenty thousand. */
const differences = 1_250
/** The views whose rows grow with the project, their keys, and what a row is. */
const lists = [
  { view: 'Claims', keys: 'Alt+2', what: 'ten claims an article' },
  { view: 'Entities', keys: 'Alt+3', what: 'an entity an article' },
  { view: 'History', keys: 'Alt+6', what: 'twenty-two operations an article' },
] as const
/** Claims of the article in which the inspector goes from claim to claim at 1×; at 16× they are ten thousand. */
const inOne = 625
const review = { view: 'Review', keys: 'Alt+4', what: 'two differences for each of 625 articles' } as const

/** The long lists of the real window: how long each takes to come, and the longest task of its thread on the way through it. */
export const listsBench: Bench = {
  what: 'the long lists of the window: until the first rows are painted, and the longest task of going through them',
  unit: `${articles} articles, ${articles * 10} claims, ${articles} entities; ${differences} differences under review`,
  counted: 'time on the clock until painted, tasks in processor time',
  scales: [1, 4, 16],
  quickRounds: 1,
  needs: ['app'],
  async measure({ scale, rounds }) {
    const folder = await mkdtemp(join(tmpdir(), 'claimbench-bench-lists-'))
    const browser = await launchBrowser()
    const windows: OpenWindow[] = []
    try {
      const large = await openWindow(browser, await largeFile(articles * scale))
      windows.push(large)
      const { mine, theirs } = await twoFiles(folder, differences * scale)
      const reviewing = await openWindow(browser, mine, { beside: [theirs] })
      windows.push(reviewing)
      await openReview(reviewing.page, theirs)
      const long = await openWindow(browser, await oneArticle(folder, inOne * scale))
      windows.push(long)
      const all = [...lists.map(list => ({ ...list, page: large.page })), { ...review, page: reviewing.page }]
      const acts = all.map(
        ({ view, keys, page }) => [view, () => through(browser, page, view, keys)] as const,
      )
      const figures = await interleaved(rounds, {
        ...Object.fromEntries(acts),
        [inspector]: () => fromClaimToClaim(browser, long.page),
      })
      const goals = [{ most: 50 }]
      return [
        ...all.flatMap(({ view, what }): Row[] => [
          { name: comes(view), unit: 'ms', values: figures[comes(view)] ?? [] },
          {
            ...{ name: `${view} (${what}): longest task`, unit: 'ms' },
            ...{ values: figures[`${view} task`] ?? [], goals },
          },
        ]),
        { name: inspector, unit: 'ms', values: figures[inspector] ?? [], goals },
      ]
    } finally {
      for (const { end } of windows) await end()
      await browser.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

/** Claims that are walked over in a round. */
const steps = 20
const inspector = `Inspector and margin (${inOne} claims in one article), from claim to claim: longest task`
const comes = (view: string) => `${view}: key pressed, until the first rows are painted`

/** From the articles to the list, through it by pages, to its end and back to its beginning. */
async function through(
  browser: Browser,
  page: Page,
  view: string,
  keys: string,
): Promise<Record<string, number>> {
  await page.bringToFront()
  await page.keyboard.press('Alt+1')
  await page.getByRole('main', { name: 'Articles' }).getByRole('option').first().waitFor()
  const painted = page.evaluate(rowsPainted, view)
  await page.keyboard.press(keys)
  const came = await painted
  const list = page.getByRole('main', { name: view }).locator('[role=listbox], [role=grid]').first()
  await list.focus()
  const longest = await longestTask(browser, async () => {
    for (let pages = 0; pages < 20; pages++) await page.keyboard.press('PageDown')
    await page.keyboard.press('End')
    await page.keyboard.press('Home')
    await page.evaluate(twoFrames)
  })
  return { [comes(view)]: came, [`${view} task`]: longest }
}

/** Through an article with reader, margin and inspector, a claim at a time. */
async function fromClaimToClaim(browser: Browser, page: Page): Promise<number> {
  await page.bringToFront()
  await page.keyboard.press('Control+1')
  await page.locator('.ProseMirror:focus').waitFor()
  await page.keyboard.press('n')
  const place = page
    .getByTestId('inspector')
    .getByText(/^In this article: claim/)
    .locator('..')
  const [at = 0, of = 0] = ((await place.textContent()) ?? '').match(/\d+/g)?.map(Number) ?? []
  const on = Math.min(steps, of - at)
  return longestTask(browser, async () => {
    for (let step = 0; step < on; step++) await page.keyboard.press('n')
    await place.getByText(`${at + on} of ${of}`).waitFor()
    await page.evaluate(twoFrames)
  })
}

/** In the page: how long from now until the view’s rows are painted, in milliseconds. */
function rowsPainted(view: string): Promise<number> {
  const began = performance.now()
  return new Promise(resolve => {
    const look = () => {
      const row = document.querySelector(`main[aria-label="${view}"] :is([role=option], [role=row])`)
      if (!row?.textContent) return requestAnimationFrame(look)
      return requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - began)))
    }
    look()
  })
}

/** In the page: until what was asked for has been painted. */
function twoFrames(): Promise<void> {
  return new Promise(resolve => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  })
}
