/* What a figure counts: the noun phrase after it, and what is said to have become of it. */

const auxiliaries = words('have has had were was are is been be being')
const stops = words(
  'in on at to from since by for as with into after before near during who which that when where while because',
  'but than if though although it he she they we its their his her said says told will would could may might',
  'can must do does did not over under about among against between through until along per and or',
)
const openers = words('of the these those its their his her such other an a all')
const adverbs = words('badly seriously severely gravely either also already reportedly both')
const participles =
  /(?:ed|en)$|^(?:sent|dead|lost|hurt|shot|left|held|built|made|fought|fit|ill|present|missing|put|kept)$/

function words(...lists: string[]): ReadonlySet<string> {
  return new Set(lists.join(' ').split(' '))
}

/**
 * The measure proposed for a figure from the text after it: *of the foreign soldiers have been killed or badly
 * wounded in …* gives “foreign soldiers killed or badly wounded”. Empty where nothing is named.
 */
export function proposeMeasure(after: string): string {
  const percent = /^\s*(?:%|per\s?cent\b)/iu.exec(after)
  const phrase = /^[^.,;:!?()[\]“”"«»\n—–]*/u.exec(after.slice(percent?.[0].length ?? 0))?.[0] ?? ''
  const tokens = phrase.trim().split(/\s+/).filter(Boolean)
  const start = tokens.findIndex(token => !openers.has(token.toLowerCase()))
  const rest = start < 0 ? [] : tokens.slice(start)
  const ends = rest.findIndex((token, at) => endsName(token.toLowerCase(), rest[at + 1]?.toLowerCase()))
  const named = rest.slice(0, Math.min(ends < 0 ? 4 : ends, 4))
  const then = rest.slice(named.length)
  const told = then.findIndex(token => !auxiliaries.has(token.toLowerCase()))
  const fate = told < 0 ? [] : fateOf(then.slice(told))
  return [percent ? '%' : '', ...named, ...fate].filter(Boolean).join(' ')
}

/** *trained soldiers* is a kind of soldier, *soldiers trained* is what became of them: a participle ends its phrase. */
function endsName(word: string, next: string | undefined): boolean {
  if (auxiliaries.has(word) || stops.has(word) || adverbs.has(word)) return true
  if (!participles.test(word)) return false
  return next === undefined || stops.has(next) || auxiliaries.has(next) || participles.test(next)
}

/** *killed or badly wounded in the border region* → killed or badly wounded. */
function fateOf(tokens: readonly string[]): readonly string[] {
  const ends = tokens.findIndex((token, at) => {
    const word = token.toLowerCase()
    if (participles.test(word)) return false
    const joins = word === 'and' || word === 'or' || adverbs.has(word)
    const next = tokens.slice(at + 1).find(later => !adverbs.has(later.toLowerCase()))
    return !(joins && next !== undefined && participles.test(next.toLowerCase()))
  })
  return tokens.slice(0, Math.min(ends < 0 ? 5 : ends, 5))
}
