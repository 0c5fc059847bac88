import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { type AnyRecord, type TableName, tableNames, tableSchemas } from '#shared/model/tables'
import type { HistoryEntry } from '#shared/operations/history'
import { claimPatch, operationBody } from '#shared/operations/operation'
import { entryShape } from './entry-shape'
import { unsoundness } from './json-soundness'
import { accepting, faultFinder, knownWhole } from './shape-check'
import { seeded } from './testing/sample-operations'

const read = (...path: string[]) =>
  JSON.parse(readFileSync(join(import.meta.dirname, ...path), 'utf8')) as {
    readonly records: Readonly<Record<TableName, readonly AnyRecord[]>>
    readonly history: readonly HistoryEntry[]
  }
const files = [
  read('../../../seeds/sample.claimbench.json'),
  read('migrations/fixtures/version-3.claimbench.json'),
]

/** Values such as stand in projects, with what has to be said of them. */
const sound: readonly (readonly [string, z.ZodType, unknown])[] = files.flatMap(({ records, history }) => [
  ...tableNames.flatMap(table =>
    (records[table] ?? []).map(record => [table, tableSchemas[table], record] as const),
  ),
  ...history.map(entry => ['entry', entryShape, entry] as const),
  ...history
    .map(({ operation }) => operation.body)
    .filter(body => operationBody.safeParse(body).success)
    .map(body => [body.kind, operationBody, body] as const),
])
const accepts = new Map([...new Set(sound.map(([, schema]) => schema))].map(each => [each, accepting(each)]))
const whole = new Map([...accepts.keys()].map(each => [each, knownWhole(each)]))
const others = [
  null,
  undefined,
  '',
  'x',
  'constructor',
  '\0',
  0,
  -1,
  0.5,
  1e308,
  Number.NaN,
  true,
  [],
  {},
  [{}],
]

describe('a schema’s verdict without its report', () => {
  test('is given, without zod, for what Claimbench writes', () => {
    const withheld = sound.filter(([, schema, value]) => !accepts.get(schema)?.(value)).map(([name]) => name)
    expect([...new Set(withheld)]).toEqual([])
  })

  test('is given without zod for what takes an operation back, and for fields of which some are there', () => {
    const asked = [entryShape.shape.inverse, claimPatch.unwrap()].map(each => vi.spyOn(each, 'safeParse'))
    for (const [, schema, value] of sound) expect(accepting(schema)(value)).toBe(true)
    expect(accepting(claimPatch)({ note: 'looked at' })).toBe(true)
    for (const spy of asked) expect(spy).not.toHaveBeenCalled()
    expect(accepting(claimPatch)({ notes: 'looked at' })).toBe(false)
  })

  test('is given for whole records, which hold nothing that the schema does not know', () => {
    const records = sound.filter(([name]) =>
      ['articles', 'claims', 'mentions', 'links', 'entities'].includes(name),
    )
    const withheld = records.filter(([, schema, value]) => !whole.get(schema)?.(value)).map(([name]) => name)
    expect([...new Set(withheld)]).toEqual([])
    for (const [name, schema, value] of records.slice(0, 50)) {
      const more = (field: unknown) => ({ ...(value as object), later: field })
      for (const field of ['', undefined, JSON.parse('{"__proto__":1}')])
        expect(whole.get(schema)?.(more(field)), name).toBe(false)
    }
  })

  test('is zod’s, whatever has been at the value', () => {
    const random = seeded(5)
    const pick = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)] as T
    const verdicts = { right: 0, wrong: 0 }
    for (let i = 0; i < 3_000; i++) {
      const [name, schema, value] = pick(sound)
      const changed = structuredClone(value)
      const parts: [object, string][] = []
      collect(changed, parts)
      const [holder, key] = pick(parts)
      const how = random()
      if (how < 0.2) Reflect.deleteProperty(holder, key)
      else if (how < 0.3) Reflect.set(holder, `${key}-new`, pick(others))
      else Reflect.set(holder, key, how < 0.6 ? pick(parts)[0] : pick(others))
      const { success } = schema.safeParse(changed)
      if (accepts.get(schema)?.(changed)) expect(success, `${name}: ${key}`).toBe(true)
      if (whole.get(schema)?.(changed))
        expect([success, unsoundness(changed)], `${name}: ${key}`).toEqual([true, undefined])
      verdicts[success ? 'right' : 'wrong']++
    }
    expect(verdicts.right).toBeGreaterThan(100)
    expect(verdicts.wrong).toBeGreaterThan(100)
  })

  test.each<readonly [string, z.ZodType, unknown]>([
    ['a check that is not known here', z.string().endsWith('x'), 'x'],
    ['a check that is not known here, not kept', z.string().endsWith('x'), 'y'],
    ['fields that may not be there', z.strictObject({ a: z.number() }), { a: 1, b: 2 }],
    ['names that must all be there', z.record(z.enum(['a', 'b']), z.number()), { a: 1 }],
    ['names of which some may be there', z.partialRecord(z.enum(['a', 'b']), z.number()), { c: 1 }],
    ['fields of any other name, of one kind', z.object({}).catchall(z.number()), { a: '' }],
    ['a value that would be changed', z.string().trim().min(1), ' '],
    ['a list where fields should be', z.object({}), []],
    [
      'either, and not both',
      z.xor([z.object({ a: z.unknown() }), z.object({ b: z.unknown() })]),
      { a: 1, b: 1 },
    ],
  ])('leaves to zod: %s', (_, schema, value) => {
    expect(faultFinder(schema)(value) === undefined).toBe(schema.safeParse(value).success)
  })
})

/** Every place in a value where another could stand. */
function collect(value: unknown, into: [object, string][]): void {
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value)) {
    into.push([value, key])
    collect(part, into)
  }
}
