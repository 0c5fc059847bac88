import { folded, kindOf, type TextKind } from './folding'
import { wordPattern } from './word-pattern'

export { folded } from './folding'

/** Where something stands in a text, in UTF-16 code units. */
export interface Place {
  readonly start: number
  readonly end: number
}

/** A word that is looked for, or words in their order where they were typed in quotation marks. */
export interface SoughtWord {
  /** As it was typed. */
  readonly typed: string
  /** Whether it occurs. `kind` is the text's, for who knows it without looking. */
  in(text: string, kind?: TextKind): boolean
  /** Shows where it occurs, from the beginning, until `visit` says that it has seen enough. */
  visit(text: string, visit: (start: number, end: number) => boolean, kind?: TextKind): void
}

/** Searching by words: every word of the query must occur; case, accents and widths do not matter. */
export interface WordQuery {
  readonly words: readonly SoughtWord[]
  /** Whether every word occurs, each in whichever field. A query without words is met by anything. */
  matches(...fields: readonly string[]): boolean
}

/** More words than these are not looked for. */
export const mostWords = 16

/** What is typed: words, and words in quotation marks that belong together. A mark that is not closed yet goes to the end. */
export function wordQuery(text: string): WordQuery {
  const typed = new Map<string, string>()
  for (const [, phrase, word] of text.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+)/g)) {
    const each = (phrase ?? word ?? '').trim()
    const plain = folded(each).replace(/\s+/g, ' ').trim()
    if (plain !== '' && typed.size < mostWords && !typed.has(plain)) typed.set(plain, each)
  }
  const words = [...typed.values()].map(each => new Word(each))
  return {
    words,
    matches: (...fields) => words.every(word => fields.some(field => word.in(field))),
  }
}

/** In what is no longer than this, what is in it is not looked at before: that would take longer than the word itself does. */
const short = 300
const kindFor = (text: string): TextKind => (text.length <= short ? 'parted' : kindOf(text))

/** A class, and no functions of each word's own: what has been compiled for one search is good for the next. */
class Word implements SoughtWord {
  readonly typed: string
  readonly #made = new Map<TextKind, RegExp>()

  constructor(typed: string) {
    this.typed = typed
  }

  in(text: string, kind = kindFor(text)): boolean {
    return this.#patternFor(kind).test(text)
  }

  visit(text: string, visit: (start: number, end: number) => boolean, kind = kindFor(text)): void {
    const pattern = this.#patternFor(kind)
    for (let from = 0; ; ) {
      // Whoever visits may look for the same word elsewhere.
      pattern.lastIndex = from
      const found = pattern.exec(text)
      if (!found) return
      from = found.index + found[0].length
      if (visit(found.index, from)) return
    }
  }

  #patternFor(kind: TextKind): RegExp {
    let pattern = this.#made.get(kind)
    if (!pattern) this.#made.set(kind, (pattern = new RegExp(wordPattern(this.typed, kind), 'g')))
    pattern.lastIndex = 0
    return pattern
  }
}

/** Where a word occurs, all of it. */
export function placesOf(text: string, word: SoughtWord): Place[] {
  const places: Place[] = []
  word.visit(text, (start, end) => {
    places.push({ start, end })
    return false
  })
  return places
}
