/** A card as it would stand if it were alone: `at` is the y of its span's first line, in CSS pixels. */
export interface CardWish {
  readonly id: string
  readonly at: number
  /** How tall it is in full. */
  readonly height: number
}

/** How much of a card is shown: all, its first line, or a mark of its colour. */
export type CardSize = 'full' | 'line' | 'mark'

export interface CardPlace {
  readonly id: string
  readonly y: number
  readonly height: number
  readonly size: CardSize
  /** For marks, which stand side by side: the place in the row, from 0. */
  readonly column: number
}

export interface MarginMeasures {
  readonly gap: number
  /** How tall a card cut to one line and a mark are. */
  readonly line: number
  readonly mark: number
  /** How many marks stand side by side. */
  readonly columns: number
  /** How far a card may be pushed from its line before its crowd is shown smaller. */
  readonly reach: number
  /** The largest size there is room for. */
  readonly largest: CardSize
}

const sizes: readonly CardSize[] = ['full', 'line', 'mark']

/**
 * Places cards, given in the order of their lines, beside the text: each at its span's first line or as little
 * below as the cards above it need, none hidden and none over another. The active card stays at its own line in
 * full and pushes those before it up. Where a crowd would drift out of sight of its lines, its cards are shown
 * smaller rather than further away.
 */
export function placeCards(
  wishes: readonly CardWish[],
  active: string | null,
  measures: MarginMeasures,
): readonly CardPlace[] {
  const chosen: CardSize[] = wishes.map(() => measures.largest)
  const activeAt = active === null ? -1 : wishes.findIndex(wish => wish.id === active)
  if (activeAt >= 0 && measures.largest !== 'mark') chosen[activeAt] = 'full'
  for (let round = 0; ; round++) {
    const places = stack(wishes, chosen, activeAt, measures)
    if (round === sizes.length || !shrinkCrowds(wishes, places, chosen, activeAt, measures)) return places
  }
}

function stack(
  wishes: readonly CardWish[],
  chosen: readonly CardSize[],
  activeAt: number,
  measures: MarginMeasures,
): CardPlace[] {
  const places: CardPlace[] = []
  let free = Number.NEGATIVE_INFINITY
  wishes.forEach((wish, at) => {
    const size = chosen[at] as CardSize
    const height = heightAs(size, wish, measures)
    const before = places.at(-1)
    const joins =
      size === 'mark' && before?.size === 'mark' && before.column + 1 < measures.columns && wish.at < free
    if (joins) {
      places.push({ id: wish.id, y: before.y, height, size, column: before.column + 1 })
      return
    }
    const y = at === activeAt ? wish.at : Math.max(wish.at, free)
    places.push({ id: wish.id, y, height, size, column: 0 })
    free = y + height + measures.gap
  })
  if (activeAt > 0) pushUp(places, activeAt, measures.gap)
  return places
}

/** Moves the cards before the active one up where they would lie over it. */
function pushUp(places: CardPlace[], activeAt: number, gap: number): void {
  let ceiling = (places[activeAt] as CardPlace).y
  for (let at = activeAt - 1; at >= 0; at--) {
    const place = places[at] as CardPlace
    const y = Math.min(place.y, ceiling - gap - place.height)
    if (y === place.y && place.column === 0) return
    places[at] = { ...place, y }
    // Marks in one row move together: only the row's first makes the next row give way.
    if (place.column === 0) ceiling = y
  }
}

/** Makes the cards of every crowd that drifts too far one size smaller; whether there was any. */
function shrinkCrowds(
  wishes: readonly CardWish[],
  places: readonly CardPlace[],
  chosen: CardSize[],
  activeAt: number,
  measures: MarginMeasures,
): boolean {
  let shrunk = false
  for (let first = 0; first < places.length; ) {
    let end = first + 1
    while (
      end < places.length &&
      touches(places[end - 1] as CardPlace, places[end] as CardPlace, measures.gap)
    )
      end++
    const drifts = places
      .slice(first, end)
      .some((place, at) => Math.abs(place.y - (wishes[first + at] as CardWish).at) > measures.reach)
    if (drifts)
      for (let at = first; at < end; at++) {
        const smaller = sizes[sizes.indexOf(chosen[at] as CardSize) + 1]
        if (at === activeAt || !smaller) continue
        chosen[at] = smaller
        shrunk = true
      }
    first = end
  }
  return shrunk
}

const touches = (above: CardPlace, below: CardPlace, gap: number) =>
  below.y <= above.y + above.height + gap + 0.5

function heightAs(size: CardSize, wish: CardWish, measures: MarginMeasures): number {
  if (size === 'full') return wish.height
  return size === 'line' ? Math.min(wish.height, measures.line) : measures.mark
}
