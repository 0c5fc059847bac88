import { counted } from '../model/counted'
import type { RescuePart, RescuePlace, RescueReport } from './rescue-views'

/* What a rescue says, wherever it says it: in the window, in a file, on the command line. */

/** How parts are told of together: what is lost first; the history by itself, for its operations' results may be there. */
export const rescueGroups = ['left-out', 'mended', 'restored', 'kept', 'history'] as const
export type RescueGroup = (typeof rescueGroups)[number]

export const groupWords: Readonly<Record<RescueGroup, string>> = {
  'left-out': 'Left out',
  mended: 'Mended',
  restored: 'Made anew from the history',
  kept: 'Kept as it stands',
  history: 'Left out of the history',
}

export const groupOf = ({ place, outcome }: RescuePart): RescueGroup =>
  place === 'history' && outcome === 'left-out' ? 'history' : outcome

const placeNames: Readonly<Record<RescuePlace, readonly [one: string, many: string]>> = {
  info: ['description of the project', 'descriptions of the project'],
  annotators: ['annotator', 'annotators'],
  labels: ['label', 'labels'],
  attributes: ['attribute', 'attributes'],
  entityTypes: ['entity type', 'entity types'],
  stances: ['stance', 'stances'],
  articles: ['article', 'articles'],
  entities: ['entity', 'entities'],
  claims: ['claim', 'claims'],
  mentions: ['mention', 'mentions'],
  links: ['evidence link', 'evidence links'],
  comments: ['comment', 'comments'],
  decisions: ['decision', 'decisions'],
  adjudications: ['adjudication', 'adjudications'],
  texts: ['text', 'texts'],
  history: ['operation', 'operations'],
  journal: ['operation of the journal', 'operations of the journal'],
  file: ['part of the file', 'parts of the file'],
}

/** `1 claim`, `1,204 mentions`. */
export function tableWords(place: RescuePlace, count: number): string {
  const [one, many] = placeNames[place]
  return counted(count, one, many)
}

/** `Claim “over 10,000 soldiers”: its words are not in the article.` */
export function partWords({ name, what }: Pick<RescuePart, 'name' | 'what'>): string {
  return `${name}: ${what}${/[.!?)]$/.test(what) ? '' : '.'}`
}

/** `2 claims`; `3 parts`, where they are not of one kind. */
function partsCounted(parts: readonly RescuePart[]): string {
  const [place, ...others] = new Set(parts.map(part => part.place))
  return place && others.length === 0 ? tableWords(place, parts.length) : counted(parts.length, 'part')
}

/** What the rescue comes to, in two or three sentences. */
export function summaryOf({ readable, compared, parts }: RescueReport): string {
  if (!readable) return 'Nothing in it could be read, so there is nothing to rescue.'
  const of = (group: RescueGroup) => parts.filter(part => groupOf(part) === group)
  const told = [
    [of('left-out'), 'could not be kept'],
    [of('mended'), 'mended'],
    [of('restored'), 'made anew from the history'],
  ] as const
  const list = told.flatMap(([some, words]) => (some.length > 0 ? [`${partsCounted(some)} ${words}`] : []))
  const first =
    list.length === 0
      ? 'Everything in it can be rescued.'
      : `${of('left-out').length === 0 ? 'Nothing need be left out' : 'It can be rescued in part'}: ${list.join(', ')}.`
  const caveat = compared
    ? 'Every record was held against the project’s history.'
    : 'Its history is not whole, so a word changed here or there would not have been noticed.'
  return `${first} ${caveat}`
}
