import { crc32 } from 'node:zlib'
import { z } from 'zod'
import type { OperationId, ProjectId, TextHash } from '#shared/model/ids'
import { projectId } from '#shared/model/records'
import type { HistoryEntry } from '#shared/operations/history'
import { breather, unhurried } from './breathing'
import type { Fault } from './document-checks'
import { entryFaultSoon, textsByHash } from './entry-shape'
import { batched, jsonPieces } from './json-pieces'
import { parseJson } from './parse-json'
import { isLong, projectVersion } from './project-document'
import type { Soon } from './soon'
import { hashOfText } from './text-hash'
import { lastVersion } from './version'

/*
 * The journal's text: one line each for the header and for every operation, `<CRC-32 in hexadecimal> <JSON>`. A
 * line names the operation that went before it, so that lines of two histories are never taken for one.
 */

export const journalFormat = 'claimbench-journal'

export interface JournalHeader {
  readonly format: typeof journalFormat
  readonly version: number
  readonly project: ProjectId
  /** The epoch of the project file that the journal was begun beside. */
  readonly epoch: number
  /** The revision of that file: the first line's is one more. */
  readonly base: number
}

export interface JournalLine {
  readonly revision: number
  /** The operation before this one; null where this is the project's first. */
  readonly after: OperationId | null
  readonly entry: HistoryEntry
  readonly texts?: Readonly<Record<TextHash, string>>
}

/** What was found in a journal. */
export interface JournalReading {
  readonly header: JournalHeader | null
  /** Lines that are whole and follow each other, up to the first that is not. */
  readonly lines: readonly JournalLine[]
  /** What is wrong with the others. */
  readonly faults: readonly Fault[]
  /** Bytes after the last whole line: a write that a crash or a power cut ended. */
  readonly tornBytes: number
  /** Whether there is more wrong than that: something other than a power cut has been at the file. */
  readonly damaged: boolean
  /** Whole lines that stand after a broken one, and so cannot be applied. */
  readonly stranded: number
  /** The version that wrote it, where that is newer than this one. */
  readonly newer: number | null
}

export function headerLine(header: Omit<JournalHeader, 'format' | 'version'>): Uint8Array {
  return framedText(JSON.stringify({ format: journalFormat, version: projectVersion, ...header }))
}

/** A line's bytes. What is long is made in parts that others can come between. */
export function lineBytes(line: JournalLine): Soon<Uint8Array> {
  return line.texts || isLong(line.entry) ? inParts(line) : framedText(JSON.stringify(line))
}

/** How much of a long line is made at a step, in UTF-16 code units: it may come in very small pieces. */
const stepLength = 1 << 15

const inParts = (line: JournalLine): Promise<Uint8Array> => unhurried(makingBytes(line))

/** The same in steps, for whoever has the others come between themselves. */
export function* makingBytes(line: JournalLine): Generator<undefined, Uint8Array> {
  const parts: Uint8Array[] = []
  let [sum, length] = [0, 10]
  for (const batch of batched(jsonPieces(line, 6), stepLength)) {
    const part = Buffer.from(batch)
    parts.push(part)
    sum = crc32(part, sum)
    length += part.length
    yield
  }
  // To copy it in one go, as Buffer.concat does, takes longer than a frame.
  const bytes = Buffer.allocUnsafeSlow(length)
  let at = bytes.write(`${hex(sum)} `, 'latin1')
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
    yield
  }
  bytes[at] = 10
  return bytes
}

/** The same of what is short: one piece of memory, in which the checksum takes the place that was left for it. */
function framedText(text: string): Uint8Array {
  const line = Buffer.from(`00000000 ${text}\n`)
  line.write(hex(crc32(line.subarray(9, -1))), 0, 'latin1')
  return line
}

const hex = (sum: number) => sum.toString(16).padStart(8, '0')

const headerShape = z.object({
  format: z.literal(journalFormat),
  version: z.int().min(1).max(lastVersion),
  project: projectId,
  epoch: z.int().min(0),
  base: z.int().min(0),
})
const lineShape = z.object({
  revision: z.int().min(1),
  after: z.string().nullable(),
  entry: z.unknown(),
  texts: textsByHash.optional(),
})

/** Reads a journal as far as it can be trusted, and says what is wrong with the rest. */
export async function readJournal(bytes: Uint8Array): Promise<JournalReading> {
  const breathe = breather()
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const lines: JournalLine[] = []
  const faults: Fault[] = []
  let header: JournalHeader | null = null
  let newer: number | null = null
  let stranded = 0
  let goodEnd = 0
  let firstFault = Number.POSITIVE_INFINITY
  // A journal takes its place with its first line written: one without is not what we left.
  if (buffer.length === 0) {
    faults.push({ where: 'line 1', what: 'it is not there' })
    firstFault = -1
  }
  for (let at = 0, number = 1; at < buffer.length; number++) {
    const end = buffer.indexOf(10, at)
    const next = end < 0 ? buffer.length : end + 1
    const framed = end < 0 ? { fault: 'it breaks off' } : await unframed(buffer.subarray(at, end))
    const fault = 'fault' in framed ? framed.fault : await take(framed.value, number)
    if (!('fault' in framed)) goodEnd = next
    if (fault) {
      faults.push({ where: `line ${number}`, what: fault })
      firstFault = Math.min(firstFault, at)
    }
    at = next
    await breathe()
  }
  return {
    header,
    lines,
    faults,
    tornBytes: buffer.length - goodEnd,
    damaged: firstFault < goodEnd,
    stranded,
    newer,
  }

  async function take(value: unknown, number: number): Promise<string | undefined> {
    if (number === 1) {
      const checked = headerShape.safeParse(value)
      if (!checked.success) return 'it is not a journal’s first line'
      if (checked.data.version > projectVersion) newer = checked.data.version
      header = value as JournalHeader
      return undefined
    }
    const fault = await lineFault(value)
    if (fault) return fault
    const line = value as JournalLine
    // The first fault ends what can be applied; but not one in the header, for each line says what it follows.
    if (faults.some(({ where }) => where !== 'line 1')) stranded++
    else if (!follows(line, lines.at(-1), header)) return 'it does not follow what is before it'
    else lines.push(line)
    return undefined
  }
}

/** A line of so many bytes is looked through in a few milliseconds. */
const longLine = 1 << 20

type Framed = { value: unknown } | { fault: string }
const [misfit, notJson] = [{ fault: 'its checksum does not fit' }, { fault: 'it is not JSON' }]

const unframed = (line: Buffer): Soon<Framed> =>
  line.length < longLine ? unframedAtOnce(line) : unframedInSteps(line)

function unframedAtOnce(line: Buffer): Framed {
  if (!fits(line, crc32(line.subarray(9)))) return misfit
  try {
    return { value: JSON.parse(line.toString('utf8', 9)) }
  } catch {
    return notJson
  }
}

async function unframedInSteps(line: Buffer): Promise<Framed> {
  if (!fits(line, await unhurried(summing(line)))) return misfit
  const read = await parseJson(line.subarray(9))
  return 'value' in read ? read : notJson
}

const fits = (line: Buffer, sum: number) => line[8] === 32 && line.toString('latin1', 0, 8) === hex(sum)

/** The CRC-32 of what a line says. */
function* summing(line: Buffer): Generator<undefined, number> {
  let sum = 0
  for (let at = 9; at < line.length; at += longLine) {
    sum = crc32(line.subarray(at, at + longLine), sum)
    yield
  }
  return sum
}

async function lineFault(value: unknown): Promise<string | undefined> {
  const checked = lineShape.safeParse(value)
  if (!checked.success) return 'it is not an operation'
  const line = value as JournalLine
  const fault = await entryFaultSoon(line.entry)
  if (fault) return fault
  for (const [hash, text] of Object.entries(line.texts ?? {}))
    if (hashOfText(text) !== hash) return 'its text is not the one that was imported'
  return undefined
}

function follows(line: JournalLine, before: JournalLine | undefined, header: JournalHeader | null): boolean {
  if (before) return line.revision === before.revision + 1 && line.after === before.entry.operation.id
  return header === null || line.revision === header.base + 1
}
