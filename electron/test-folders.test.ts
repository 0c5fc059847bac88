import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { removeTestFolders, testFolder } from './test-folders.test-support'

test('what a test made is removed with what is in it, and only once', () => {
  const folders = [testFolder('one'), testFolder('one')]
  expect(new Set(folders).size).toBe(2)
  for (const folder of folders) writeFileSync(join(folder, 'a-file'), '')
  removeTestFolders()
  expect(folders.filter(existsSync)).toEqual([])
  removeTestFolders()
})
