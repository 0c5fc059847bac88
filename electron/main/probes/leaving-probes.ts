import type { BrowserContext } from '@playwright/test'
import { expect } from 'vitest'
import { pageAddress } from '../app-protocol'
import type { Probe, ProbedWindow } from './probed-window'

/* Ways out of the page: to another address, into another window, onto the disk, onto the network without a policy. */

declare const outcome: (act: () => unknown) => Promise<string>

/** Resolves with where the page was about to go, when the shell has been asked. */
function goes({ window }: ProbedWindow, event = 'will-navigate'): Promise<string> {
  return new Promise(resolve => {
    window().webContents.once(event, ({ url }: { url: string }) => resolve(url))
  })
}

/** Resolves when a window has been opened, and is gone again. */
async function goneAgain(context: BrowserContext): Promise<void> {
  const opened = await context.waitForEvent('page')
  if (!opened.isClosed()) await opened.waitForEvent('close')
}

/** One that sets out for another machine's page in this window; the shell has to be asked, and to keep it here. */
function leaving(name: string, act: (elsewhere: string) => void): Probe {
  return {
    name,
    async run(probed) {
      const asked = goes(probed)
      await probed.page.evaluate(act, probed.elsewhere)
      expect(await asked).toBe(`${probed.elsewhere}/gone`)
    },
  }
}

/** One that opens another machine's page in a window of its own. */
function opening(name: string, act: (elsewhere: string) => void): Probe {
  return {
    name,
    async run({ page, context, elsewhere }) {
      const denied = goneAgain(context)
      await page.evaluate(act, elsewhere)
      await denied
    },
  }
}

/** One that Chromium refuses of itself, with this error. */
function refused(name: string, error: string, act: (elsewhere: string) => Promise<string>): Probe {
  return {
    name,
    run: async ({ page, elsewhere }) => expect(await page.evaluate(act, elsewhere)).toBe(error),
  }
}

/** One that the policy would be in the way of, were it there: the shell's guard of requests has to hold alone. */
function unguarded(name: string, act: (elsewhere: string) => Promise<string>): Probe {
  return {
    name: `${name}, with the page’s policy taken away`,
    without: 'the policy',
    run: async ({ page, elsewhere }) => expect(await page.evaluate(act, elsewhere)).toBe('kept here'),
  }
}

export const leavingProbes: readonly Probe[] = [
  leaving('location = another machine’s page', elsewhere => {
    location.href = `${elsewhere}/gone`
  }),
  leaving('a link to another machine’s page', elsewhere => {
    const link = document.createElement('a')
    link.href = `${elsewhere}/gone`
    document.body.append(link)
    link.click()
  }),
  leaving('a page that sends itself away after no time (<meta> refresh)', elsewhere => {
    const meta = document.createElement('meta')
    meta.httpEquiv = 'refresh'
    meta.content = `0; url=${elsewhere}/gone`
    document.head.append(meta)
  }),
  opening('window.open', elsewhere => {
    window.open(`${elsewhere}/opened`)
  }),
  opening('a link with a target', elsewhere => {
    const link = document.createElement('a')
    link.href = `${elsewhere}/opened`
    link.target = '_blank'
    document.body.append(link)
    link.click()
  }),
  opening('a link with a target and no way back', elsewhere => {
    const link = document.createElement('a')
    link.href = `${elsewhere}/opened`
    link.target = '_blank'
    link.rel = 'noopener'
    document.body.append(link)
    link.click()
  }),
  refused('the address bar told another address (history.pushState)', 'SecurityError', elsewhere =>
    outcome(() => history.pushState(null, '', `${elsewhere}/`)),
  ),
  refused('a service worker of another machine’s', 'SecurityError', elsewhere =>
    outcome(() => navigator.serviceWorker.register(`${elsewhere}/worker.js`)),
  ),
  {
    name: 'location = a page in a data: address',
    async run({ page }) {
      const said = page.waitForEvent('console', message =>
        message.text().includes('Not allowed to navigate top frame'),
      )
      await page.evaluate(() => {
        location.href = 'data:text/html,<title>gone</title>'
      })
      await said
    },
  },
  {
    name: 'location = a file: address',
    async run({ page }) {
      const said = page.waitForEvent('console', message =>
        message.text().includes('Not allowed to load local resource'),
      )
      await page.evaluate(() => {
        location.href = 'file:///etc/passwd'
      })
      await said
    },
  },
  {
    name: 'a download',
    async run({ page, electron }) {
      const download = page.waitForEvent('download')
      await page.evaluate(() => {
        const link = document.createElement('a')
        link.href = URL.createObjectURL(new Blob(['anything']))
        link.download = 'anything.exe'
        link.click()
      })
      await download
      expect(electron.session.defaultSession.stopsDownload()).toBe(true)
    },
  },
  {
    name: 'a page of the window’s own, shown in a frame',
    without: 'the policy',
    async run(probed) {
      const asked = goes(probed, 'will-frame-navigate')
      await probed.page.evaluate(() => {
        const frame = document.createElement('iframe')
        frame.src = '/'
        document.body.append(frame)
      })
      expect(await asked).toBe(pageAddress)
      expect(await probed.page.frames()[1]?.evaluate(() => document.title)).toBe('')
    },
  },
  unguarded('fetch', elsewhere =>
    fetch(`${elsewhere}/fetch`).then(
      () => 'gone',
      () => 'kept here',
    ),
  ),
  unguarded(
    'an image',
    elsewhere =>
      new Promise(resolve => {
        const image = new Image()
        image.onload = () => resolve('gone')
        image.onerror = () => resolve('kept here')
        image.src = `${elsewhere}/image.png`
      }),
  ),
  unguarded(
    'a script',
    elsewhere =>
      new Promise(resolve => {
        const script = document.createElement('script')
        script.onload = () => resolve('gone')
        script.onerror = () => resolve('kept here')
        script.src = `${elsewhere}/script.js`
        document.head.append(script)
      }),
  ),
  unguarded(
    'a WebSocket',
    elsewhere =>
      new Promise(resolve => {
        const socket = new WebSocket(elsewhere.replace('http', 'ws'))
        socket.onopen = () => resolve('gone')
        socket.onclose = () => resolve('kept here')
      }),
  ),
]
