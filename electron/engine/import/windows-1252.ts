/** What 0x80–0x9F are in windows-1252, after the WHATWG's table; the five unassigned ones stand for themselves. */
const upper = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** Reads bytes as windows-1252. Node's own decoder for it reads Latin-1 in several releases, so that “ ” € are lost. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return text.replace(/[\x80-\x9f]/g, c => upper[c.charCodeAt(0) - 0x80] ?? c)
}
