import { readFile, writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from './project-store'
import { Workplace } from './testing/workplace'

let at: Workplace
let text: string
beforeEach(async () => {
  at = await Workplace.set()
  const store = await at.create()
  await at.doing(store, 12)
  await store.close()
  text = await readFile(at.path, 'utf8')
})
afterEach(() => at.clear())

type Json = Record<string, never> & {
  records: Record<string, Record<string, unknown>[]>
  [field: string]: unknown
}

/** Opens what stands in the file now. */
async function opening(contents: string | Uint8Array) {
  await writeFile(at.path, contents)
  const outcome = await openStore(at.path, at.surroundings)
  if (outcome.ok) await outcome.value.close()
  return outcome
}
function edited(change: (root: Json) => void): string {
  const root = JSON.parse(text) as Json
  change(root)
  return JSON.stringify(root)
}

describe('what is no whole project is refused, and its bytes stay as they are', () => {
  const claim = (root: Json) => root.records.claims?.[0] as Record<string, unknown>
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  test.each<readonly [string, string, RegExp, () => string | Uint8Array]>([
    ['an empty file', 'damaged', /empty/, () => ''],
    ['null', 'damaged', /holds nothing but null/, () => 'null'],
    ['0', 'damaged', /holds nothing but 0/, () => '0'],
    ['false', 'damaged', /holds nothing but false/, () => 'false'],
    ['""', 'damaged', /holds nothing but ""/, () => '""'],
    ['zeros', 'damaged', /not whole JSON/, () => new Uint8Array(5_000)],
    [
      'bytes that are not UTF-8',
      'damaged',
      /not UTF-8/,
      () => Buffer.concat([Buffer.from(text), Buffer.from([0xff])]),
    ],
    ['half of it', 'damaged', /not whole JSON/, () => text.slice(0, text.length / 2)],
    ['another program’s JSON', 'not-a-project', /not a Claimbench project/, () => '{"name":"x"}'],
    ['a list', 'not-a-project', /not a Claimbench project/, () => '[]'],
    [
      'a newer version that has no records where we look for them',
      'newer',
      /newer Claimbench \(format 99.*nothing of it can be made out/,
      () => edited(root => Object.assign(root, { version: 99, records: null })),
    ],
    [
      'an operation of a kind that every object has',
      'damaged',
      /damaged/,
      () =>
        edited(root => {
          const entry = root.history?.[3] as unknown as { operation: { body: { kind: string } } }
          entry.operation.body.kind = 'constructor'
        }),
    ],
    ['no version', 'damaged', /version/, () => edited(root => delete root.version)],
    ['version 0', 'damaged', /version/, () => edited(root => Object.assign(root, { version: 0 }))],
    [
      'heads that are no hashes',
      'damaged',
      /heads/,
      () => edited(root => Object.assign(root, { heads: { 'annotator-sample': 'x' } })),
    ],
    ['no records', 'damaged', /records/, () => edited(root => Object.assign(root, { records: null }))],
    [
      'a table missing',
      'damaged',
      /claims: the table is missing/,
      () => edited(root => delete root.records.claims),
    ],
    [
      'a record twice',
      'damaged',
      /there twice/,
      () => edited(root => root.records.claims?.push(claim(root))),
    ],
    [
      'an offset that is text',
      'damaged',
      /claims\/claim-/,
      () => edited(root => Object.assign(claim(root), { spans: [{ start: 'x' }] })),
    ],
    [
      'a claim in no article',
      'damaged',
      /no article/,
      () => edited(root => Object.assign(claim(root), { article: 'article-none' })),
    ],
    [
      'a text changed',
      'damaged',
      /not the one that was imported/,
      () => text.replace(/(?<="texts": \{\n".{64}": ".{40})./, '¿'),
    ],
    [
      'no project',
      'damaged',
      /exactly one description/,
      () => edited(root => Object.assign(root.records, { info: [] })),
    ],
    [
      'an operation that is none',
      'damaged',
      /history\/1/,
      () => edited(root => Object.assign(root, { history: [{}] })),
    ],
    [
      'nesting without end',
      'damaged',
      /nests more than 64 deep/,
      () => text.replace('"note":""', `"note":"","later":${deep}`),
    ],
    [
      'a forbidden name',
      'damaged',
      /__proto__/,
      () => text.replace('"note":""', '"note":"","__proto__":{"polluted":1}'),
    ],
    [
      'a forbidden name at the top',
      'damaged',
      /__proto__|forbidden/,
      () => text.replace('"version"', '"__proto__":{"polluted":1},"version"'),
    ],
  ])('%s: %s', async (_name, code, message, contents) => {
    const bytes = contents()
    const outcome = await opening(bytes)
    expect(outcome).toMatchObject({
      ok: false,
      problem: { code, message: expect.stringMatching(message), file: at.path },
    })
    if (!outcome.ok && code === 'damaged') expect(outcome.faults.length).toBeGreaterThan(0)
    expect(await readFile(at.path)).toEqual(Buffer.from(bytes))
    expect(await at.names()).toEqual(['p.claimbench.json'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  test('every fault is named, not only the first', async () => {
    const outcome = await opening(
      edited(root => {
        for (const record of root.records.claims ?? []) Object.assign(record, { note: 1 })
      }),
    )
    const claims = (JSON.parse(text) as Json).records.claims?.length ?? 0
    expect(claims).toBeGreaterThan(3)
    expect(!outcome.ok && outcome.faults.map(({ where }) => where.split('/')[0])).toEqual(
      Array(claims).fill('claims'),
    )
  })

  test('a file cut at any place', async () => {
    for (let length = 0; length < text.length; length += Math.max(1, Math.floor(text.length / 60))) {
      expect(await opening(text.slice(0, length))).toMatchObject({ ok: false, problem: { code: 'damaged' } })
    }
  })

  test('a folder, and nothing at all', async () => {
    expect(await openStore(at.folder, at.surroundings)).toMatchObject({
      ok: false,
      problem: { code: 'unreadable' },
    })
    expect(await openStore(`${at.path}x`, at.surroundings)).toMatchObject({
      ok: false,
      problem: { code: 'not-found' },
    })
  })
})

describe('what is unusual and whole opens', () => {
  test('a byte order mark, other spacing and other line ends: opens, and is said to have been changed', async () => {
    const outcome = await opening(
      `\ufeff${JSON.stringify(JSON.parse(text), null, 4).replaceAll('\n', '\r\n')}`,
    )
    expect(outcome.ok && outcome.value.recovery).toEqual([
      expect.stringMatching(/changed by something other/),
    ])
  })

  test('fields and tables of a newer version survive', async () => {
    await writeFile(
      at.path,
      edited(root => {
        Object.assign(root, { colours: { sea: ['grey'] } })
        Object.assign(root.records, { tides: [{ id: 'tide-1', height: 3 }] })
        for (const record of root.records.claims ?? []) Object.assign(record, { weight: { grams: 1 } })
      }),
    )
    const store = await at.open()
    await at.doing(store, 1)
    await store.close()
    const root = JSON.parse(await readFile(at.path, 'utf8')) as Json
    expect(root.colours).toEqual({ sea: ['grey'] })
    expect(root.records.tides).toEqual([{ id: 'tide-1', height: 3 }])
    expect(root.records.claims?.filter(record => 'weight' in record).length).toBeGreaterThan(3)
  })

  test('every bit that is flipped in the file is noticed', async () => {
    const bytes = await readFile(at.path)
    for (let i = 0; i < 150; i++) {
      const flipped = Buffer.from(bytes)
      const place = Math.floor(at.surroundings.random() * bytes.length)
      flipped[place] = (flipped[place] ?? 0) ^ (1 << (i % 8))
      const outcome = await opening(flipped)
      if (outcome.ok) expect(outcome.value.recovery.join()).toMatch(/changed by something other/)
    }
  })
})
