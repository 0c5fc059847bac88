import { isUtf8 } from 'node:buffer'
import type { Patch } from '#shared/model/change'
import type { AnnotatorId, OperationId } from '#shared/model/ids'
import type { HistoryEntry, OperationBrief } from '#shared/operations/history'
import type { Operation } from '#shared/operations/operation'
import { alongWith, JointWork } from '../joint-work'
import { breather } from './breathing'
import { Course, type Stretch } from './course'
import { oneForAll, readBeginning } from './entry-beginning'
import { type ParsedJson, parseJson } from './parse-json'

/*
 * A history as its project file has it: an entry to a line. Of a large project it is most of the file, and nearly all
 * that is ever asked of it is how many operations there are and what the last ones did. So its entries stay bytes until
 * somebody asks for one, and a fold writes those bytes again.
 */

/** An entry of which only the beginning has been looked at. Parsed when it is asked for, once. */
export class WrittenEntry implements HistoryEntry, OperationBrief {
  #read: HistoryEntry | undefined
  #outline: Operation | undefined
  #parsing: JointWork<ParsedJson> | undefined

  /** `from` and `to` say where in `lines` its JSON stands, in bytes; the others are what it begins with. */
  constructor(
    readonly lines: Uint8Array,
    readonly from: number,
    readonly to: number,
    readonly id: OperationId,
    readonly by: AnnotatorId,
    readonly kind: OperationBrief['kind'],
  ) {}

  get brief(): OperationBrief {
    return this
  }

  get operation(): Operation {
    this.#read ??= this.parse()
    return this.#read.operation
  }
  get inverse(): Patch {
    this.#read ??= this.parse()
    return this.#read.inverse
  }

  /** The same as a value of its own, which nobody keeps. */
  parse(): HistoryEntry {
    const { buffer, byteOffset } = this.lines
    return JSON.parse(
      Buffer.from(buffer, byteOffset + this.from, this.to - this.from).toString(),
    ) as HistoryEntry
  }

  /** Whether it is so long that others should come between while it is read. */
  get isLong(): boolean {
    return this.to - this.from >= longEntry
  }

  /** Reads it in steps that others can come between. One that is no JSON stays unread. */
  async readInSteps(course?: Stretch): Promise<void> {
    if (this.#read) return
    const parsed = await this.parseInSteps(course)
    if ('value' in parsed) this.#read ??= parsed.value as HistoryEntry
  }

  /** What is read of it already, or the same as a value that is not kept; or why it is none. Parsed once for all who ask meanwhile. */
  parseInSteps(course?: Stretch): Promise<ParsedJson> {
    if (!this.#parsing || this.#parsing.isGivenUp) this.#parsing = this.#parsingJointly()
    return course ? alongWith(course, this.#parsing) : this.#parsing.seenThrough()
  }

  #parsingJointly(): JointWork<ParsedJson> {
    const work = new JointWork<ParsedJson>(async (signal, tell) => {
      const course = new Course(signal, tell)
      course.part('Reading the history', 1)
      try {
        return await this.#parseNow(course)
      } catch (error) {
        if (signal.aborted) return null
        throw error
      } finally {
        if (this.#parsing === work) this.#parsing = undefined
      }
    })
    return work
  }

  async #parseNow(course: Course): Promise<ParsedJson> {
    if (this.#read) return { value: this.#read }
    // A fold may be writing these bytes, and while they are parsed some of them are others.
    return parseJson(await ownCopy(this.lines.subarray(this.from, this.to)), undefined, course)
  }

  /** Lets go of the records that it puts in their places, for they are many and will hardly be asked for: whoever does has it read anew. */
  forget(): void {
    const { operation } = this
    const { body } = operation
    if (body.kind !== 'records.patch') return
    this.#outline = { ...operation, body: { ...body, patch: {} } }
    this.#read = undefined
  }

  /** What it did but for the records, of one that those were let go of. */
  get outline(): Operation | undefined {
    return this.#outline
  }

  toJSON(): HistoryEntry {
    const { operation, inverse } = this
    return { operation, inverse }
  }

  /** Whether its bytes are text at all: reading them puts other characters where they are not. */
  isText(): boolean {
    return isUtf8(this.lines.subarray(this.from, this.to))
  }

  /** Whether this entry stands in the line after another’s. */
  follows(before: HistoryEntry | undefined): boolean {
    return (
      before instanceof WrittenEntry &&
      before.lines === this.lines &&
      this.from === before.to + between.length
    )
  }
}

/** Has an entry that takes long to read read in steps, before anybody asks for it: where it was left as it was written. */
export function readLong(entry: HistoryEntry, course?: Stretch): Promise<void> | undefined {
  return entry instanceof WrittenEntry && entry.isLong ? entry.readInSteps(course) : undefined
}

/** Has read in steps what it takes for its outline. */
export const readOutline = (entry: HistoryEntry, course?: Stretch): Promise<void> | undefined =>
  entry.outline ? undefined : readLong(entry, course)

/** An entry of so many bytes is parsed in ten milliseconds. */
const longEntry = 1 << 20

/** What stands between two entries. */
const between = ',\n'
const start = '\n},\n"history": [\n'
const end = '\n],\n"checksum": "'

/** What is gone through or copied in one go, in bytes. */
const step = 4 << 20
const [comma, brace] = [0x2c, 0x7d]
const stated = /^\n\],\n"checksum": "([0-9a-f]{64})"\n\}\n$/

/**
 * A project file in two parts, the value of what stands around its history, and the entries of that. Null where it is
 * not the very bytes that Claimbench wrote; `hash` is the SHA-256 of those before its checksum.
 */
export async function withoutHistory(
  bytes: Uint8Array,
  hash: string | null,
  course?: Course,
): Promise<{ readonly value: object; readonly entries: WrittenEntry[] } | null> {
  if (hash === null) return null
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  // No string holds a bare line end, so neither of the two stands anywhere else.
  const [before, to] = [await placeOf(file, start), file.lastIndexOf(end)]
  const from = before + start.length
  if (before < 0 || from >= to || stated.exec(file.toString('latin1', to))?.[1] !== hash) return null
  // Before there is much else: where so much memory is asked for, the collector goes through all there is, nearly in one go.
  const lines = await ownCopy(file.subarray(from, to))
  const around = await parsedUpTo(file, before + start.indexOf(','), course)
  const { value } = 'value' in around ? around : { value: null }
  if (typeof value !== 'object' || value === null || !('revision' in value)) return null
  const entries = await writtenEntries(lines, course)
  if (!entries || value.revision !== entries.length) return null
  return { value: { ...value, history: [], checksum: hash }, entries }
}

/** Where a text first stands in bytes; -1 where it does not. Looked for in steps. */
async function placeOf(bytes: Buffer, text: string): Promise<number> {
  const breathe = breather()
  for (let at = 0; at < bytes.length; at += step) {
    const found = bytes.subarray(at, at + step + text.length - 1).indexOf(text)
    if (found >= 0) return at + found
    await breathe()
  }
  return -1
}

/** Bytes of their own, made in steps: what is around them need not be kept for them. */
async function ownCopy(bytes: Uint8Array): Promise<Buffer> {
  const breathe = breather()
  const copy = Buffer.allocUnsafeSlow(bytes.length)
  for (let at = 0; at < bytes.length; at += step) {
    copy.set(bytes.subarray(at, at + step), at)
    await breathe()
  }
  return copy
}

/** Parses an object up to one of its commas, as if it ended there. For the while the bytes say that it does. */
async function parsedUpTo(file: Buffer, at: number, course?: Course): Promise<ParsedJson> {
  file[at] = brace
  try {
    return await parseJson(file.subarray(0, at + 1), undefined, course)
  } finally {
    file[at] = comma
  }
}

/** So many lines take a fraction of a millisecond: the clock is not looked at for each. */
const few = 64

/** The entries of a history’s lines; null where a line does not begin as Claimbench writes it, or an id is there twice. */
async function writtenEntries(lines: Buffer, course?: Course): Promise<WrittenEntry[] | null> {
  const breathe = breather(course)
  const entries: WrittenEntry[] = []
  const ids = new Set<string>()
  const [authorAt, kindAt] = [oneForAll(lines), oneForAll(lines)]
  const begins = { idFrom: 0, idTo: 0, byFrom: 0, byTo: 0, kindFrom: 0, kindTo: 0 }
  for (let at = 0; at < lines.length; ) {
    const lineEnd = lines.indexOf(0x0a, at)
    const to = lineEnd < 0 ? lines.length : lineEnd - 1
    if (lineEnd >= 0 && lines[to] !== comma) return null
    if (!readBeginning(lines, at, to, begins)) return null
    const id = lines.toString('latin1', begins.idFrom, begins.idTo)
    if (ids.has(id)) return null
    ids.add(id)
    const by = authorAt(begins.byFrom, begins.byTo) as AnnotatorId
    const kind = kindAt(begins.kindFrom, begins.kindTo) as OperationBrief['kind']
    entries.push(new WrittenEntry(lines, at, to, id as OperationId, by, kind))
    at = lineEnd < 0 ? lines.length : lineEnd + 1
    if (entries.length % few === 0) await breathe(at / lines.length)
  }
  return entries
}
