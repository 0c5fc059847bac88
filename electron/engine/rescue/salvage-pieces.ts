import { type TableName, tableNames } from '#shared/model/tables'
import { unhurried } from '../storage/breathing'
import type { Stretch } from '../storage/course'
import { beginningOfString, findingEnd, parsed } from './json-value'
import { type Fragment, type Salvage, type Section, tableOf } from './salvage'

/** How a section begins. */
const begins = `"(?:${[...tableNames, 'history'].join('|')})"[ \\t\\r\\n]*:[ \\t\\r\\n]*\\[|"texts"[ \\t\\r\\n]*:[ \\t\\r\\n]*\\{`
const header = new RegExp(begins, 'y')
const textEntry = /"([0-9a-f]{64})"[ \t\r\n]*:[ \t\r\n]*(?=")/y
/** Where reading can go on after something broken: a line's beginning, a record, an operation, a text, a section. */
const resumes = new RegExp(
  `\\n|(?<![:\\s])\\s*\\{\\s*"(?:id|operation)"\\s*:|"[0-9a-f]{64}"\\s*:\\s*"|${begins}`,
  'g',
)
const between = /[ \t\r\n,]*/y
/** What stands around records in a file that is whole, and says nothing. */
const furniture =
  /"(?:records|checksum|format|version|epoch|revision|saved|closed|heads)"\s*:\s*(?:"[^"\n]*"|\{[^{}\n]*\}|[\w.+-]+)?/g

/**
 * What a file holds that is no longer JSON: piece by piece, for Claimbench writes one record to a line. What is
 * whole is taken, and what is between is kept as fragments. `garbled`: some bytes were no text and have been
 * replaced by U+FFFD. The cost grows with the file's length alone, however it is broken.
 */
export const salvagePieces = (text: string, garbled: boolean, course?: Stretch): Promise<Salvage> =>
  unhurried(new PieceReader(text, garbled).reading(), course)

class PieceReader {
  readonly #text: string
  readonly #garbled: boolean
  readonly #rows = Object.fromEntries(tableNames.map(table => [table, [] as unknown[]])) as unknown as Record<
    TableName,
    unknown[]
  >
  readonly #texts: Salvage['texts'][number][] = []
  readonly #history: unknown[] = []
  readonly #fragments: Fragment[] = []
  readonly #complete = new Set<Section>()
  readonly #broken = new Set<Section>()
  #section: Section | null = null
  #at = 0
  /** Since when nothing has been understood; -1 where all has. */
  #lost = -1
  #line = 1
  #counted = 0
  /** How much more may be read in vain, in UTF-16 code units. */
  #patience: number

  constructor(text: string, garbled: boolean) {
    this.#text = text
    this.#garbled = garbled
    this.#patience = text.length * 4 + 100_000
  }

  /** Reads all of it, in steps that say how much has been read, from 0 to 1. */
  *reading(): Generator<number | undefined, Salvage> {
    while (yield* this.#step()) yield this.#at / this.#text.length
    return this.#done()
  }

  /** Takes the next piece. False at the end. */
  *#step(): Generator<undefined, boolean> {
    const text = this.#text
    this.#at = this.#lost < 0 ? this.#past(between) : this.#at
    if (this.#at >= text.length) {
      this.#fragment(text.length)
      return false
    }
    if (this.#header() || (yield* this.#entry()) || (yield* this.#value())) return true
    if (this.#lost < 0 && this.#section && text[this.#at] === (this.#section === 'texts' ? '}' : ']')) {
      if (!this.#broken.has(this.#section)) this.#complete.add(this.#section)
      this.#section = null
      this.#at++
      return true
    }
    this.#lose()
    return true
  }

  #done(): Salvage {
    const start = this.#text.slice(0, 20_000)
    const said = (name: string) =>
      parsed(new RegExp(`"${name}"\\s*:\\s*("[^"\\n]*"|-?\\d+|true|false)`).exec(start)?.[1] ?? '')
    return {
      version: said('version'),
      epoch: said('epoch'),
      saved: said('saved'),
      revision: said('revision'),
      closed: said('closed'),
      heads: parsed(/"heads"\s*:\s*(\{[^{}\n]*\})/.exec(start)?.[1] ?? ''),
      garbled: this.#garbled,
      rows: this.#rows,
      texts: this.#texts,
      history: this.#history,
      fragments: this.#fragments,
      complete: this.#complete,
      unknown: { fields: {}, tables: {} },
    }
  }

  #header(): boolean {
    header.lastIndex = this.#at
    const found = header.exec(this.#text)
    if (!found || !this.#sectionMayBegin()) return false
    this.#fragment(this.#at)
    this.#section = found[0].slice(1, found[0].indexOf('"', 1)) as Section
    // A section that is there twice was spliced together: nobody knows what is missing from it.
    if (this.#complete.delete(this.#section)) this.#broken.add(this.#section)
    this.#at = header.lastIndex
    return true
  }

  /** A claim has “entities” too: a section's name stands at the beginning of a line, or after another section. */
  #sectionMayBegin(): boolean {
    const before = this.#text.slice(Math.max(0, this.#at - 40), this.#at)
    return this.#at === 0 || /(?:\n[ \t]*|[\]{][\s,]*)$/.test(before)
  }

  *#entry(): Generator<undefined, boolean> {
    textEntry.lastIndex = this.#at
    const found = textEntry.exec(this.#text)
    if (!found?.[1]) return false
    this.#fragment(this.#at)
    const start = textEntry.lastIndex
    const value = yield* findingEnd(this.#text, start)
    const whole = 'end' in value
    const said = whole ? parsed(this.#text.slice(start, value.end)) : beginningOfString(this.#text, start)
    if (typeof said === 'string') this.#texts.push({ hash: found[1], text: said, whole })
    this.#foundIn('texts')
    if (whole) this.#at = value.end
    else {
      this.#markBroken('texts')
      this.#lost = value.stuck
      this.#resume(value.stuck)
    }
    return true
  }

  *#value(): Generator<undefined, boolean> {
    const text = this.#text
    if (text[this.#at] !== '{') return false
    const start = this.#at
    const found = this.#patience > 0 ? yield* findingEnd(text, start) : { stuck: start }
    if (!('end' in found)) {
      this.#patience -= found.stuck - start
      return false
    }
    const value = parsed(text.slice(start, found.end))
    if (value === undefined || !this.#take(value)) {
      this.#patience -= found.end - start
      return false
    }
    this.#fragment(start)
    this.#at = found.end
    return true
  }

  /** Puts a value where it belongs. False where it belongs nowhere. */
  #take(value: unknown): boolean {
    if (typeof value !== 'object' || !value) return false
    const here = this.#section
    const expected = here === 'texts' || here === 'history' ? null : here
    // What stands where a record, or an operation, should is one, whatever is wrong with it.
    const likely = this.#lost < 0 ? here : null
    const section = 'operation' in value ? 'history' : (tableOf(value, expected) ?? likely)
    if (section === null || section === 'texts') return false
    ;(section === 'history' ? this.#history : this.#rows[section]).push(value)
    this.#foundIn(section)
    return true
  }

  /** What stands among others than its like was brought there by something that may have taken more away. */
  #foundIn(section: Section): void {
    if (this.#section === section) return
    this.#markBroken(section)
    if (this.#section) this.#markBroken(this.#section)
  }

  #lose(): void {
    if (this.#lost < 0) this.#lost = this.#at
    this.#resume(this.#at + 1)
  }

  /** Goes on where a piece may begin. */
  #resume(from: number): void {
    resumes.lastIndex = from
    const next = resumes.exec(this.#text)
    if (!next) this.#at = this.#text.length
    else {
      const offset = next[0].search(/[{"]/)
      this.#at = offset < 0 ? next.index + 1 : next.index + offset
    }
    between.lastIndex = this.#at
    between.exec(this.#text)
    this.#at = between.lastIndex
  }

  /** What has not been understood up to `end` is kept as a fragment, unless it says nothing. */
  #fragment(end: number): void {
    if (this.#lost < 0) return
    const from = this.#lost
    this.#lost = -1
    const text = this.#text.slice(from, end)
    const telling = text.replace(furniture, '').replace(/[\s,{}[\]]+/g, '')
    if (telling === '') return
    for (let at = this.#text.indexOf('\n', this.#counted); at >= 0 && at < from; ) {
      this.#line++
      this.#counted = at + 1
      at = this.#text.indexOf('\n', this.#counted)
    }
    if (this.#section) this.#markBroken(this.#section)
    this.#fragments.push({ section: this.#section, line: this.#line, text })
  }

  #markBroken(section: Section): void {
    this.#broken.add(section)
    this.#complete.delete(section)
  }

  #past(pattern: RegExp): number {
    pattern.lastIndex = this.#at
    pattern.exec(this.#text)
    return pattern.lastIndex
  }
}
