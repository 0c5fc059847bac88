import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { testFolder } from '../../test-folders.test-support'
import { type Files, fileError } from './files'
import { realFiles } from './real-files'
import { SettingsFile } from './settings-file'

const schema = z.object({
  look: z.object({ theme: z.enum(['light', 'dark']), size: z.int() }),
  recent: z.array(z.object({ path: z.string() })),
  places: z.record(z.string(), z.object({ top: z.int() })),
})
const defaults: z.infer<typeof schema> = { look: { theme: 'light', size: 18 }, recent: [], places: {} }

let folder: string
let path: string
beforeEach(() => {
  folder = testFolder('settings')
  path = join(folder, 'deep/er/settings.json')
})

const open = () => SettingsFile.open(path, schema, defaults)

test('begins with the defaults, and remembers what is changed', async () => {
  const file = await open()
  expect(file.value).toEqual(defaults)
  await file.update(value => ({ ...value, recent: [{ path: '/a' }] }))
  expect((await open()).value).toEqual({ ...defaults, recent: [{ path: '/a' }] })
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

test('changes made at once are all kept', async () => {
  const file = await open()
  const add = (i: number) =>
    file.update(value => ({ ...value, places: { ...value.places, [i]: { top: i } } }))
  await Promise.all(Array.from({ length: 50 }, (_, i) => add(i)))
  expect(Object.keys((await open()).value.places)).toHaveLength(50)
})

test('what does not fit is left out piece by piece; what a newer version added stays', async () => {
  await (await open()).update(value => value)
  const found = {
    look: { theme: 'sepia', size: 20 },
    recent: [{ path: '/a' }, { path: 1 }],
    places: { a: { top: 1 }, b: 'x' },
    later: 1,
  }
  await writeFile(path, JSON.stringify(found))
  const file = await open()
  expect(file.value).toEqual({
    look: { theme: 'light', size: 20 },
    recent: [{ path: '/a' }],
    places: { a: { top: 1 } },
  })
  await file.update(value => value)
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ later: 1 })
})

test.each(['', '{', 'null', '[]', '"x"', '\u0000\u0000'])(
  'a file that holds %j is no reason to stop',
  async contents => {
    await (await open()).update(value => value)
    await writeFile(path, contents)
    const file = await open()
    expect(file.value).toEqual(defaults)
    await file.update(value => ({ ...value, recent: [{ path: '/b' }] }))
    expect((await open()).value.recent).toEqual([{ path: '/b' }])
  },
)

test('one that is not JSON is set aside', async () => {
  await (await open()).update(value => value)
  await writeFile(path, '{ half')
  await open()
  expect(await readdir(join(folder, 'deep/er'))).toEqual(['settings.json.broken'])
})

test('one that is not text is set aside as well', async () => {
  await (await open()).update(value => value)
  await writeFile(path, new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]))
  await open()
  expect(await readdir(join(folder, 'deep/er'))).toEqual(['settings.json.broken'])
})

test.each(['EACCES', 'EIO', 'EFBIG'])('one that cannot be read (%s) is not written over', async code => {
  await (await open()).update(value => ({ ...value, recent: [{ path: '/kept' }] }))
  const files: Files = {
    ...realFiles,
    open: (at, how, mode) =>
      how === 'read' ? Promise.reject(fileError(code)) : realFiles.open(at, how, mode),
  }
  const file = await SettingsFile.open(path, schema, defaults, files)
  await file.update(value => ({ ...value, recent: [{ path: '/lost' }] }))
  expect(file.value.recent).toEqual([{ path: '/lost' }])
  expect((await open()).value.recent).toEqual([{ path: '/kept' }])
})

test('a disk that is full costs the memory of it, not the work; the next change is written again', async () => {
  let full = true
  const files = {
    ...realFiles,
    async rename(from: string, to: string) {
      if (full) throw fileError('ENOSPC')
      await realFiles.rename(from, to)
    },
  }
  const file = await SettingsFile.open(path, schema, defaults, files)
  await file.update(value => ({ ...value, recent: [{ path: '/c' }] }))
  expect(file.value.recent).toEqual([{ path: '/c' }])
  expect((await open()).value.recent).toEqual([])
  full = false
  await file.update(value => ({ ...value, look: { ...value.look, size: 20 } }))
  expect((await open()).value).toEqual({
    ...defaults,
    recent: [{ path: '/c' }],
    look: { theme: 'light', size: 20 },
  })
})
