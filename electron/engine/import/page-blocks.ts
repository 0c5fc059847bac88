import type { ProposedBlock } from '#shared/api/views'
import { PageContext } from './page-context'
import { collapsed, TextRun } from './text-run'

type Role = ProposedBlock['role']

/** A stretch of a page's text as a browser would lay it out on its own. */
export interface PageBlock {
  readonly text: string
  readonly role: Role
  /** Why its place on the page makes it furniture; null where it does not. */
  readonly context: string | null
  readonly isMainHeading: boolean
  /** How much of it is link text, 0–1. */
  readonly linked: number
  /** The innermost `<article>` that it stands in. */
  readonly article: Element | null
}

const skipped =
  /^(script|style|noscript|template|iframe|frame|frameset|object|embed|applet|canvas|audio|video|select|option|optgroup|datalist|button|input|textarea|head|title|meta|link|base|map|area|param|source|track|progress|meter)$/
const block =
  /^(address|article|aside|blockquote|body|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|html|legend|li|listing|main|menu|nav|ol|p|plaintext|pre|search|section|summary|table|caption|tbody|thead|tfoot|tr|td|th|ul|xmp)$/
const elementNode = 1
const textNode = 3

/** The text under `root` in blocks, in reading order. */
export function blocksOfPage(root: Element): readonly PageBlock[] {
  return walked(root, null).blocks
}

/** The same with what their place on the page says of them, and the elements that hold furniture. */
export function weighedBlocks(root: Element): {
  readonly blocks: readonly PageBlock[]
  readonly furniture: readonly Element[]
} {
  return walked(root, new PageContext(root))
}

function walked(root: Element, context: PageContext | null): Walk {
  const walk = new Walk(context)
  walk.children(root, outside)
  walk.flush()
  return walk
}

interface Place {
  readonly role: Role
  readonly context: string | null
  readonly pre: boolean
  readonly main: boolean
  readonly link: boolean
  /** In a drawing, whose words are not the text's until an element of the text ends it, closed or not. */
  readonly drawing: boolean
  readonly article: Element | null
}

const outside: Place = {
  role: null,
  context: null,
  pre: false,
  main: false,
  link: false,
  drawing: false,
  article: null,
}

class Walk {
  readonly blocks: PageBlock[] = []
  readonly furniture: Element[] = []
  readonly #context: PageContext | null
  readonly #run = new TextRun()
  #linked = 0
  #place: Place = outside

  constructor(context: PageContext | null) {
    this.#context = context
  }

  children(parent: Node, place: Place): void {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === textNode) this.#write(node.nodeValue ?? '', place)
      else if (node.nodeType === elementNode) this.#element(node as Element, place)
    }
  }

  #element(element: Element, place: Place): void {
    const name = element.localName.toLowerCase()
    if (skipped.test(name)) return
    const context = place.context ?? this.#contextOf(element)
    if (name === 'br') this.#lineBreak(place)
    else if (block.test(name)) this.#block(element, name, context, place)
    else {
      const drawing = place.drawing || name === 'svg'
      this.children(element, { ...place, context, drawing, link: place.link || name === 'a' })
    }
  }

  #contextOf(element: Element): string | null {
    const context = this.#context?.of(element) ?? null
    if (context !== null) this.furniture.push(element)
    return context
  }

  #block(element: Element, name: string, context: string | null, place: Place): void {
    this.flush()
    const article = name === 'article' ? element : place.article
    const inner = {
      ...placeIn(name, place),
      context: context ?? captionContext(name),
      drawing: false,
      article,
    }
    if (name === 'table' && isTableOfFigures(element)) this.#rows(element, inner)
    else this.children(element, inner)
    this.flush()
  }

  /** A table as a browser's clipboard has it: a line for each row, a tab between cells. */
  #rows(table: Element, place: Place): void {
    const caption = table.querySelector('caption')
    if (caption) this.#push(collapsed(caption.textContent ?? '').trim(), { ...place, role: 'caption' }, 0)
    const rows = [...table.querySelectorAll('tr')].map(row =>
      [...row.children]
        .filter(cell => /^(td|th)$/i.test(cell.localName))
        .map(cell => collapsed(cell.textContent ?? '').trim())
        .join('\t'),
    )
    this.#push(rows.filter(row => row.trim() !== '').join('\n'), place, 0)
  }

  #write(raw: string, place: Place): void {
    if (place.drawing) return
    if (this.#run.isEmpty) this.#place = place
    const added = this.#run.add(raw, place.pre)
    if (place.link) this.#linked += added
  }

  /** One break ends a line, two in a row a paragraph. */
  #lineBreak(place: Place): void {
    if (this.#run.endsLine && !place.pre) this.flush()
    else if (!this.#run.isEmpty) this.#run.breakLine()
  }

  flush(): void {
    this.#push(this.#run.take(this.#place.pre), this.#place, this.#linked)
    this.#linked = 0
  }

  #push(text: string, place: Place, linked: number): void {
    if (!/\S/.test(text)) return
    const { role, context, main, article } = place
    this.blocks.push({
      text,
      role,
      context,
      isMainHeading: main,
      linked: Math.min(1, linked / text.length),
      article,
    })
  }
}

function placeIn(name: string, place: Place): Place {
  if (/^h[1-6]$/.test(name)) return { ...place, role: 'heading', main: name === 'h1' }
  if (name === 'blockquote') return { ...place, role: 'quote' }
  if (name === 'li') return { ...place, role: place.role === 'quote' ? 'quote' : 'list' }
  if (name === 'figcaption') return { ...place, role: 'caption' }
  if (/^(pre|listing|xmp|plaintext)$/.test(name)) return { ...place, pre: true }
  return place
}

function captionContext(name: string): string | null {
  return name === 'figcaption' ? 'The caption of a picture' : null
}

/** Whether a table holds short cells, as figures do, and is not there to lay out a page. */
function isTableOfFigures(table: Element): boolean {
  if (
    table.querySelector(
      'table, p, div, ul, ol, h1, h2, h3, h4, h5, h6, article, section, blockquote, pre, br',
    )
  )
    return false
  for (const cell of table.querySelectorAll('td')) if ((cell.textContent ?? '').length > 400) return false
  return table.querySelector('tr') !== null
}
