const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = [34, 92, 123, 125, 91, 93]

/** How many UTF-16 code units are looked at in a step: a millisecond at most. */
const together = 1 << 17

/**
 * Where the JSON object, array or string that begins at `start` ends, exclusive; or, where it is broken, the place at
 * which that shows. What is between may still be no JSON: brackets pair and strings end, and nothing else is known. In steps
 * that others can come between: of a file that breaks off, its first bracket is looked for to the end.
 */
export function* findingEnd(
  text: string,
  start: number,
): Generator<undefined, { readonly end: number } | { readonly stuck: number }> {
  const open: number[] = []
  let due = start + together
  for (let at = start; at < text.length; at++) {
    if (at >= due) {
      due = at + together
      yield
    }
    const unit = text.charCodeAt(at)
    if (unit === quote) {
      const end = endOfString(text, at)
      if (end < 0) return { stuck: -end }
      at = end - 1
      if (open.length === 0) return { end }
    } else if (unit === openBrace || unit === openBracket) {
      open.push(unit === openBrace ? closeBrace : closeBracket)
    } else if (unit === closeBrace || unit === closeBracket) {
      if (open.pop() !== unit) return { stuck: at }
      if (open.length === 0) return { end: at + 1 }
    } else if (unit < 32 && unit !== 9 && unit !== 10 && unit !== 13) return { stuck: at }
  }
  return { stuck: text.length }
}

/** Where the string that begins at `start` ends, exclusive; or the place, negative, at which it turns out to be broken. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === backslash) at++
    else if (unit === quote) return at + 1
    // JSON writes line ends and other controls as escapes: one that stands there is none of ours.
    else if (unit < 32) return -at
  }
  return -text.length
}

/** What a string that begins at `start` says up to where it breaks off, or undefined where not even its beginning can be read. */
export function beginningOfString(text: string, start: number): string | undefined {
  const found = endOfString(text, start)
  const raw = text.slice(start + 1, found > 0 ? found - 1 : -found)
  // An escape that was cut in two, and half of a character.
  const whole = raw.replace(/(?<!\\)((?:\\\\)*)\\(?:u[0-9a-fA-F]{0,3})?$/, '$1')
  try {
    const said = JSON.parse(`"${whole}"`) as string
    return said.replace(/[\ud800-\udbff]$/, '') || undefined
  } catch {
    return undefined
  }
}

/** The value, or undefined where it is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
