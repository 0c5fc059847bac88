import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { testFolder } from '../../test-folders.test-support'
import { slowPage } from '../import/testing/hostile-pages'
import { readerFile } from './reader-file'

let folder: string
beforeEach(() => {
  folder = testFolder('orphan')
})

/** An engine of a few lines: it has a page read that takes half a minute, and says so when the reader has it. */
const engine = (page: string) => `
const { fork } = require('node:child_process')
const reader = fork(${JSON.stringify(readerFile())}, { serialization: 'advanced', stdio: ['ignore', 'inherit', 'ignore', 'ipc'] })
reader.once('message', () => {
  // It is ready.
  reader.send({ reading: 'article', given: { path: ${JSON.stringify(page)} } }, () => console.log('reading'))
})
setInterval(() => {}, 1e6)
`

test('a reader whose engine was killed does not read on', {
  skip: process.platform === 'win32',
}, async () => {
  const page = join(folder, 'x.html')
  await writeFile(page, slowPage())
  const parent = spawn(process.execPath, ['-e', engine(page)], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(parent.stdout, 'data')
  // The reader has the pipe as well: it ends when nobody holds it any more.
  const ended = once(parent.stdout.resume(), 'end')
  parent.kill('SIGKILL')
  await expect(ended).resolves.toEqual([])
})
