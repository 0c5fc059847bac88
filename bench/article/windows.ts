import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { launchBrowser } from '../browser'
import { openWindow } from '../window/open-window'
import { longArticleFile } from './long-article-file'
import type { KeyFigures } from './page/main'

/** What a key took in the window. */
export interface WindowKeyFigures extends KeyFigures {
  /** The frames that were drawn from the key on, up to the one that has the highlight: 1 where the very next has it. */
  readonly frames: number
}

declare global {
  interface Window {
    keys: {
      /** What each label’s key that has been pressed took until its highlight was painted. */
      readonly pressed: WindowKeyFigures[]
      /** How many stretches of the text are painted as claims, be it on the sheet over it. */
      painted(): number
    }
  }
}

/** The app’s own window, on projects of one article. */
export interface Windows {
  /**
   * Presses the key of a label so many times in an article of so many words and claims, each time on a sentence and
   * a word and when the press before is on disk and has been undone. What each took until its highlight was painted.
   */
  keys(words: number, claims: number, presses: number): Promise<readonly WindowKeyFigures[]>
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

async function pressed(page: Page, presses: number): Promise<readonly WindowKeyFigures[]> {
  const { keyboard } = page
  await page.getByRole('main', { name: 'Articles' }).getByRole('option').first().click()
  await keyboard.press('Enter')
  await page.getByTestId('pane-1').locator('[data-section] p').first().waitFor()
  await keyboard.press('Control+1')
  await page.locator('.ProseMirror:focus').waitFor()
  await page.evaluate(watchKeys)
  // With every frame: a locator looks ever more seldom.
  const onDisk = () => page.waitForFunction(allOnDisk, null, { polling: 'raf' })
  for (let at = 0; at < presses; at++) {
    await keyboard.press('ArrowDown')
    // A word more than the sentence: whatever is marked there already, this is not.
    await keyboard.press('Shift+ArrowRight')
    await page.evaluate(settled)
    const before = await page.evaluate(() => window.keys.painted())
    // Held until it is drawn, as a finger holds it: the browser puts off all else for what a key’s release changes too.
    await keyboard.down('2')
    await page.waitForFunction(count => window.keys.pressed.length === count, at + 1, { polling: 'raf' })
    await keyboard.up('2')
    await onDisk()
    await keyboard.press('Control+z')
    await page.waitForFunction(count => window.keys.painted() === count, before, { polling: 'raf' })
    await onDisk()
  }
  return page.evaluate(() => window.keys.pressed)
}

/** In the page: from now on, every press of the key 2 is timed until one highlight more than before is painted. */
function watchKeys(): void {
  const onSheet = () =>
    document
      .querySelector<HTMLIFrameElement>('body > iframe')
      ?.contentDocument?.querySelectorAll('div[style*="scale("]').length ?? 0
  const painted = () =>
    [...CSS.highlights].reduce(
      (sum, [name, ranges]) => sum + (name.startsWith('claim') ? ranges.size : 0),
      onSheet(),
    )
  const pressed: WindowKeyFigures[] = []
  window.keys = { pressed, painted }
  let acted = 0
  window.addEventListener(
    'keydown',
    event => {
      if (event.key !== '2') return
      const before = painted()
      const began = performance.now()
      let frames = 0
      const look = () => {
        frames++
        const frame = performance.now()
        const there = painted() > before
        // The first task after the frame: nothing else comes between a frame’s callbacks and its painting.
        const channel = new MessageChannel()
        channel.port1.onmessage = () => {
          const at = performance.now()
          if (there)
            pressed.push({ waited: at - event.timeStamp, worked: acted - began + (at - frame), frames })
          else requestAnimationFrame(look)
        }
        channel.port2.postMessage(null)
      }
      requestAnimationFrame(look)
    },
    { capture: true },
  )
  // The last of all to hear of the key.
  window.addEventListener('keydown', () => {
    acted = performance.now()
  })
}

/** In the page: whether the status bar says so. */
function allOnDisk(): boolean {
  const bars = [...document.querySelectorAll('footer')]
  return bars.some(({ textContent }) => textContent?.includes('Everything is on disk'))
}

/**
 * In the page: until what was asked for has been painted, and what tells of the press before stands still. As long as
 * a message comes up, every frame has all highlights in view painted anew, and nobody undoes and marks within one.
 */
async function settled(): Promise<void> {
  const frame = () => new Promise(resolve => requestAnimationFrame(resolve))
  await frame()
  await frame()
  const moving = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
  await Promise.allSettled(moving.map(({ finished }) => finished))
  await frame()
  await frame()
}
