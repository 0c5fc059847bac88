import { kindOf, type TextKind } from './folding'
import type { Place, SoughtWord, WordQuery } from './words'

/** How well a word fits a place: a whole word before the beginning of one before what is inside one. */
export const fitness = { whole: 0, beginning: 1, inside: 2 } as const

/** Where the words of a query stand together best in a text. */
export interface Standing extends Place {
  /** Of all words together: 0 where each stands as a whole word. */
  readonly unfit: number
}

/** How many occurrences of a word are looked at for better ones. */
const looked = 24

const wordUnit = /[\p{L}\p{N}]/u
/** Scripts that set no spaces: there a word may begin and end anywhere. */
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}]/u

function isBoundary(text: string, at: number): boolean {
  const [before, after] = [text[at - 1], text[at]]
  if (before === undefined || after === undefined) return true
  if (!wordUnit.test(before) || !wordUnit.test(after)) return true
  return spaceless.test(before) || spaceless.test(after)
}

function unfitOf(text: string, { start, end }: Place): number {
  if (!isBoundary(text, start)) return fitness.inside
  return isBoundary(text, end) ? fitness.whole : fitness.beginning
}

interface Best {
  unfit: number
  places: Place[]
}

/** The best places of a word: those that fit best of the first few, in their order. None where it does not occur. */
function bestPlaces(text: string, word: SoughtWord, alone: boolean, kind: TextKind): Best {
  const best: Best = { unfit: Number.POSITIVE_INFINITY, places: [] }
  let seen = 0
  word.visit(
    text,
    (start, end) => {
      const place = { start, end }
      const unfit = unfitOf(text, place)
      if (unfit < best.unfit) {
        best.unfit = unfit
        best.places = [place]
      } else if (unfit === best.unfit && !alone) best.places.push(place)
      // Of a word that is alone, the first that is whole cannot be bettered.
      return ++seen === looked || (alone && unfit === fitness.whole)
    },
    kind,
  )
  return best
}

/**
 * Where the words of the query stand best: as whole words rather than inside others, then closest together, then
 * earliest. Words that do not occur are left out; undefined where none does.
 */
export function standing(text: string, query: WordQuery, kind = kindOf(text)): Standing | undefined {
  const alone = query.words.length === 1
  const words = query.words
    .map(word => bestPlaces(text, word, alone, kind))
    .filter(({ places }) => places.length > 0)
  const [first] = words
  if (!first) return undefined
  const unfit = words.reduce((sum, word) => sum + word.unfit, 0)
  const place = words.length === 1 ? first.places[0] : closest(words.map(({ places }) => places))
  return place && { ...place, unfit }
}

/** The shortest stretch that has a place of each word in it, and the earliest of those. */
function closest(words: readonly (readonly Place[])[]): Place | undefined {
  const at = words.map(() => 0)
  let best: Place | undefined
  for (;;) {
    let [start, end, first] = [Number.POSITIVE_INFINITY, 0, 0]
    for (const [word, places] of words.entries()) {
      const place = places[at[word] ?? 0]
      if (!place) return best
      if (place.start < start) [start, first] = [place.start, word]
      end = Math.max(end, place.end)
    }
    if (!best || end - start < best.end - best.start) best = { start, end }
    // Only moving the word that comes first can bring them closer together.
    at[first] = (at[first] ?? 0) + 1
  }
}
