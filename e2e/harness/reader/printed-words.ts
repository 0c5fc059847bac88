import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The words of a PDF, page after page, without any white space: where its lines break is the printer’s business. */
export async function printedWords(pdf: Buffer): Promise<string> {
  const reading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 })
  const printed = await reading.promise
  const pages: string[] = []
  for (let at = 1; at <= printed.numPages; at++) {
    const { items } = await (await printed.getPage(at)).getTextContent()
    pages.push(items.map(piece => ('str' in piece ? piece.str : '')).join(''))
  }
  await reading.destroy()
  return withoutSpaces(pages.join(''))
}

/** Letters that are drawn as one are two again. */
export const withoutSpaces = (words: string) => words.normalize('NFKC').replace(/\s+/gu, '')
