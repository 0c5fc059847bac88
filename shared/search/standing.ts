import type { Place, WordQuery } from './words'

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

/** The best places of each word that occurs: those that fit best of the first few, in their order. */
function bestPlaces(text: string, query: WordQuery): { unfit: number; places: Place[] }[] {
  const single = query.words.length === 1
  return query.words.flatMap(word => {
    let unfit = Number.POSITIVE_INFINITY
    let places: Place[] = []
    let seen = 0
    for (const place of word.places(text)) {
      const own = unfitOf(text, place)
      if (own < unfit) {
        unfit = own
        places = []
      }
      if (own === unfit) places.push(place)
      // The first whole word of one that is alone cannot be bettered.
      if (++seen === looked || (single && own === fitness.whole)) break
    }
    return places.length > 0 ? [{ unfit, places }] : []
  })
}

/**
 * Where the words of the query stand best: as whole words rather than inside others, then closest together, then
 * earliest. Words that do not occur are left out; undefined where none does.
 */
export function standing(text: string, query: WordQuery): Standing | undefined {
  const words = bestPlaces(text, query)
  if (words.length === 0) return undefined
  const unfit = words.reduce((sum, word) => sum + word.unfit, 0)
  const at = words.map(() => 0)
  let best: Place | undefined
  for (;;) {
    const here = words.map(({ places }, word) => places[at[word] ?? 0] as Place)
    const start = Math.min(...here.map(place => place.start))
    const end = Math.max(...here.map(place => place.end))
    if (!best || end - start < best.end - best.start) best = { start, end }
    // Only moving the word that comes first can bring them closer together.
    const first = here.findIndex(place => place.start === start)
    const next = (at[first] ?? 0) + 1
    if (next >= (words[first]?.places.length ?? 0)) return { ...best, unfit }
    at[first] = next
  }
}
