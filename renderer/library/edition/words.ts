import type { EditionOutcome, EditionRow } from '#shared/api/edition-views'

export const outcomeNames: Readonly<Record<EditionOutcome, string>> = {
  orphaned: 'No place',
  fuzzy: 'Changed',
  moved: 'Moved',
  exact: 'As it was',
}

/** What becomes of a mark, and why, as a sentence. */
export function explain({ outcome, score, lookalikes, wasOrphaned }: EditionRow, left: boolean): string {
  if (left) return 'Left without a place, as you said: it waits in the list of its article.'
  const before = wasOrphaned ? 'It had no place in the article before. ' : ''
  switch (outcome) {
    case 'exact':
      return `${before}The same words in the same place.`
    case 'moved':
      return `${before}The same words, in another place.`
    case 'fuzzy':
      return `${before}Other words in the same place: ${percent(score)} alike. Is it still the same claim?`
    case 'orphaned':
      return lookalikes.length > 0
        ? `${before}It may be in ${lookalikes.length === 1 ? 'this place' : 'any of these places'}, and which cannot be told for certain. It waits until you place it.`
        : `${before}Its words are gone from the text. It waits until you place it or give it up.`
  }
}

/** A share in whole hundredths, never said to be all where it is not. */
export const percent = (share: number | null) =>
  share === null ? '' : `${share < 1 ? Math.min(99, Math.round(share * 100)) : 100} %`
