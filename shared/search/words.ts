import { folded, hasUnseen } from './folding'
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
  /** Whether it occurs. `parted` says whether the text has something that a search does not see, where that is known. */
  in(text: string, parted?: () => boolean): boolean
  /** Where it occurs, from the beginning. */
  places(text: string): Iterable<Place>
}

/** Searching by words: every word of the query must occur; case, accents and widths do not matter. */
export interface WordQuery {
  readonly words: readonly SoughtWord[]
  /** Whether every word occurs, each in whichever field. A query without words is met by anything. */
  matches(...fields: readonly string[]): boolean
}

/** More words than these are not looked for. */
const most = 16

/** What is typed: words, and words in quotation marks that belong together. A mark that is not closed yet goes to the end. */
export function wordQuery(text: string): WordQuery {
  const typed = new Map<string, string>()
  for (const [, phrase, word] of text.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]?|([^\s"“”„«»]+)/g)) {
    const each = (phrase ?? word ?? '').trim()
    const plain = folded(each).replace(/\s+/g, ' ').trim()
    if (plain !== '' && typed.size < most && !typed.has(plain)) typed.set(plain, each)
  }
  const words = [...typed.values()].map(soughtWord)
  return {
    words,
    matches: (...fields) => words.every(word => fields.some(field => word.in(field))),
  }
}

function soughtWord(typed: string): SoughtWord {
  const plain = new RegExp(wordPattern(typed, false))
  let made: RegExp | undefined
  const loose = () => {
    made ??= new RegExp(wordPattern(typed, true))
    return made
  }
  return {
    typed,
    in(text, parted) {
      if (plain.test(text)) return true
      return (parted ? parted() : hasUnseen(text)) && loose().test(text)
    },
    *places(text) {
      const pattern = new RegExp(hasUnseen(text) ? loose() : plain, 'g')
      for (let found = pattern.exec(text); found; found = pattern.exec(text))
        yield { start: found.index, end: found.index + found[0].length }
    },
  }
}
