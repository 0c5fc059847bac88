import { isUtf8 } from 'node:buffer'
import { breather } from './breathing'
import type { Course } from './course'

/** What is parsed in one go, in bytes: enough to be worth a call, and done in a few milliseconds. */
const usualPortion = 1 << 16
/** So many levels are gone into where one member of a list is larger than a portion; what is below is parsed whole. */
const deepest = 12

/** After so many runs of lines in vain the file is taken to be laid out in another way. */
const mostMissed = 100

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a]
const [brace, braceEnd, bracket, bracketEnd] = [0x7b, 0x7d, 0x5b, 0x5d]

export type ParsedJson = { readonly value: unknown } | { readonly fault: string }

/**
 * Parses JSON in UTF-8 as JSON.parse would, whatever its layout, portion by portion: others have a turn between them.
 * Where the bytes are not JSON, says why and in which line.
 */
export async function parseJson(
  bytes: Uint8Array,
  portion = usualPortion,
  course?: Course,
): Promise<ParsedJson> {
  if (!(await isText(bytes))) return { fault: 'it holds bytes that are not UTF-8 text' }
  return new JsonReader(bytes, portion, course).read()
}

async function isText(bytes: Uint8Array): Promise<boolean> {
  const breathe = breather()
  for (let at = 0; at < bytes.length; ) {
    let end = Math.min(bytes.length, at + (4 << 20))
    // Not in the middle of a character.
    while (end < bytes.length && end > at + 1 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--
    if (!isUtf8(bytes.subarray(at, end))) return false
    at = end
    await breathe()
  }
  return true
}

/** Where reading stopped, in bytes. */
class NotJson extends Error {
  constructor(readonly at: number) {
    super()
  }
}

class JsonReader {
  readonly #bytes: Buffer
  #portion: number
  readonly #breathe: ReturnType<typeof breather>
  #at = 0
  /** How often a run that ended with a line was not one of whole members. */
  #missed = 0

  constructor(bytes: Uint8Array, portion: number, course?: Course) {
    this.#breathe = breather(course)
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    this.#portion = portion
  }

  async read(): Promise<ParsedJson> {
    const bytes = this.#bytes
    // A byte order mark is no part of the text.
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.#at = 3
    this.#skipSpace()
    if (this.#at === bytes.length) return { fault: 'it is empty' }
    try {
      const value = await this.#value(0)
      this.#skipSpace()
      if (this.#at < bytes.length) throw new NotJson(this.#at)
      return { value }
    } catch (error) {
      if (!(error instanceof NotJson)) throw error
      const line = this.#lineOf(error.at)
      const what = error.at >= bytes.length ? 'breaks off' : 'cannot be read'
      return { fault: `it is not whole JSON: it ${what} in line ${line.toLocaleString('en-GB')}` }
    }
  }

  /** A list or an object goes member by member, as many at a time as make a portion; anything else is one piece. */
  async #value(depth: number): Promise<unknown> {
    const first = this.#bytes[this.#at]
    if (depth < deepest && first === bracket) {
      const list: unknown[] = []
      const add = (to: number) => {
        for (const value of this.#parse(to, bracket, bracketEnd) as unknown[]) list.push(value)
      }
      await this.#members(bracketEnd, add, async () => void list.push(await this.#value(depth + 1)))
      return list
    }
    if (depth < deepest && first === brace) {
      const object: Record<string, unknown> = {}
      const add = (to: number) => {
        for (const [name, value] of Object.entries(this.#parse(to, brace, braceEnd) as object))
          set(object, name, value)
      }
      await this.#members(braceEnd, add, async () => {
        const name = this.#name()
        set(object, name, await this.#value(depth + 1))
      })
      return object
    }
    return this.#parse(this.#endOfValue())
  }

  /** Goes through a list or an object up to its end. `add` takes a run of whole members; `addLarge` one that is larger than a portion. */
  async #members(end: number, add: (to: number) => void, addLarge: () => Promise<void>): Promise<void> {
    this.#at++
    this.#skipSpace()
    if (this.#bytes[this.#at] === end) {
      this.#at++
      return
    }
    for (;;) {
      if (!this.#takenByLines(add)) {
        const to = this.#endOfRun()
        // Nothing between two commas, or between a comma and the end.
        if (to === this.#at) throw new NotJson(to)
        if (to === undefined || !this.#tried(add, to)) await addLarge()
      }
      this.#skipSpace()
      const next = this.#bytes[this.#at]
      if (next !== comma && next !== end) throw new NotJson(this.#at)
      this.#at++
      if (next === end) return
      this.#skipSpace()
      await this.#breathe(this.#at / this.#bytes.length)
    }
  }

  /**
   * Whether a run could be taken that ends where a line does. With a member to a line, as Claimbench writes, that saves
   * looking at every byte: no string holds a line end, so what is whole JSON up to there is whole members.
   */
  #takenByLines(add: (to: number) => void): boolean {
    if (this.#missed > mostMissed || this.#portion === 1) return false
    // In the portion alone: of a line that is longer, all that is before it would be gone through each time.
    const portion = this.#bytes.subarray(this.#at, this.#at + this.#portion + 2)
    const to = this.#at + portion.lastIndexOf(',\n')
    if (to <= this.#at) return false
    try {
      add(to)
      return true
    } catch (error) {
      if (!(error instanceof NotJson)) throw error
      this.#missed++
      return false
    }
  }

  /** Whether a run could be taken. Where not, what is wrong with it is looked for value by value from here on. */
  #tried(add: (to: number) => void, to: number): boolean {
    try {
      add(to)
      return true
    } catch (error) {
      if (!(error instanceof NotJson)) throw error
      this.#portion = 1
      return false
    }
  }

  /** Where the whole members that begin here and make a portion end; undefined where the first is larger than one. */
  #endOfRun(): number | undefined {
    const bytes = this.#bytes
    const limit = Math.min(bytes.length, this.#at + this.#portion)
    let end: number | undefined
    let depth = 0
    let i = this.#at
    for (; i < limit; i++) {
      const byte = bytes[i]
      if (byte === quote) i = this.#endOfString(i) - 1
      else if (byte === brace || byte === bracket) depth++
      else if (byte === braceEnd || byte === bracketEnd) {
        if (depth-- === 0) return i
      } else if (byte === comma && depth === 0) end = i
    }
    return i >= bytes.length ? bytes.length : end
  }

  /** Where the value that begins here ends. What is no value ends somewhere, and is found out when it is parsed. */
  #endOfValue(): number {
    const bytes = this.#bytes
    let depth = 0
    for (let i = this.#at; i < bytes.length; i++) {
      const byte = bytes[i]
      if (byte === quote) {
        i = this.#endOfString(i) - 1
        if (depth === 0) return i + 1
      } else if (byte === brace || byte === bracket) depth++
      else if (byte === braceEnd || byte === bracketEnd) {
        if (depth === 0) return i
        if (--depth === 0) return i + 1
      } else if (depth === 0 && (byte === comma || isSpace(byte))) return i
    }
    return bytes.length
  }

  /** Where the string that begins at `from` ends, its quotation mark included. */
  #endOfString(from: number): number {
    const bytes = this.#bytes
    for (let i = from + 1; i < bytes.length; i++) {
      const byte = bytes[i]
      if (byte === quote) return i + 1
      if (byte === backslash) i++
    }
    return bytes.length
  }

  /** The name of an object's member, and what stands between it and its value. */
  #name(): string {
    if (this.#bytes[this.#at] !== quote) throw new NotJson(this.#at)
    const name = this.#parse(this.#endOfString(this.#at)) as string
    this.#skipSpace()
    if (this.#bytes[this.#at] !== colon) throw new NotJson(this.#at)
    this.#at++
    this.#skipSpace()
    return name
  }

  /** Parses from here to `to`, between `before` and `after`, and goes on from there. */
  #parse(to: number, before?: number, after?: number): unknown {
    try {
      const value: unknown = JSON.parse(this.#text(to, before, after))
      this.#at = to
      return value
    } catch {
      const open = [quote, brace, bracket].includes(this.#bytes[this.#at] ?? 0)
      throw new NotJson(open && to === this.#bytes.length ? to : this.#at)
    }
  }

  /** What stands from here to `to`. For the while what is to stand around it stands there: joined strings are copied once more. */
  #text(to: number, before?: number, after?: number): string {
    const [bytes, at] = [this.#bytes, this.#at]
    if (before === undefined || after === undefined) return bytes.toString('utf8', at, to)
    const kept = [bytes[at - 1], bytes[to]] as const
    if (to === bytes.length)
      return `${String.fromCharCode(before)}${bytes.toString('utf8', at)}${String.fromCharCode(after)}`
    bytes[at - 1] = before
    bytes[to] = after
    try {
      return bytes.toString('utf8', at - 1, to + 1)
    } finally {
      bytes[at - 1] = kept[0] as number
      bytes[to] = kept[1] as number
    }
  }

  #skipSpace(): void {
    while (isSpace(this.#bytes[this.#at])) this.#at++
  }

  #lineOf(at: number): number {
    let line = 1
    for (let i = this.#bytes.indexOf(10); i >= 0 && i < at; i = this.#bytes.indexOf(10, i + 1)) line++
    return line
  }
}

const isSpace = (byte: number | undefined) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/** As JSON.parse does: a name of any kind becomes a field of the object's own. */
function set(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
  else object[name] = value
}
