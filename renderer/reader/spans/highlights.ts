/*
 * The page's one registry of CSS custom highlights. A highlight is known by what it looks like, not by whose it is:
 * two readers side by side add their ranges to the same ones. Its rule is written when it is first used, into a
 * style sheet made by script, which the content security policy allows.
 */

const sheet = new CSSStyleSheet()
const known = new Map<string, Highlight>()

/** The highlight of that name; `declarations` are its style, `priority` decides what is painted over what. */
export function highlight(name: string, declarations: string, priority: number): Highlight {
  const kept = known.get(name)
  if (kept) return kept
  if (known.size === 0) document.adoptedStyleSheets.push(sheet)
  sheet.insertRule(`.tiptap::highlight(${name}) { ${declarations} }`, sheet.cssRules.length)
  const made = new Highlight()
  made.priority = priority
  known.set(name, made)
  CSS.highlights.set(name, made)
  return made
}

/** The colour that a highlight gives the ground of these words. */
export function groundOf(of: Highlight, words: Element): string {
  for (const [name, one] of known)
    if (one === of) return getComputedStyle(words, `::highlight(${name})`).backgroundColor
  return 'transparent'
}

/** Some ranges in some highlights, that can be taken out again. */
export class Painted {
  #painted: (readonly [Highlight, AbstractRange])[] = []

  add(into: Highlight, range: AbstractRange | null): void {
    if (!range) return
    into.add(range)
    this.#painted.push([into, range])
  }

  clear(): void {
    for (const [from, range] of this.#painted) from.delete(range)
    this.#painted = []
  }
}
