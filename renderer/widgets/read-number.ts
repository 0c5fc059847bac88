/** Reads a number as people write it, with groups of three; null for nothing, undefined where it is no number. */
export function readNumber(written: string): number | null | undefined {
  const text = written.trim()
  if (text === '') return null
  const plain = /^[+-]?\d{1,3}(?:([,\s'’\u00a0\u202f])\d{3})(?:\1\d{3})*(?:\.\d+)?$/u.test(text)
    ? text.replace(/[,\s'’\u00a0\u202f]/gu, '')
    : text
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined
}
