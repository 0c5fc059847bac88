import type { DifferenceKind } from '#shared/api/compare-views'
import type { ReviewHead, ReviewRow, ReviewStanding, ReviewVerdict } from '#shared/api/review-views'
import type { ComparisonWords } from '../words'

export const standingNames: Readonly<Record<ReviewStanding, string>> = {
  conflict: 'Conflicts',
  theirs: 'Only theirs',
  later: 'Put off',
  decided: 'Decided',
  same: 'The same by now',
}

/** Whether there is still something to decide. */
export const isLeft = ({ standing }: Pick<ReviewRow, 'standing'>): boolean =>
  standing === 'conflict' || standing === 'theirs' || standing === 'later'

/** Whose version a file holds: the one annotator's name; null where there are several, or none is known. */
export function whoOf({ files }: ReviewHead, file: number): string | null {
  const [one, second] = files[file]?.annotators ?? []
  return one !== undefined && second === undefined ? one : null
}

/** “Bo’s”, “theirs”. */
export const whose = (who: string | null): string =>
  who === null ? 'theirs' : who.endsWith('s') ? `${who}’` : `${who}’s`

/** How a review speaks of the project and of a teammate's version. */
export function reviewWords(who: string | null, kind: DifferenceKind): ComparisonWords {
  const by = who ?? 'them'
  return {
    from: 'Yours',
    to: who ?? 'Theirs',
    marked: { from: 'by you', to: `by ${by}` },
    kinds: { added: `Added by ${by}`, changed: `Changed by ${by}`, removed: `Removed by ${by}` },
    absent: {
      from: kind === 'added' ? 'It is not in your project.' : 'It is no longer in your project.',
      to: kind === 'removed' ? `${who ?? 'They'} removed it.` : `It is not in ${whose(who)} version.`,
    },
  }
}

/** For the filters, which speak of all files at once. */
export const anyWords: ComparisonWords = {
  from: 'Yours',
  to: 'Theirs',
  marked: { from: 'by you', to: 'by them' },
  kinds: { added: 'Added', changed: 'Changed', removed: 'Removed' },
  absent: { from: '', to: '' },
}

type Act = Exclude<ReviewVerdict, 'later' | 'edited'>
const acts: Readonly<Record<DifferenceKind, Readonly<Record<Act, (who: string | null) => string>>>> = {
  added: {
    mine: () => 'Leave it out',
    theirs: () => 'Take it in',
    both: () => 'Keep both',
  },
  changed: {
    mine: () => 'Keep yours',
    theirs: who => `Take ${whose(who)}`,
    both: () => 'Keep both',
  },
  removed: {
    mine: () => 'Keep it',
    theirs: () => 'Remove it',
    both: () => 'Keep both',
  },
}

/** What a verdict does to a difference of this kind, as a button says it. */
export function verdictAct(verdict: ReviewVerdict, kind: DifferenceKind, who: string | null): string {
  if (verdict === 'later') return 'Later'
  if (verdict === 'edited') return 'Edit…'
  return acts[kind][verdict](who)
}

/** What was decided, as a row or a message says it. */
export function verdictSaid(verdict: ReviewVerdict | null, kind: DifferenceKind, who: string | null): string {
  switch (verdict) {
    case 'mine':
      return kind === 'added' ? 'Left out' : kind === 'removed' ? 'Kept' : 'Kept yours'
    case 'theirs':
      return kind === 'added' ? 'Taken in' : kind === 'removed' ? 'Removed' : `Took ${whose(who)}`
    case 'both':
      return 'Kept both'
    case 'edited':
      return 'Edited'
    case 'later':
      return 'Put off'
    case null:
      return 'Decided'
  }
}
