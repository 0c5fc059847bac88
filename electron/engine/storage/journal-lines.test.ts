import { crc32 } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import type { AnnotatorId, ClaimId, OperationId, ProjectId, TextHash } from '#shared/model/ids'
import { headerLine, type JournalLine, lineBytes, makingBytes, readJournal } from './journal-lines'
import { hashOfText } from './text-hash'

const note = 'naïve – “quoted”, 数, 🛶, \u2028 and a lone \ud83d'

function lineOf(texts?: Readonly<Record<TextHash, string>>): JournalLine {
  const [id, by, claim] = ['op-1' as OperationId, 'ada' as AnnotatorId, 'c' as ClaimId]
  const operation = {
    ...{ id, by, at: '2025-03-02T10:00:00.000Z' },
    body: { kind: 'claim.set' as const, id: claim, patch: { note } },
  }
  const line = { revision: 1, after: null, entry: { operation, inverse: { claims: { c: { note: '' } } } } }
  return texts ? { ...line, texts } : line
}

test.each([
  ['a short line', lineOf()],
  ['a line that is made in parts', lineOf({ [hashOfText(note)]: 'a text' })],
])('%s is the checksum of its JSON, its JSON and an end', async (_, line) => {
  const json = Buffer.from(JSON.stringify(line))
  const sum = crc32(json).toString(16).padStart(8, '0')
  expect(Buffer.from(await lineBytes(line)).toString()).toBe(`${sum} ${json}\n`)
})

test('a long line is put together in steps, and never copied in one go', () => {
  const text = 'About 4,000 soldiers. '.repeat(40_000)
  const line = lineOf({ [hashOfText(text)]: text })
  const concat = vi.spyOn(Buffer, 'concat')
  const steps = makingBytes(line)
  let taken = 0
  let step = steps.next()
  for (; !step.done; step = steps.next()) taken++
  expect(concat).not.toHaveBeenCalled()
  concat.mockRestore()
  expect(Buffer.from(step.value).toString().slice(9, -1)).toBe(JSON.stringify(line))
  // Written piece by piece, and then put in its place piece by piece.
  expect(taken).toBeGreaterThan(6)
})

test('a short line is read back as it was, in whatever script', async () => {
  const header = headerLine({ project: 'p' as ProjectId, epoch: 1, base: 0 })
  const { lines, faults } = await readJournal(Buffer.concat([header, await lineBytes(lineOf())]))
  expect(faults).toEqual([])
  expect(lines).toEqual([lineOf()])
})
