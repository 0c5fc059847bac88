import { Marked } from 'marked'

const marked = new Marked({ gfm: true })
const deep = /^[ \t]*(?:>[ \t]*){100}|^[ \t]*(?:[-*+][ \t]+){100}/m
const mostMarks = 5_000

/** Markdown as HTML, to be read as any page is; or why its reader would take for ever over it. */
export function htmlOfMarkdown(text: string): { readonly html: string } | { readonly tooMuch: string } {
  if (deep.test(text)) return { tooMuch: 'its quotes or lists are nested more than 100 deep' }
  for (const paragraph of text.split(/\n[ \t]*\n/)) {
    if (paragraph.length > mostMarks && (paragraph.match(/[_*]/g)?.length ?? 0) > mostMarks) {
      return { tooMuch: `a paragraph holds more than ${mostMarks.toLocaleString('en')} marks of emphasis` }
    }
  }
  try {
    return { html: marked.parse(text, { async: false }) }
  } catch (error) {
    // A stack that overflows is the only way in which this parser refuses a text.
    if (error instanceof RangeError) return { tooMuch: 'its quotes or lists are nested too deeply' }
    throw error
  }
}
