import { chmod, rename, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { testFolder } from '../../test-folders.test-support'
import { realFiles } from './real-files'

let folder: string
beforeEach(() => {
  folder = testFolder('files')
})

test('what is known of a file is what it was when it was asked for, whichever name it was asked by', async () => {
  const [path, other] = [join(folder, 'one'), join(folder, 'two')]
  await writeFile(path, 'Ferries')
  await chmod(path, 0o640)
  await utimes(path, 1_000, 1_234.5)
  const facts = await realFiles.facts(path)
  await rename(path, other)
  await writeFile(path, 'Something else')
  expect(facts.kind).toBe('file')
  expect(facts.size).toBe(7)
  if (process.platform !== 'win32') expect(facts.mode).toBe(0o640)
  expect(facts.modified).toBeCloseTo(1_234_500)
  expect((await realFiles.facts(other)).identity).toBe(facts.identity)
  expect((await realFiles.facts(path)).identity).not.toBe(facts.identity)
  expect((await realFiles.facts(folder)).kind).toBe('folder')
})
