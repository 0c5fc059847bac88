import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { launchBrowser } from '../browser'
import { openWindow } from '../window/open-window'
import { longArticleFile } from './long-article-file'

declare global {
  interface Window {
    keys: {
      /** What each label’s key that has been pressed took until its highlight was painted, in milliseconds. */
      readonly waited: number[]
      /** How many stretches of the text are painted as claims. */
      painted(): number
    }
  }
}

/** The app’s own window, on projects of one article. */
export interface Windows {
  /**
   * Presses the key of a label so many times in an article of so many words and claims, each time on a sentence and
   * a word and when the press before is on disk and has been undone. What each took until its highlight was painted, in milliseconds.
   */
  keys(words: number, claims: number, presses: number): Promise<readonly number[]>
}

/** A browser and the projects that are wanted, for as long as `act` takes. */
export async function withWindows<T>(act: (windows: Windows) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'claimbench-bench-article-'))
  const browser = await launchBrowser()
  const projects = new Map<string, Promise<string>>()
  try {
    return await act({
      async keys(words, claims, presses) {
        const wanted = `${words} ${claims}`
        const project = projects.get(wanted) ?? longArticleFile(folder, words, claims)
        projects.set(wanted, project)
        const { page, end } = await openWindow(browser, await project)
        try {
          return await pressed(page, presses)
        } finally {
          await end()
        }
      },
    })
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function pressed(page: Page, presses: number): Promise<readonly number[]> {
  const { keyboard } = page
  await page.getByRole('main', { name: 'Articles' }).getByRole('option').first().click()
  await keyboard.press('Enter')
  await page.getByTestId('pane-1').locator('[data-section] p').first().waitFor()
  await keyboard.press('Control+1')
  await page.locator('.ProseMirror:focus').waitFor()
  await page.evaluate(watchKeys)
  const onDisk = page.getByRole('contentinfo').getByText('Everything is on disk')
  for (let at = 0; at < presses; at++) {
    await keyboard.press('ArrowDown')
    // A word more than the sentence: whatever is marked there already, this is not.
    await keyboard.press('Shift+ArrowRight')
    await page.evaluate(settled)
    const before = await page.evaluate(() => window.keys.painted())
    await keyboard.press('2')
    await page.waitForFunction(count => window.keys.waited.length === count, at + 1, { polling: 'raf' })
    await onDisk.waitFor()
    await keyboard.press('Control+z')
    await page.waitForFunction(count => window.keys.painted() === count, before, { polling: 'raf' })
    await onDisk.waitFor()
  }
  return page.evaluate(() => window.keys.waited)
}

/** In the page: from now on, every press of the key 2 is timed until one highlight more than before is painted. */
function watchKeys(): void {
  const painted = () =>
    [...CSS.highlights].reduce((sum, [name, ranges]) => sum + (name.startsWith('claim') ? ranges.size : 0), 0)
  const waited: number[] = []
  window.keys = { waited, painted }
  window.addEventListener(
    'keydown',
    event => {
      if (event.key !== '2') return
      const before = painted()
      const look = () => {
        const there = painted() > before
        // The first task after the frame: nothing else comes between a frame’s callbacks and its painting.
        const channel = new MessageChannel()
        channel.port1.onmessage = () => {
          if (there) waited.push(performance.now() - event.timeStamp)
          else requestAnimationFrame(look)
        }
        channel.port2.postMessage(null)
      }
      requestAnimationFrame(look)
    },
    { capture: true },
  )
}

/** In the page: until what was asked for has been painted. */
function settled(): Promise<void> {
  return new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
}
