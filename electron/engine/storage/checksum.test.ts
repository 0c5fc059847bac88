import { createHash } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { hashesOf } from './checksum'
import { checksumStart } from './project-document'

/* A project file’s checksum is looked for from its end, a part at a time: one that breaks off has none. */

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const together = 1 << 20
const file = (...places: number[]) => {
  const bytes = Buffer.alloc(3 * together, ' ')
  for (const place of places) bytes.write(checksumStart, place)
  return bytes
}
afterEach(() => vi.restoreAllMocks())

test.each([
  ['at its end', 3 * together - checksumStart.length],
  ['where a part ends', 2 * together],
  ['where a part begins', 2 * together - checksumStart.length],
  ['over both', 2 * together - 1],
  ['over both, but for its first letter', 2 * together - checksumStart.length + 1],
  ['at its beginning', 0],
])('it is found %s', async (_, place) => {
  const bytes = file(0, place)
  const found = { whole: sha256(bytes), before: sha256(bytes.subarray(0, place)) }
  expect(await hashesOf(bytes)).toEqual(found)
})

test('a file without one is looked through a part at a time', async () => {
  const search = vi.spyOn(Buffer.prototype, 'lastIndexOf')
  const bytes = file()
  expect(await hashesOf(bytes)).toEqual({ whole: sha256(bytes), before: null })
  const parts = search.mock.contexts.map(part => (part as Buffer).length)
  expect(Math.max(...parts)).toBeLessThan(together + checksumStart.length)
  expect(parts.length).toBeGreaterThan(2)
})
