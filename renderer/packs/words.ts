import type { LandingRow, PackCounts, PackPreview } from '#shared/api/packs-views'
import { counted } from '#shared/model/counted'

/** “1 verdict and 2 comments”, without what there is none of. */
export const verdictsAndComments = (verdicts: number, comments: number): string =>
  [verdicts > 0 && counted(verdicts, 'verdict'), comments > 0 && counted(comments, 'comment')]
    .filter(Boolean)
    .join(' and ')

/** What a pack holds, as far as there is any of it: “3 articles · 12 claims”. */
export function inWords({ articles, claims, mentions, entities, links, comments }: PackCounts): string {
  const parts = [
    counted(articles, 'article'),
    claims > 0 && counted(claims, 'claim'),
    mentions > 0 && counted(mentions, 'mention'),
    links > 0 && counted(links, 'evidence link'),
    entities > 0 && counted(entities, 'entity', 'entities'),
    comments > 0 && counted(comments, 'comment'),
  ]
  return parts.filter(Boolean).join(' · ')
}

/** What of the chosen annotators’ work cannot come along, as a sentence; null where all of it can. */
export function stayedInWords({ stayed: { links, comments } }: PackPreview): string | null {
  const parts = [
    ...(links > 0 ? [counted(links, 'evidence link')] : []),
    ...(comments > 0 ? [counted(comments, 'comment')] : []),
  ]
  if (parts.length === 0) return null
  const one = links + comments === 1
  return `${parts.join(' and ')} ${one ? 'stays' : 'stay'} behind: what ${one ? 'it refers' : 'they refer'} to is not in the pack.`
}

export const landingWords: Readonly<Record<LandingRow['landing'], string>> = {
  'no-place': 'No place here',
  applies: 'Applies',
  agrees: 'Says what stands here',
  'applied-before': 'Applied before',
}
