import type { BenchArticle } from '../article'

/** A place in an article: one of its paragraphs, from 0, and an offset in it, in UTF-16 code units. */
interface Place {
  readonly paragraph: number
  readonly offset: number
}

/** Where in the article a place of the page is; null where it is in none of its paragraphs. */
export function placeIn({ text, paragraphs }: BenchArticle, node: Node, offset: number): Place | null {
  const element = (node instanceof Element ? node : node.parentElement)?.closest('p')
  if (!element) return null
  const words = element.textContent
  const paragraph = paragraphs.findIndex(({ start, end }) => text.slice(start, end) === words)
  const before = document.createRange()
  before.setStart(element, 0)
  before.setEnd(node, offset)
  return paragraph < 0 ? null : { paragraph, offset: String(before).length }
}

/** Where in the article the pointer is; null where it is over none of its paragraphs. */
export function placeUnder(article: BenchArticle, x: number, y: number): Place | null {
  const caret = document.caretPositionFromPoint(x, y)
  return caret && placeIn(article, caret.offsetNode, caret.offset)
}

/**
 * How many paragraphs are selected that should not be, or not selected that should be, wholly or, of the first and
 * the last, up to the same letter: from a place to another paragraph, so far in it as the selection goes.
 */
export function astray(article: BenchArticle, from: Place, last: number): number {
  const selection = document.getSelection()
  const [node, offset] = [selection?.focusNode, selection?.focusOffset ?? 0]
  const to = node && placeIn(article, node, offset)
  const wanted = article.paragraphs.slice(from.paragraph, last + 1).map(({ start, end }, at, { length }) => {
    const first = at === 0 ? start + from.offset : start
    // A selection that ends in another paragraph has not all of this one, or more than that.
    return article.text.slice(first, at === length - 1 && to?.paragraph === last ? start + to.offset : end)
  })
  const selected = String(selection).split(/\n+/)
  return oneSided(wanted, selected) + oneSided(selected, wanted)
}

/** How many paragraphs the one has and the other has not; an empty one is none. */
const oneSided = (one: readonly string[], other: readonly string[]): number => {
  const others = new Set(other)
  return one.filter(words => words !== '' && !others.has(words)).length
}
