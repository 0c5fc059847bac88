import { diffWordsWithSpace } from 'diff'
import type { DifferencePassage } from '#shared/api/compare-views'

/** A stretch of a passage: in which of the two states it is marked, if in any. */
export interface PassagePiece {
  /** UTF-16 code units into the article. */
  readonly start: number
  readonly text: string
  readonly side: 'from' | 'to' | 'both' | null
}

/** The passage cut where a mark of either state begins or ends. A stretch that both mark is `both`, however it is told. */
export function passagePieces({ start, text, marks }: DifferencePassage): PassagePiece[] {
  const end = start + text.length
  const within = (offset: number) => Math.max(start, Math.min(end, offset))
  const cuts = [start, end, ...marks.flatMap(mark => [within(mark.start), within(mark.end)])]
  const edges = [...new Set(cuts)].sort((a, b) => a - b)
  return edges.slice(1).map((to, at) => {
    const from = edges[at] ?? start
    const sides = new Set(marks.filter(mark => mark.start < to && from < mark.end).map(({ side }) => side))
    const both = sides.has('both') || (sides.has('from') && sides.has('to'))
    const [one = null] = sides
    return { start: from, text: text.slice(from - start, to - start), side: both ? 'both' : one }
  })
}

/** A stretch of words, and whether the other version has it too. */
export interface ValuePiece {
  /** UTF-16 code units into the value. */
  readonly start: number
  readonly text: string
  readonly shared: boolean
}

/** Beyond this many code units, or this many words that differ, two values are shown without telling what differs within. */
const longest = 20_000
const mostEdits = 400

/** Two versions of a value, each cut into what both have and what only it has. */
export function valuePieces(
  from: string,
  to: string,
): { readonly from: readonly ValuePiece[]; readonly to: readonly ValuePiece[] } {
  if (from === to) return { from: whole(from, true), to: whole(to, true) }
  const parts =
    from.length + to.length > longest ? undefined : diffWordsWithSpace(from, to, { maxEditLength: mostEdits })
  if (!parts || mostlyOther(parts)) return { from: whole(from), to: whole(to) }
  return {
    from: inTurn(parts.filter(part => !part.added)),
    to: inTurn(parts.filter(part => !part.removed)),
  }
}

type Part = { readonly value: string; readonly added: boolean; readonly removed: boolean }

/** An empty value has no piece. */
const whole = (text: string, shared = false): readonly ValuePiece[] =>
  text ? [{ start: 0, text, shared }] : []

const lettersOf = (parts: readonly Part[]) =>
  parts.reduce((sum, { value }) => sum + value.replace(/[\s\p{P}]/gu, '').length, 0)

/** Whether so little is shared that it is chance: two other sentences, not one that was mended. */
function mostlyOther(parts: readonly Part[]): boolean {
  const shared = lettersOf(parts.filter(part => !part.added && !part.removed))
  return shared < 0.3 * Math.min(...lengths(parts).filter(length => length > 0))
}

const lengths = (parts: readonly Part[]) => [
  lettersOf(parts.filter(part => !part.added)),
  lettersOf(parts.filter(part => !part.removed)),
]

function inTurn(parts: readonly Part[]): readonly ValuePiece[] {
  let start = 0
  return parts.map(({ value, added, removed }) => {
    const piece = { start, text: value, shared: !added && !removed }
    start += value.length
    return piece
  })
}
