/**
 * How well words fit what was typed; 0 where they do not. All that was typed must occur: as the beginning, at the
 * beginnings of words, inside, or, least, letter by letter in order.
 */
export function fitness(words: string, typed: string): number {
  const text = plain(words)
  const wanted = plain(typed).trim()
  if (wanted === '') return 1
  if (text === wanted) return 100
  if (text.startsWith(wanted)) return 90
  const parts = wanted.split(/\s+/)
  const starts = text.split(/[^\p{L}\p{N}]+/u)
  if (parts.every(part => starts.some(start => start.startsWith(part)))) return 70
  if (text.includes(wanted)) return 50
  if (parts.every(part => text.includes(part))) return 40
  return wanted.length > 1 && initials(starts, wanted) ? 35 : scattered(text, wanted) ? 10 : 0
}

const initials = (starts: readonly string[], wanted: string) =>
  starts
    .map(start => start.charAt(0))
    .join('')
    .startsWith(wanted.replace(/\s/g, ''))

function scattered(text: string, wanted: string): boolean {
  if (wanted.length < 3) return false
  let at = 0
  for (const letter of wanted) {
    if (letter === ' ') continue
    const found = text.indexOf(letter, at)
    // Letters far apart are chance.
    if (found < 0 || (at > 0 && found - at > 8)) return false
    at = found + 1
  }
  return true
}

/** Without case and accents, so that `Müller` is found by `muller`. */
const plain = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Those that fit what was typed, best first, otherwise in their own order. `words`: the main name first. */
export function rank<T>(
  all: readonly T[],
  typed: string,
  words: (one: T) => readonly string[],
): readonly T[] {
  if (typed.trim() === '') return all
  return all
    .map((one, index) => {
      const fits = words(one).map((name, place) => fitness(name, typed) * (place === 0 ? 1 : 0.8))
      return { one, index, best: Math.max(0, ...fits) }
    })
    .filter(({ best }) => best > 0)
    .sort((a, b) => b.best - a.best || a.index - b.index)
    .map(({ one }) => one)
}
