/** What the keyboard can stand on. */
const places = 'a[href], button, input, select, textarea, [tabindex]'

/**
 * Does what a browser does with Tab for the analyst alone: the keyboard goes to the next place, or with Shift to the one
 * before. In a dialog it goes round.
 */
export function tabOn(from: Element, back: boolean): void {
  const dialog = from.closest('[role=dialog]')
  const all = [...(dialog ?? document).querySelectorAll<HTMLElement>(places)].filter(takesTab)
  const isBeyond = (place: HTMLElement) => {
    const where = from.compareDocumentPosition(place)
    if (back) return where & Node.DOCUMENT_POSITION_PRECEDING && !(where & Node.DOCUMENT_POSITION_CONTAINS)
    return where & Node.DOCUMENT_POSITION_FOLLOWING
  }
  const next = back ? all.findLast(isBeyond) : all.find(isBeyond)
  const to = next ?? (dialog ? all.at(back ? -1 : 0) : undefined)
  to?.focus()
  if (to instanceof HTMLInputElement) to.select()
}

const takesTab = (place: HTMLElement): boolean =>
  place.tabIndex >= 0 && !place.matches(':disabled') && !place.closest('[inert]') && place.checkVisibility()
