import { folded, narrowOf, spacePattern, type TextKind, unfolded, unseenPattern } from './folding'

/** The longest that a single letter folds to, in code units. */
const longest = 3

/**
 * The pattern of all that folds to the same as a word, or as words in their order: for texts as they are, so that what is
 * found has their offsets. It is good for texts of the kind.
 */
export function wordPattern(word: string, kind: TextKind): string {
  const plain = patternOf(folded(word).trim(), kind, longest)
  // What is typed in characters that are not looked for otherwise is looked for as it is.
  return new RegExp(`^(?:${plain})$`).test(word) ? plain : `(?:${plain}|${escapePattern(word)})`
}

function patternOf(plain: string, kind: TextKind, most: number): string {
  const { single, several } = unfolded()
  let pattern = ''
  for (let at = 0; at < plain.length; ) {
    const space = /^\s+/.exec(plain.slice(at))?.[0]
    if (space) {
      pattern += kind === 'parted' ? spacePattern : '\\s+'
      at += space.length
      continue
    }
    const joined = joinedAt(plain, at, most, several, kind)
    if (joined) {
      pattern += `(?:[${joined.letters}]|${patternOf(joined.plain, kind, joined.plain.length - 1)})`
      at += joined.plain.length
    } else {
      const unit = plain[at] ?? ''
      const letters = inKind(single.get(unit) ?? bothCases(unit), kind) || unit
      pattern += letters.length === 1 ? escapePattern(letters) : `[${escapeInSet(letters)}]`
      at++
    }
    // Not within a character of two code units.
    if (kind === 'parted' && !/[\ud800-\udbff]/.test(plain[at - 1] ?? '')) pattern += unseenPattern
  }
  return pattern
}

const inKind = (letters: string, kind: TextKind) => (kind === 'narrow' ? narrowOf(letters) : letters)

/** What stands at a place of a folded word that a single letter may fold to. */
function joinedAt(
  plain: string,
  at: number,
  most: number,
  several: ReadonlyMap<string, string>,
  kind: TextKind,
) {
  for (let length = Math.min(most, plain.length - at); length > 1; length--) {
    const part = plain.slice(at, at + length)
    const letters = inKind(several.get(part) ?? '', kind)
    if (letters) return { plain: part, letters }
  }
  return undefined
}

/**
 * Whether all that has the word is sure to have a part of it. Not where the part ends within what a single letter may
 * stand for, as “weis” does in “weiss”, which “Weiß” has; and not where the word is also looked for as it was typed, and
 * the part is not in that: “①2” has no “1” that is looked for.
 */
export function isSurePart(part: string, word: string): boolean {
  const [plainPart, plain] = [folded(part), folded(word)]
  const from = plain.indexOf(plainPart)
  if (from < 0 || [from, from + plainPart.length].some(at => isWithinJoined(plain, at))) return false
  return new RegExp(wordPattern(part, 'parted')).test(word)
}

function isWithinJoined(plain: string, at: number): boolean {
  const { several } = unfolded()
  for (let from = Math.max(0, at - longest + 1); from < at; from++)
    for (let to = at + 1; to <= Math.min(plain.length, from + longest); to++)
      if (several.has(plain.slice(from, to))) return true
  return false
}

function bothCases(unit: string): string {
  const upper = unit.toUpperCase()
  return upper.length === 1 && upper !== unit ? unit + upper : unit
}

const escapeInSet = (letters: string) => letters.replace(/[\\\]^-]/g, '\\$&')

/** The text as a pattern that matches just itself. */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
