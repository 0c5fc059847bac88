/*
 * How a line of a history begins as Claimbench writes it, looked at byte by byte: of a hundred thousand lines nothing is
 * wanted but who did what, and to make text of more than that takes longer than to look.
 */

/** Where in the bytes what a line begins with stands: from and to, of the operation's id, of who did it, and of its kind. */
export interface EntryBeginning {
  idFrom: number
  idTo: number
  byFrom: number
  byTo: number
  kindFrom: number
  kindTo: number
}

const literal = (text: string) => Buffer.from(text, 'latin1')
const [beforeId, beforeBy, beforeAt, beforeKind] = [
  literal('{"operation":{"id":"'),
  literal('","by":"'),
  literal('","at":"'),
  literal('","body":{"kind":"'),
] as const
const [quote, comma, brace] = [0x22, 0x2c, 0x7d]

/** A table that says of each byte whether it is one of those that a pattern allows. */
function allowed(pattern: RegExp): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => Number(pattern.test(String.fromCharCode(byte))))
}
const [inId, inMoment, inKind] = [
  allowed(/[A-Za-z0-9_.:-]/),
  allowed(/[A-Za-z0-9_.:+-]/),
  allowed(/[A-Za-z0-9_.]/),
]

/**
 * Looks at the beginning of the line that stands from `at` to `to`. False where it does not begin as Claimbench writes
 * it; where it does, `into` says what stands where.
 */
export function readBeginning(lines: Uint8Array, at: number, to: number, into: EntryBeginning): boolean {
  let next = after(beforeId, lines, at, to)
  into.idFrom = next
  next = endOf(inId, 80, lines, next, to)
  into.idTo = next
  next = after(beforeBy, lines, next, to)
  into.byFrom = next
  next = endOf(inId, 80, lines, next, to)
  into.byTo = next
  next = after(beforeAt, lines, next, to)
  next = endOf(inMoment, 40, lines, next, to)
  next = after(beforeKind, lines, next, to)
  into.kindFrom = next
  next = endOf(inKind, 40, lines, next, to)
  into.kindTo = next
  if (next < 0 || next + 1 >= to || lines[next] !== quote) return false
  return lines[next + 1] === comma || lines[next + 1] === brace
}

/** Where the words end that stand at `at`; −1 where others do, or `at` is −1 already. */
function after(words: Uint8Array, lines: Uint8Array, at: number, to: number): number {
  if (at < 0 || at + words.length > to) return -1
  for (let i = 0; i < words.length; i++) if (lines[at + i] !== words[i]) return -1
  return at + words.length
}

/** Where bytes of a table end that begin at `at`, at least one and at most `most`; −1 where there are none or more. */
function endOf(table: Uint8Array, most: number, lines: Uint8Array, at: number, to: number): number {
  if (at < 0) return -1
  let end = at
  while (end < to && end - at <= most && table[lines[end] as number] === 1) end++
  return end === at || end - at > most ? -1 : end
}

/** How many are told apart by their bytes; beyond that each is a string of its own. */
const mostKnown = 24

/** Gives one string for all places in `lines` that say the same. */
export function oneForAll(lines: Buffer): (from: number, to: number) => string {
  const known: { readonly from: number; readonly to: number; readonly text: string }[] = []
  return (from, to) => {
    for (const one of known) {
      if (one.to - one.from !== to - from) continue
      let i = 0
      while (from + i < to && lines[one.from + i] === lines[from + i]) i++
      if (from + i === to) return one.text
    }
    const text = lines.toString('latin1', from, to)
    if (known.length < mostKnown) known.push({ from, to, text })
    return text
  }
}
