/*
 * `node scripts/take-pictures.mjs`: takes the README's pictures anew, from the built workbench on the sample, in a
 * real window without a screen. Run it when what they show has changed, and look at them.
 */
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from '@playwright/test'
import { findChromium, root } from './hosts.mjs'

const folder = mkdtempSync(join(tmpdir(), 'claimbench-pictures-'))
const project = join(folder, 'kelm-deployment.claimbench.json')
cpSync(join(root, 'seeds/sample.claimbench.json'), project)
const host = spawn(process.execPath, [join(root, 'out/main/web.js'), project, '--no-window'], {
  env: { ...process.env, CLAIMBENCH_CONFIG: join(folder, 'config') },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : ['--disable-gpu'],
})
try {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } })
  await page.goto(await address())
  await page.locator('[data-pane="2"] .ProseMirror').waitFor()
  await picture(page, 'annotate')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.locator('html[data-theme=dark]').waitFor()
  await picture(page, 'annotate-dark')
} finally {
  await browser.close()
  host.kill()
  rmSync(folder, { recursive: true, force: true })
}

async function address() {
  for await (const line of createInterface(host.stdout)) {
    const found = /http:\/\/\S+/.exec(line)
    if (found) return found[0]
  }
  throw new Error('the workbench did not start')
}

/** Takes the picture once fonts are there and what moves has come to rest. */
async function picture(page, name) {
  await page.evaluate(async () => {
    await document.fonts.ready
    // What has just been set begins to move with the next frame.
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
    await Promise.allSettled(document.getAnimations().map(one => one.finished))
  })
  await page.screenshot({ path: join(root, 'docs/pictures', `${name}.png`) })
}
