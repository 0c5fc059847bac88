import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('one module of the storage layer touches the file system, so that a simulated one can take its place', () => {
  const sources = readdirSync(import.meta.dirname).filter(
    name => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  )
  const touching = sources.filter(name =>
    /from 'node:fs/.test(readFileSync(join(import.meta.dirname, name), 'utf8')),
  )
  expect(sources.length).toBeGreaterThan(20)
  expect(touching).toEqual(['real-files.ts'])
})
