import { expect, test } from 'vitest'
import { fileError, type OpenFile, writeAll } from './files'
import { MemoryFiles } from './testing/memory-files'

const bytes = Uint8Array.from({ length: 20_000 }, (_, at) => at % 251)

/** A file on a disk that takes a byte at a time, and answers at once or in a later turn. */
function slow(atOnce: boolean, taken: (at: number) => number = () => 1) {
  const written = new Uint8Array(bytes.length + 7)
  const write: OpenFile['write'] = (part, at) => {
    const count = taken(at)
    written.set(part.subarray(0, count), at)
    return atOnce ? count : Promise.resolve(count)
  }
  return { written, file: { write } as OpenFile }
}

test.each([true, false])('a disk that takes a byte at a time takes them all: at once %s', async atOnce => {
  const { file, written } = slow(atOnce)
  const done = writeAll(file, bytes, 7)
  expect(done instanceof Promise).toBe(!atOnce)
  await done
  expect(written.subarray(7)).toEqual(bytes)
})

test('a disk that answers on the spot and then takes its time is written to all the same', async () => {
  const { file, written } = slow(true)
  const write: OpenFile['write'] = (part, at) => {
    const count = file.write(part, at)
    return at % 3 === 0 ? Promise.resolve(count) : count
  }
  await writeAll({ write } as OpenFile, bytes, 7)
  expect(written.subarray(7)).toEqual(bytes)
})

test.each([true, false])(
  'one that takes no more and does not say why is at fault: at once %s',
  async atOnce => {
    const { file } = slow(atOnce, at => (at < 10_000 ? 1 : 0))
    const writing = async () => writeAll(file, bytes, 0)
    await expect(writing()).rejects.toMatchObject({ code: 'EIO' })
  },
)

test('what one write in many fails with is told as it is', async () => {
  const files = new MemoryFiles()
  files.atOnce = true
  files.writesAtMost = 1
  files.fault = () => {
    if (files.steps.length > 50) throw fileError('ENOSPC')
  }
  const file = await files.open('/p', 'create')
  expect(() => writeAll(file, bytes, 0)).toThrow(expect.objectContaining({ code: 'ENOSPC' }))
  expect(files.read('/p')).toEqual(bytes.subarray(0, 50))
})
