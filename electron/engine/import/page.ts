import { Parser } from 'htmlparser2'
import { parseHTML } from 'linkedom'

/** Far beyond any article. What looks for the article in a page takes time that grows with the square of this. */
const deepest = 256
const mostElements = 100_000
const mostAttributes = 2_000

/**
 * Reads HTML into a document that nothing runs in: no scripts, no handlers, no network. Answers with a sentence where
 * the page is made so that reading it would take for ever.
 */
export function readPage(html: string): { readonly document: Document } | { readonly tooMuch: string } {
  const tooMuch = measure(html)
  if (tooMuch) return { tooMuch }
  // A document type may declare entities, which only XML has: its reader here would take them for text.
  const bare = html.replace(/^\s*(<\?xml[^>]*>\s*)?<!doctype[^>[]{0,1000}(\[[^\]]{0,10000}\]\s*)?>/i, '')
  const whole = /<html[\s>]/i.test(bare) ? parseHTML(`<!doctype html>${bare}`).document : null
  if (whole?.documentElement?.localName === 'html') {
    gatherBody(whole)
    return { document: whole }
  }
  const wrapped = `<!doctype html><html><head></head><body>${bare}</body></html>`
  return { document: parseHTML(wrapped).document }
}

/** Puts what a browser would put into the body there: its tags may be left out, and a head need not be closed. */
function gatherBody(document: Document): void {
  const { head, body, documentElement: root } = document
  const strays = [...head.childNodes].filter(node => node.nodeType === 1 && !ofHead.test(node.nodeName))
  const children = [...root.childNodes]
  const at = children.indexOf(body)
  const before = children.slice(0, at).filter(node => node !== head)
  const after = children.slice(at + 1).filter(node => node !== head)
  for (const node of [...strays, ...before].toReversed()) body.prepend(node)
  for (const node of after) body.append(node)
}

const ofHead = /^(title|meta|link|style|script|base|noscript|template)$/i

/** Why a page cannot be read; null where it can. Looks at the tags alone, a piece at a time, and stops at the limit. */
function measure(html: string): string | null {
  let depth = 0
  let elements = 0
  let attributes = 0
  let tooMuch: string | null = null
  const parser = new Parser({
    onopentagname() {
      attributes = 0
      if (++depth > deepest) tooMuch ??= `elements are nested more than ${deepest} deep`
      if (++elements > mostElements)
        tooMuch ??= `it has more than ${mostElements.toLocaleString('en')} elements`
    },
    onattribute() {
      if (++attributes > mostAttributes)
        tooMuch ??= `an element has more than ${mostAttributes.toLocaleString('en')} attributes`
    },
    onclosetag() {
      depth--
    },
  })
  const piece = 4_096
  for (let at = 0; at < html.length && !tooMuch; at += piece) parser.write(html.slice(at, at + piece))
  if (!tooMuch) parser.end()
  return tooMuch
}
