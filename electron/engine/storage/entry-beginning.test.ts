import { expect, test } from 'vitest'
import { type EntryBeginning, oneForAll, readBeginning } from './entry-beginning'
import { seeded } from './testing/sample-operations'

/** The same as a pattern, which says more plainly what is meant. */
const pattern =
  /^\{"operation":\{"id":"([\w.:-]{1,80})","by":"([\w.:-]{1,80})","at":"[\w.:+-]{1,40}","body":\{"kind":"([\w.]{1,40})"[,}]/

const line =
  '{"operation":{"id":"op-1","by":"ada","at":"2025-01-06T08:00:00.000Z","body":{"kind":"claim.set","x":1}}}'

/** What a line begins with; null where it begins otherwise. */
function read(text: string): readonly string[] | null {
  const bytes = Buffer.from(`before,\n${text},\nafter`, 'latin1')
  const into: EntryBeginning = { idFrom: 0, idTo: 0, byFrom: 0, byTo: 0, kindFrom: 0, kindTo: 0 }
  if (!readBeginning(bytes, 8, 8 + text.length, into)) return null
  const part = (from: number, to: number) => bytes.toString('latin1', from, to)
  return [part(into.idFrom, into.idTo), part(into.byFrom, into.byTo), part(into.kindFrom, into.kindTo)]
}

test('a line’s beginning is read as the pattern says, however it was changed', () => {
  expect(read(line)).toEqual(['op-1', 'ada', 'claim.set'])
  const random = seeded(9)
  const below = (most: number) => Math.floor(random() * most)
  const pieces = ['', '"', '\\', ',', '}', 'é', 'a'.repeat(70), 'x', '-', '+', '"id":"', '{']
  let known = 0
  for (let i = 0; i < 4_000; i++) {
    const at = below(line.length)
    const changed = line.slice(0, at) + pieces[below(pieces.length)] + line.slice(at + below(3))
    const expected = pattern.exec(changed)?.slice(1) ?? null
    expect(read(changed), changed).toEqual(expected)
    if (expected) known++
  }
  expect(known).toBeGreaterThan(500)
})

test('ids may be as long as they may be, and no longer; what breaks off is none', () => {
  for (const length of [80, 81]) {
    const long = line.replace('op-1', 'a'.repeat(length))
    expect(read(long)?.[0]?.length ?? 0).toBe(length === 80 ? 80 : 0)
  }
  const whole = line.indexOf('"x"')
  for (let to = 0; to < whole; to++) expect(read(line.slice(0, to)), `${to}`).toBeNull()
  expect(read(line.slice(0, whole))).not.toBeNull()
})

test('what says the same is one text, however many there are', () => {
  const names = Array.from({ length: 40 }, (_, i) => `name-${i}`)
  const lines = Buffer.from([...names, ...names].join(''))
  const one = oneForAll(lines)
  let at = 0
  for (const name of [...names, ...names]) expect(one(at, (at += name.length))).toBe(name)
})
