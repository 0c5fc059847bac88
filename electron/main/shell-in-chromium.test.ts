import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '#shared/api/client'
import { StandInEngine } from '../host/stand-in-engine'
import { buildPreload, showIn, startChromium } from './stand-in/chromium-window'
import { startShell } from './stand-in/trial'

/* The shell's window in a real Chromium: its own protocol handler, its own headers, its own preload script. */

declare const claimbench: Client

const page = `<!doctype html><html><head><meta charset="utf-8"><meta name="style-nonce" content="x"><title>Claimbench</title>
<style>body { color: rgb(255, 0, 0) }</style><link rel="stylesheet" href="./page.css">
<script>document.title = 'an inline script ran'</script></head>
<body onclick="document.title = 'a handler ran'"><p id="said"></p><script type="module" src="./page.js"></script></body></html>`
const script = `try { new Function('1')(); document.body.dataset.evaluated = 'ran' } catch (error) { document.body.dataset.evaluated = error.name }
const reply = await claimbench.call('workbench.start', {})
document.querySelector('#said').textContent = reply.value.host + ' ' + reply.value.version
claimbench.listen(event => { document.title = event.type + ' ' + (event.command ?? '') })`

let browser: Browser
let preload: string
beforeAll(async () => {
  browser = await startChromium()
  preload = await buildPreload()
})
afterAll(() => browser.close())

async function openShell() {
  const shown = await browser.newPage()
  const blocked: string[] = []
  shown.on('console', message => message.type() === 'error' && blocked.push(message.text()))
  const engine = new StandInEngine()
  const trial = await startShell(engine, {
    page,
    prepare: async (electron, folder) => {
      await writeFile(join(folder, 'out/renderer/page.js'), script)
      await writeFile(join(folder, 'out/renderer/page.css'), 'p { color: rgb(0, 0, 255) }')
      showIn(electron, shown, preload)
    },
  })
  return { ...trial, engine, shown, blocked }
}

describe('in a real Chromium', () => {
  test('the window renders, calls the contract and hears the menu', async () => {
    const { shown, electron } = await openShell()
    await expect.poll(() => shown.textContent('#said')).toBe('electron 9.9.9')
    const help = electron.menu.at(-1)?.submenu
    if (Array.isArray(help)) help[0]?.click?.({} as never, undefined, {} as never)
    await expect.poll(() => shown.title()).toBe('command window.keys')
    await shown.close()
  })

  test('its policy holds: own scripts and styles, nothing inline, nothing from elsewhere', async () => {
    const { shown, blocked } = await openShell()
    await expect.poll(() => shown.textContent('#said')).toBe('electron 9.9.9')
    await shown.click('body')
    expect(await shown.title()).toBe('Claimbench')
    const colour = (selector: string) => shown.$eval(selector, element => getComputedStyle(element).color)
    expect(await colour('p')).toBe('rgb(0, 0, 255)')
    expect(await colour('body')).toBe('rgb(0, 0, 0)')
    expect(blocked.filter(text => text.includes('Content Security Policy')).length).toBeGreaterThanOrEqual(3)
    expect(await shown.getAttribute('body', 'data-evaluated')).toBe('EvalError')
    const fetched = await shown.evaluate(() =>
      fetch('https://example.org/').then(
        () => 'ran',
        () => 'blocked',
      ),
    )
    expect(fetched).toBe('blocked')
    await shown.close()
  })

  test('a style with the page’s nonce is let in', async () => {
    const { shown } = await openShell()
    const colour = await shown.evaluate(() => {
      const style = document.createElement('style')
      style.nonce = document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? ''
      style.textContent = 'body { color: rgb(0, 128, 0) }'
      document.head.append(style)
      return getComputedStyle(document.body).color
    })
    expect(colour).toBe('rgb(0, 128, 0)')
    await shown.close()
  })

  test('the page has the contract and nothing else of Electron or Node', async () => {
    const { shown } = await openShell()
    const found = await shown.evaluate(() => ({
      bridge: Object.keys(claimbench).sort(),
      rest: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron', 'standInInvoke'].filter(
        name => name in window,
      ),
      frozen: Object.isFrozen(claimbench),
    }))
    expect(found).toEqual({ bridge: ['call', 'listen', 'pathOf'], rest: [], frozen: true })
    await shown.close()
  })

  test('a page that stops listening hears nothing more', async () => {
    const { shown, engine } = await openShell()
    await expect.poll(() => shown.textContent('#said')).toBe('electron 9.9.9')
    await shown.evaluate(() => {
      const heard: string[] = []
      Object.assign(window, { heard })
      const stop = claimbench.listen(event => {
        heard.push(event.type)
        stop()
      })
    })
    engine.sessions[0]?.tell({ type: 'recovered' })
    engine.sessions[0]?.tell({ type: 'durable', revision: 1 })
    await expect.poll(() => shown.title()).toMatch(/^durable/)
    expect(await runInPage(shown, 'heard')).toEqual(['recovered'])
    await shown.close()
  })
})

/** Runs text as the page's own inspector would. */
const runInPage = (shown: Page, text: string): Promise<unknown> => shown.evaluate(text)
