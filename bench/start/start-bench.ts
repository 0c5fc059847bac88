import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Browser, Page } from '@playwright/test'
import type { Bench } from '../bench'
import { launchBrowser } from '../browser'
import { servePage } from '../served-page'
import { interleaved } from '../timing'
import { startHost } from '../window/host'

const ready = 'window: asked for, until the sample can be annotated'
const tiptap = 'an empty TipTap page: asked for, until it can be typed into'
const listens = 'host: started, until its port listens'
const node = 'node: started, until it ends'
const whole = 'host and window together'

/** How long the app takes to start, beside the least that the same parts could take. */
export const startBench: Bench = {
  what: 'the start of the app until the sample can be annotated',
  unit: 'the sample project: 7 articles',
  counted: 'time on the clock, until painted',
  scales: [1],
  needs: ['app'],
  async measure({ rounds }) {
    const browser = await launchBrowser()
    const page = await servePage('bench/start/page')
    try {
      // The first page of a browser starts more than itself.
      await painted(browser, page.address)
      const figures = await interleaved(rounds, {
        app: async () => {
          const host = await startHost('seeds/sample.claimbench.json')
          try {
            const { took, scripts } = await painted(browser, host.address)
            return { [listens]: host.listened, [ready]: took, [whole]: host.listened + took, scripts }
          } finally {
            await host.end()
          }
        },
        [tiptap]: async () => (await painted(browser, page.address)).took,
        [node]: async () => {
          const began = performance.now()
          await once(spawn(process.execPath, ['-e', '0']), 'exit')
          return performance.now() - began
        },
      })
      const row = (name: string, more = {}) => ({ name, unit: 'ms', values: figures[name] ?? [], ...more })
      return [
        row(ready, { floor: tiptap }),
        row(tiptap),
        row(listens, { floor: node }),
        row(node),
        row(whole, { floor: tiptap }),
        { name: 'scripts loaded by then', unit: 'kB', values: figures.scripts ?? [] },
      ]
    } finally {
      await page.close()
      await browser.close()
    }
  },
}

/** Opens the address in a browser profile of its own: how long until there is text to click into, and what it loaded. */
async function painted(browser: Browser, address: string): Promise<{ took: number; scripts: number }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(noteWhenEditable)
    await page.goto(address)
    return await seen(page)
  } finally {
    await context.close()
  }
}

declare global {
  interface Window {
    editableAt?: { readonly took: number; readonly scripts: number }
  }
}

/** In the page: looks with every frame, and notes the moment when the paragraph has been painted. */
function noteWhenEditable(): void {
  const look = () => {
    if (!document.querySelector('.ProseMirror:read-write p')) return requestAnimationFrame(look)
    return requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const scripts = performance
          .getEntriesByType('resource')
          .filter(({ name }) => name.endsWith('.js'))
          .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).decodedBodySize, 0)
        window.editableAt = { took: performance.now(), scripts: scripts / 1_000 }
      }),
    )
  }
  look()
}

async function seen(page: Page): Promise<{ took: number; scripts: number }> {
  const found = await page.waitForFunction(() => window.editableAt)
  const value = await found.jsonValue()
  if (!value) throw new Error('The page has said nothing of when it could be used.')
  return value
}
