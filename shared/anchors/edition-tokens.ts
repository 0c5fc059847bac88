/** Two editions of a text as tokens: equal words have equal keys in both. */
export interface Tokens {
  readonly text: string
  readonly count: number
  /** Per token what it says: the same number for the same characters, 0 and up. */
  readonly keys: Int32Array
  /** Where each token begins and ends, in UTF-16 code units. */
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/**
 * Words, figures with their separators, single characters of scripts that set no spaces, and signs. Marks stay with
 * what they sit on and an emoji stays whole, so that no token ends inside a character. White space is no token: a
 * corrected edition may be wrapped differently.
 */
const token =
  /(?:[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]|\p{N}+(?:[.,:]\p{N}+)*|(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{Nl}])(?:(?![\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}])[\p{L}\p{N}\p{M}]|['’](?=\p{L}))*|[!-/:-@[-`{-~]|[^\s\p{L}\p{N}!-/:-@[-`{-~]+)[\p{M}\u200d]*/gu

/** The tokens of a text, one after the other. */
export function* wordsIn(text: string): Generator<string> {
  for (const [word] of text.matchAll(token)) yield word
}

/** Both editions as tokens, in time linear in their length. */
export function tokensOf(from: string, to: string): { readonly from: Tokens; readonly to: Tokens } {
  const known = new Map<string, number>()
  return { from: tokenise(from, known), to: tokenise(to, known) }
}

function tokenise(text: string, known: Map<string, number>): Tokens {
  const keys: number[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (const found of text.matchAll(token)) {
    const word = found[0]
    let key = known.get(word)
    if (key === undefined) known.set(word, (key = known.size))
    keys.push(key)
    starts.push(found.index)
    ends.push(found.index + word.length)
  }
  return {
    text,
    count: keys.length,
    keys: Int32Array.from(keys),
    starts: Int32Array.from(starts),
    ends: Int32Array.from(ends),
  }
}

/** The value at `index`, or −1 where there is none: typed arrays know no gaps within their length. */
export function at(values: Int32Array, index: number): number {
  return values[index] ?? -1
}

/** The first token that ends after `offset`; the number of tokens where none does. */
export function firstEndingAfter(tokens: Tokens, offset: number): number {
  let low = 0
  let high = tokens.count
  while (low < high) {
    const middle = (low + high) >> 1
    if (at(tokens.ends, middle) > offset) high = middle
    else low = middle + 1
  }
  return low
}

/** The characters of a token. */
export function wordAt(tokens: Tokens, index: number): string {
  return tokens.text.slice(at(tokens.starts, index), at(tokens.ends, index))
}
