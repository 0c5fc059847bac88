/** The beginnings of files that analysts take for articles and that are not text, with what each is called. */
const signatures: readonly (readonly [bytes: string, called: string])[] = [
  ['%PDF-', 'a PDF'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an old Microsoft Office document'],
  ['{\\rtf', 'rich text (RTF)'],
  ['\x89PNG\r\n', 'a picture (PNG)'],
  ['\xff\xd8\xff', 'a picture (JPEG)'],
  ['GIF8', 'a picture (GIF)'],
  ['RIFF', 'a picture, sound or video file'],
  ['\x1f\x8b', 'a compressed file (gzip)'],
  ['7z\xbc\xaf\x27\x1c', 'an archive (7z)'],
  ['Rar!\x1a', 'an archive (RAR)'],
  ['bplist00', 'a Safari web archive'],
  ['SQLite format 3', 'a database'],
  ['\x7fELF', 'a program'],
  ['MZ\x90\0', 'a program'],
]

const zipped: readonly (readonly [holds: string, called: string])[] = [
  ['word/', 'a Word document (DOCX)'],
  ['xl/', 'an Excel workbook (XLSX)'],
  ['ppt/', 'a PowerPoint presentation (PPTX)'],
  ['mimetypeapplication/vnd.oasis.opendocument', 'an OpenDocument file'],
  ['mimetypeapplication/epub', 'an e-book (EPUB)'],
]

/** What a file that is not text is called, by its first bytes; null where it may be text. */
export function binaryKind(bytes: Uint8Array): string | null {
  const head = latin1(bytes, 4096)
  for (const [start, called] of signatures) if (head.startsWith(start)) return called
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) {
    const whole = latin1(bytes, 200_000)
    return zipped.find(([holds]) => whole.includes(holds))?.[1] ?? 'an archive (ZIP)'
  }
  if (/^....ftyp/s.test(head)) return 'a video, sound or picture file'
  if (
    /^(From: <Saved by |MIME-Version: 1\.0\r?\n)/.test(head) ||
    /^From: .{0,200}\r?\n.*^MIME-Version: /ms.test(head)
  ) {
    return 'a web archive (MHTML) or a saved mail'
  }
  return null
}

/** At most `length` bytes, one character each. */
export function latin1(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.byteLength)).toString('latin1')
}
