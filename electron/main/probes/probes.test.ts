import type { Browser } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildPreload, shownAddress, startChromium } from '../stand-in/chromium-window'
import { type Elsewhere, startElsewhere } from './elsewhere'
import { leavingProbes } from './leaving-probes'
import { policyProbes } from './policy-probes'
import { openProbed, type Probe, type ProbedWindow } from './probed-window'
import { reachingProbes } from './reaching-probes'

/*
 * What a hostile script in the window's page tries, in a real Chromium, against the shell on a stand-in of Electron:
 * each on a page of its own, and with one layer of defence taken away where another has to hold alone.
 */

const families = {
  'the page’s policy blocks': policyProbes,
  'no way leads out of the window:': leavingProbes,
  'the page reaches nothing:': reachingProbes,
}

let browser: Browser
let preload: string
let elsewhere: Elsewhere
beforeAll(async () => {
  browser = await startChromium(
    '--use-fake-device-for-media-stream',
    // It would keep the page from this machine’s own port, which stands for another machine here.
    '--disable-features=LocalNetworkAccessChecks',
  )
  preload = await buildPreload()
  elsewhere = await startElsewhere()
})
afterAll(async () => {
  await browser.close()
  await elsewhere.close()
})
beforeEach(() => {
  elsewhere.reached.length = 0
})

/** The windows that are open, by what they lack; each probe begins on a page loaded anew. */
const windows = new Map<Probe['without'], ProbedWindow>()
async function windowWithout(layer: Probe['without']): Promise<ProbedWindow> {
  const open = windows.get(layer)
  if (!open) {
    const first = await openProbed(browser, preload, elsewhere, layer)
    windows.set(layer, first)
    return first
  }
  await open.page.goto(shownAddress)
  await open.page.waitForSelector('body[data-ready]')
  return open
}

test('there are more than thirty probes, and no two are the same', () => {
  const names = Object.values(families).flatMap(probes => probes.map(({ name }) => name))
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThanOrEqual(60)
})

test('with both layers taken away the page reaches another machine: so what blocks it is Claimbench', async () => {
  const probed = await openProbed(browser, preload, elsewhere, 'the policy')
  probed.electron.session.defaultSession.beforeRequest = (_, answer) => answer({ cancel: false })
  await probed.page.evaluate(async origin => {
    await fetch(`${origin}/fetch`)
    await new Promise(resolve => {
      const socket = new WebSocket(origin.replace('http', 'ws'))
      socket.onclose = resolve
    })
  }, elsewhere.origin)
  expect(elsewhere.reached).toEqual(['GET /fetch', 'UPGRADE /'])
  await probed.context.close()
})

for (const [family, probes] of Object.entries(families)) {
  describe(family, () => {
    test.each(probes.map(probe => [probe.name, probe] as const))('%s', async (_, probe) => {
      const probed = await windowWithout(probe.without)
      await probe.run(probed)
      expect(elsewhere.reached).toEqual([])
      expect(probed.page.url().replace('#here', '')).toBe(shownAddress)
      await expect.poll(() => probed.page.evaluate(() => document.title)).toBe('Claimbench')
      expect(await probed.page.textContent('main')).toBe('Claimbench')
      expect(probed.context.pages()).toHaveLength(1)
    })
  })
}
