import { latin1 } from './signature'
import { utf16Without } from './utf16'
import { decodeWindows1252 } from './windows-1252'

/** A file's text as it stands in the file (line ends and all, without byte order mark), and how it was read. */
export interface Decoded {
  readonly text: string
  /** The encoding's name in the WHATWG's spelling. */
  readonly encoding: string
  /** Characters that could not be read and stand as U+FFFD. */
  readonly replaced: number
}

/**
 * Reads bytes as text: by byte order mark, by the page's own declaration, as UTF-16 or UTF-8 where they are, and else
 * as windows-1252, in which any bytes are something. Null where they are not text in any of these.
 */
export function decode(bytes: Uint8Array, isPage: boolean): Decoded | null {
  const marked = byMark(bytes)
  if (marked) return marked
  if (bytes.includes(0)) {
    const utf16 = utf16Without(bytes)
    return utf16 && finish(utf16.text, utf16.encoding)
  }
  const strict = tryDecode('utf-8', bytes, true)
  const plainAscii = strict !== null && strict.length === bytes.length
  const declared = isPage ? declaredIn(latin1(bytes, 4096)) : null
  // Pages saved by a browser often keep a declaration that is no longer true; valid UTF-8 beyond ASCII is no accident.
  if (strict !== null && !(declared && plainAscii)) return textual(finish(strict, 'utf-8'))
  if (declared && declared !== 'utf-8') {
    const text = declared === 'windows-1252' ? decodeWindows1252(bytes) : tryDecode(declared, bytes, false)
    if (text !== null)
      return textual(finish(text, plainAscii && !declared.startsWith('iso-2022') ? 'utf-8' : declared))
  }
  if (strict !== null) return textual(finish(strict, 'utf-8'))
  const loose = tryDecode('utf-8', bytes, false) ?? ''
  if (mostlyUtf8(loose)) return textual(finish(loose, 'utf-8'))
  return textual(finish(decodeWindows1252(bytes), 'windows-1252'))
}

function byMark(bytes: Uint8Array): Decoded | null {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return finish(tryDecode('utf-8', bytes, false) ?? '', 'utf-8')
  if (a === 0xff && b === 0xfe) return finish(tryDecode('utf-16le', bytes, false) ?? '', 'utf-16le')
  if (a === 0xfe && b === 0xff) return finish(tryDecode('utf-16be', bytes, false) ?? '', 'utf-16be')
  return null
}

/** The encoding that a page says it is in, in the WHATWG's spelling; UTF-16 there means UTF-8, as the standard has it. */
function declaredIn(head: string): string | null {
  const label =
    /<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w:.-]{1,40})/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{1,40})/i.exec(head)?.[1]
  if (!label) return null
  try {
    const name = new TextDecoder(label).encoding
    return name.startsWith('utf-16') ? 'utf-8' : name
  } catch {
    return null
  }
}

function tryDecode(label: string, bytes: Uint8Array, fatal: boolean): string | null {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes)
  } catch {
    return null
  }
}

/** UTF-8 with a few broken places, as after a cut in mid-character: many more good characters beyond ASCII than bad. */
function mostlyUtf8(text: string): boolean {
  let good = 0
  let bad = 0
  for (const [found] of text.matchAll(/[^\0-\x7f]/gu)) {
    if (found === '\ufffd') bad++
    else good++
  }
  return good > 0 && good >= 4 * bad
}

function finish(text: string, encoding: string): Decoded {
  return { text, encoding, replaced: text.match(/\ufffd/g)?.length ?? 0 }
}

/** Null where control characters show that the bytes were never text. */
function textual(decoded: Decoded): Decoded | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const controls = decoded.text.match(/[\0-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]/g)?.length ?? 0
  return controls > 8 && controls * 50 > decoded.text.length ? null : decoded
}
