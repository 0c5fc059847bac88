/**
 * Reads bytes that hold NULs as UTF-16 without a byte order mark, in the byte order that makes text of them; null
 * where neither does. In the right order the NULs are the upper halves of ASCII characters: spaces, digits, line ends.
 */
export function utf16Without(
  bytes: Uint8Array,
): { readonly text: string; readonly encoding: 'utf-16le' | 'utf-16be' } | null {
  const orders = ['utf-16le', 'utf-16be'] as const
  let best: { text: string; encoding: (typeof orders)[number]; ascii: number } | null = null
  for (const encoding of orders) {
    const text = decodeWhole(bytes, encoding)
    if (text === null) continue
    const ascii = text.match(/[\t\n\r -~]/g)?.length ?? 0
    if (ascii > 0 && looksWritten(text) && (!best || ascii > best.ascii)) best = { text, encoding, ascii }
  }
  return best
}

function decodeWhole(bytes: Uint8Array, encoding: string): string | null {
  if (bytes.length % 2 !== 0) return null
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Whether nearly all of a text is letters, marks, digits, punctuation, symbols and spaces, and few scripts. */
function looksWritten(text: string): boolean {
  const sample = text.slice(0, 20_000)
  const odd = sample.match(/[^\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\p{Cf}\t\n\r]/gu)?.length ?? 0
  return odd * 50 <= sample.length
}
