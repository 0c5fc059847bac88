import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../scripts/hosts.mjs'
import { inspectorOf, quoteIn, sampleIsOpen } from './in-text'
import { expect, test } from './workbench'

/* What is being written in the inspector: a pause neither loses nor rewrites it, and a closed window keeps it. */

test('a pause saves the words and leaves them as they are written', async ({ workbench }) => {
  const { page } = workbench
  await sampleIsOpen(page)
  const wording = inspectorOf(page).getByLabel('In your words')
  const changed = inspectorOf(page).getByText(/^Changed by/)
  const before = await changed.innerText()
  await wording.fill('')
  await wording.pressSequentially('About ')
  await expect(changed).not.toHaveText(before)
  await expect(wording).toHaveValue('About ')
  await wording.pressSequentially('eleven thousand ')
  await expect(wording).toHaveValue('About eleven thousand ')
  await wording.blur()
  await expect(wording).toHaveValue('About eleven thousand')
})

test('half a figure and half a date are not read until the field is left', async ({ workbench }) => {
  const { page } = workbench
  await page.clock.install()
  await page.reload()
  await sampleIsOpen(page)
  const figure = inspectorOf(page).getByLabel('Figure')
  await figure.fill('1.')
  await page.clock.runFor(5_000)
  await expect(figure).toHaveValue('1.')
  await figure.pressSequentially('2 million')
  await figure.press('Enter')
  await expect(figure).toHaveValue('1,200,000')
  const asOf = inspectorOf(page).getByLabel('As of')
  await asOf.fill('2 Mar')
  await page.clock.runFor(5_000)
  await expect(asOf).toHaveValue('2 Mar')
  await expect(inspectorOf(page).getByRole('alert')).toHaveCount(0)
  await asOf.pressSequentially(' 2025')
  await asOf.blur()
  await expect(asOf).toHaveValue('2 Mar 2025')
})

test('a reload right after typing keeps what was typed', async ({ workbench }) => {
  const { page } = workbench
  await sampleIsOpen(page)
  const wording = inspectorOf(page).getByLabel('In your words')
  await wording.fill('Typed and gone at once.')
  await page.reload()
  await sampleIsOpen(page)
  await expect(wording).toHaveValue('Typed and gone at once.')
})

test('in a project that another window writes, the inspector is to be read only', async ({
  workbench,
  browser,
}) => {
  const { page, folder } = workbench
  await sampleIsOpen(page)
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
  await expect(second.getByTestId('disk-state')).toHaveText('Read-only')
  await second.getByRole('button', { name: 'Claims', exact: true }).click()
  await second.getByRole('option').first().click()
  const inspector = inspectorOf(second)
  await expect(quoteIn(second)).toBeVisible()
  await expect(inspector.getByLabel('In your words')).toHaveAttribute('readonly')
  await expect(inspector.getByLabel('Figure')).toHaveAttribute('readonly')
  await expect(inspector.getByLabel('Certainty')).toBeDisabled()
  await expect(inspector.getByLabel('Said by')).toBeDisabled()
  for (const name of ['Add', /^Link/, /^Remove /])
    await expect(inspector.getByRole('button', { name })).toHaveCount(0)
  await expect(inspectorOf(page).getByLabel('In your words')).not.toHaveAttribute('readonly')
  await expect(inspectorOf(page).getByRole('button', { name: 'Add' })).toHaveCount(1)
  await second.close()
  other.kill('SIGTERM')
  await ended
})
