import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { watchHolds } from '../apart/testing/holds'
import { parseJson } from './parse-json'
import { seeded } from './testing/sample-operations'
import { specimens } from './testing/specimens'
import { mutated } from './torture/mutations'
import { oneOf } from './torture/ordeal'

/** In one piece, as the language does it: what parsing in portions is held against. */
function whole(bytes: Uint8Array): { readonly value: unknown } | { readonly fault: RegExp } {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { fault: /not UTF-8/ }
  }
  if (/^[ \t\r\n]*$/.test(text)) return { fault: /empty/ }
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { fault: /not whole JSON/ }
  }
}

/** Holds one against the other, with portions of several sizes. Order of fields and forbidden names count as well. */
async function needSame(bytes: Uint8Array): Promise<'parsed' | 'refused'> {
  const expected = whole(bytes)
  for (const portion of [1, 7, 100, 5_000, 1 << 18]) {
    const found = await parseJson(bytes, portion)
    if ('fault' in expected) expect(found).toEqual({ fault: expect.stringMatching(expected.fault) })
    else {
      if ('fault' in found) throw new Error(`with portions of ${portion}: ${found.fault}`)
      need(isSame(found.value, expected.value), `another value with portions of ${portion}`)
    }
  }
  return 'fault' in expected ? 'refused' : 'parsed'
}
function need(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}

/** Without calling itself: values may be nested deeper than there is room to call. */
function isSame(a: unknown, b: unknown): boolean {
  const pairs: [unknown, unknown][] = [[a, b]]
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [one, other] = pair
    if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) {
      if (!Object.is(one, other)) return false
      continue
    }
    const [names, others] = [Object.keys(one), Object.keys(other)]
    if (Array.isArray(one) !== Array.isArray(other) || names.length !== others.length) return false
    for (const [i, name] of names.entries()) {
      if (name !== others[i]) return false
      pairs.push([(one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]])
    }
  }
  return true
}
const utf8 = (text: string) => new TextEncoder().encode(text)

const json = fc.jsonValue({ maxDepth: 6 })
/** One that holds names which are not what they seem, and names that are there twice. */
const named = fc
  .array(fc.tuple(fc.constantFrom('__proto__', 'constructor', '2', '1', 'a', '"', '\\', '\u2028😀'), json))
  .map(members => `{${members.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)}}`)
const layout = fc.constantFrom<string | undefined>(undefined, ' ', '\t', '    ')

describe('JSON parsed in portions is what it is in one piece', () => {
  test('in any layout', async () => {
    await fc.assert(
      fc.asyncProperty(json, layout, async (value, space) => {
        const text = JSON.stringify(value, null, space)
        expect(await needSame(utf8(text))).toBe('parsed')
        await needSame(utf8(` \ufeff${text.replaceAll('\n', '\r\n')}\n`))
        await needSame(utf8(`\ufeff\r\n${text.replaceAll('\n', '\r\n')}\t`))
      }),
      { numRuns: 300 },
    )
  })

  test('with any names', async () => {
    await fc.assert(
      fc.asyncProperty(named, async text => {
        expect(await needSame(utf8(`[${text}, ${text}]`))).toBe('parsed')
      }),
      { numRuns: 300 },
    )
  })

  test('or is refused as there', async () => {
    const sign = fc.constantFrom(...'{}[],:"\\ \n0-.etruefalsn\u00e9\u0000'.split(''))
    const mishap = fc.tuple(fc.nat(), fc.constantFrom('out', 'in', 'other', 'cut'), sign)
    let refused = 0
    await fc.assert(
      fc.asyncProperty(
        named,
        layout,
        fc.array(mishap, { minLength: 1, maxLength: 3 }),
        async (text, space, mishaps) => {
          let broken = JSON.stringify([JSON.parse(text), 1.5e3, true, null, 'é\n'], null, space)
          for (const [place, how, put] of mishaps) {
            const at = place % (broken.length + 1)
            if (how === 'cut') broken = broken.slice(0, at)
            else
              broken =
                broken.slice(0, at) + (how === 'out' ? '' : put) + broken.slice(how === 'in' ? at : at + 1)
          }
          if ((await needSame(utf8(broken))) === 'refused') refused++
        },
      ),
      { numRuns: 500 },
    )
    expect(refused).toBeGreaterThan(250)
  })

  test('after whatever may have happened to a project file', async () => {
    const seed = Number(process.env.CLAIMBENCH_SEED ?? 2025)
    const files = (await specimens(seed)).map(({ file }) => file)
    const random = seeded(seed)
    const outcomes = { parsed: 0, refused: 0 }
    for (let i = 0; i < 150; i++) {
      const { what, bytes } = await mutated(oneOf(random, files), 'file', random, oneOf(random, files))
      try {
        outcomes[await needSame(bytes)]++
      } catch (error) {
        throw new Error(
          `${what} (CLAIMBENCH_SEED=${seed}, ${i}): ${error instanceof Error ? error.message : error}`,
        )
      }
    }
    expect(outcomes.parsed).toBeGreaterThan(20)
    expect(outcomes.refused).toBeGreaterThan(20)
  })

  test('nested however deep', async () => {
    for (const depth of [5, 12, 13, 100, 300_000]) {
      const text = `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`
      const found = await parseJson(utf8(text), 16)
      let value = 'value' in found ? (found.value as { a: unknown }).a : undefined
      let deep = 0
      for (; Array.isArray(value); deep++) value = value[0]
      expect(deep).toBe(depth)
      expect(await parseJson(utf8(text.slice(0, -1)), 16)).toEqual({
        fault: expect.stringMatching(/breaks off/),
      })
    }
  })
})

test('of a line that is much longer than a portion no more than a portion is looked through for its end', async () => {
  const records = Object.fromEntries(
    Array.from({ length: 2_000 }, (_, i) => [`claim-${i}`, { note: 'Said.' }]),
  )
  const bytes = utf8(`{"before":[\n1,\n2\n],\n"line":${JSON.stringify({ records })}}`)
  const looked = vi.spyOn(Buffer.prototype, 'lastIndexOf')
  const parsed = await parseJson(bytes, 1_000)
  const lengths = looked.mock.contexts.map(({ length }) => length)
  looked.mockRestore()
  expect(parsed).toEqual({ value: { before: [1, 2], line: { records } } })
  expect(lengths.length).toBeGreaterThan(10)
  expect(Math.max(...lengths)).toBeLessThan(1_100)
})

describe('what is wrong is told with its line', () => {
  const lines = ['{', '"a": [', '{"b":1},', '{"b":"é😀"},', '{"b":3}', ']', '}']
  test.each<readonly [string, (lines: string[]) => string, string]>([
    ['cut', all => all.slice(0, 4).join('\n'), 'it is not whole JSON: it breaks off in line 4'],
    [
      'a comma too many',
      all => all.with(4, '{"b":3},').join('\n'),
      'it is not whole JSON: it cannot be read in line 6',
    ],
    [
      'something between',
      all => all.with(4, '{"b":?}').join('\n'),
      'it is not whole JSON: it cannot be read in line 5',
    ],
    ['something after', all => [...all, '}'].join('\n'), 'it is not whole JSON: it cannot be read in line 8'],
    ['NULs after', all => `${all.join('\n')}\n\0\0\0`, 'it is not whole JSON: it cannot be read in line 8'],
  ])('%s', async (_, make, fault) => {
    for (const portion of [1, 1_000]) expect(await parseJson(utf8(make(lines)), portion)).toEqual({ fault })
  })
})

test('nothing waits for a large file to be parsed, whatever its layout', async () => {
  const record = { id: 'claim-1', wording: 'The harbour reopened. '.repeat(8), spans: [{ start: 1, end: 2 }] }
  const records = Array.from({ length: 60_000 }, (_, i) => ({ ...record, id: `claim-${i}` }))
  for (const space of [undefined, 2]) {
    const bytes = utf8(JSON.stringify({ records: { claims: records } }, null, space))
    const before = process.cpuUsage()
    JSON.parse(Buffer.from(bytes).toString())
    const { user, system } = process.cpuUsage(before)
    const holds = watchHolds()
    const parsed = await parseJson(bytes)
    expect(holds.end()).toBeLessThan((user + system) / 1_000 / 2)
    need(isSame(parsed, { value: { records: { claims: records } } }), 'another value')
  }
})
