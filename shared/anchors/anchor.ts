import type { Anchor } from '../model/records'

/** How many UTF-16 code units before and after a span are kept with it. */
export const contextLength = 32

/** An anchor for `text.slice(start, end)`; offsets in UTF-16 code units. Throws where the range is empty or outside the text. */
export function anchorAt(text: string, start: number, end: number): Anchor {
  if (!(start >= 0 && end > start && end <= text.length))
    throw new RangeError(`no span ${start}–${end} in a text of ${text.length}`)
  return {
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(whole(text, Math.max(0, start - contextLength)), start),
    suffix: text.slice(end, whole(text, Math.min(text.length, end + contextLength))),
  }
}

/** The offset, moved back off the middle of a surrogate pair: half a character cannot be written to a file. */
function whole(text: string, offset: number): number {
  const unit = text.charCodeAt(offset)
  return unit >= 0xdc00 && unit <= 0xdfff && offset > 0 ? offset - 1 : offset
}

/** Whether an offset falls between the two halves of one character. */
export function splitsCharacter(text: string, offset: number): boolean {
  return whole(text, offset) !== offset
}

/** What is wrong with spans over this text, as a sentence, or undefined: each must be quoted truly, in order, apart. */
export function anchorsProblem(text: string, spans: readonly Anchor[]): string | undefined {
  let last = -1
  for (const { start, end, quote, prefix, suffix } of spans) {
    if (end <= start) return `the span at ${start} is empty.`
    if (start <= last) return `the parts of the span at ${start} overlap or are out of order.`
    if (text.slice(start, end) !== quote) return `the text at ${start} is not “${shorten(quote)}”.`
    const before = text.slice(Math.max(0, start - prefix.length), start)
    if (before !== prefix || text.slice(end, end + suffix.length) !== suffix) {
      return `the words around “${shorten(quote)}” at ${start} are not those kept with it.`
    }
    if (splitsCharacter(text, start) || splitsCharacter(text, end))
      return `the span at ${start} cuts a character in half.`
    last = end
  }
  return undefined
}

const shorten = (quote: string) => (quote.length > 60 ? `${quote.slice(0, 57)}…` : quote)

/** Where a span's parts begin and end as a whole. */
export function extent(spans: readonly Anchor[]): { start: number; end: number } {
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 }
}

/** The words of a span, its parts joined by an ellipsis. */
export function quoteOf(spans: readonly Anchor[]): string {
  const [first] = spans
  return first && spans.length === 1 ? first.quote : spans.map(span => span.quote).join(' … ')
}
