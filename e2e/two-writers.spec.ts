import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../scripts/hosts.mjs'
import { expect, test } from './workbench'

/* A second workbench on the same project: it reads, says who writes, and can have the project when it is free. */
test('one window writes, another reads and says why, and may write once the first has gone', async ({
  workbench,
  browser,
}) => {
  const { page, folder } = workbench
  await expect(page.getByRole('contentinfo')).toContainText('29 claims')
  const project = join(folder, 'sample.claimbench.json')
  const other = spawn(process.execPath, [join(root, 'out/main/web.js'), project, '--no-window'], {
    env: { ...process.env, HOME: folder, CLAIMBENCH_CONFIG: join(folder, 'other') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(other, 'exit')
  let address = ''
  for await (const line of createInterface(other.stdout)) {
    address = /http:\/\/\S+/.exec(line)?.[0] ?? ''
    if (address) break
  }
  const second = await browser.newPage()
  await second.goto(address)
  const takeOver = second.getByRole('button', { name: 'Take over…' })
  await expect(takeOver).toBeVisible()
  await expect(second.getByRole('button', { name: 'Open a copy…' })).toBeVisible()

  await takeOver.click()
  await second.getByRole('dialog').getByRole('button', { name: 'Take over' }).click()
  await expect(takeOver).toBeHidden()
  await second.getByRole('button', { name: 'Scheme' }).click()
  await second.getByRole('button', { name: 'Add label' }).click()
  await expect(second.getByRole('option', { name: /New label/ })).toBeVisible()
  await expect(second.getByText('Everything is on disk')).toBeVisible()

  await expect(page.getByRole('button', { name: 'Take over…' })).toBeVisible()
  await second.close()
  other.kill('SIGTERM')
  await ended
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('button', { name: 'Take over…' })).toBeHidden()
  await page.getByRole('button', { name: 'Scheme' }).click()
  await expect(page.getByRole('option', { name: /New label/ })).toBeVisible()
})
