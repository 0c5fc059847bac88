import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { FileRequest } from '#shared/api/contract'
import { testFolder } from '../test-folders.test-support'
import { askForFiles } from './dialogs'
import { StandInElectron } from './stand-in/electron-stand-in'

const project: FileRequest = {
  kind: 'save',
  title: 'New',
  button: 'Make',
  filters: [{ name: 'Project', extensions: ['claimbench.json'] }],
}

test.each([
  ['/a/name', '/a/name.claimbench.json'],
  ['/a/name.json', '/a/name.claimbench.json'],
  ['/a/name.claimbench.json', '/a/name.claimbench.json'],
  ['/a/name.txt', '/a/name.txt.claimbench.json'],
])('a name to save under gets its extension once: %s', async (given, path) => {
  const electron = new StandInElectron()
  electron.answers.push([given])
  const window = new electron.BrowserWindow({})
  expect(await askForFiles(electron.dialog, window, project, 'linux')).toEqual([path])
})

test('a file that is there is not overwritten unasked, because its extension was left out', async () => {
  const folder = testFolder('dialog')
  const there = join(folder, 'name.claimbench.json')
  writeFileSync(there, '{}')
  const electron = new StandInElectron()
  const window = new electron.BrowserWindow({})
  electron.answers.push([join(folder, 'name')], [there])
  expect(await askForFiles(electron.dialog, window, project, 'linux')).toEqual([there])
  expect(electron.dialogs).toMatchObject([{}, { options: { defaultPath: there } }])
})

test('macOS is told the last part of an extension, the only one it knows', async () => {
  const electron = new StandInElectron()
  const window = new electron.BrowserWindow({})
  await askForFiles(electron.dialog, window, { ...project, kind: 'open' }, 'darwin')
  expect(electron.dialogs).toMatchObject([{ options: { filters: [{ extensions: ['json'] }] } }])
})
