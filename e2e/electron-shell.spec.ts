import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { createEngine } from '../electron/engine/workbench'
import { findInstallation } from '../electron/host/installation'
import { runShellIn } from '../electron/main/stand-in/run'

/*
 * The desktop shell over the window as built, with a stand-in for Electron's runtime: the shell's own protocol
 * handler and policy, the preload script as built, the contract over IPC. Electron itself is not in it.
 */
test('the shell shows the workbench on the sample project, and its menu reaches the window', async ({
  page,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'claimbench-shell-'))
  const amiss: string[] = []
  page.on('console', message => message.type() === 'error' && amiss.push(message.text()))
  page.on('pageerror', error => amiss.push(error.message))
  const installation = findInstallation(import.meta.url)
  const shell = await runShellIn(page, {
    engine: createEngine(),
    installation,
    configFolder: join(folder, 'config'),
  })
  await expect(page.getByText('The Kelm deployment').first()).toBeVisible()
  const help = shell.electron.menu.at(-1)?.submenu
  const keys = Array.isArray(help) ? help.find(part => part.id === 'window.keys') : undefined
  keys?.click?.({} as never, undefined, {} as never)
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(amiss).toEqual([])
  expect(await shell.end()).toBe(0)
  await rm(folder, { recursive: true, force: true })
})
