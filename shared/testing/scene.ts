import { anchorAt } from '../anchors/anchor'
import type { ArticleId, ClaimId, EntityId, Id, LabelId, OperationId, TextHash } from '../model/ids'
import { emptyProject, type Project } from '../model/project'
import type {
  Anchor,
  Article,
  Attribute,
  Claim,
  Entity,
  EvidenceLink,
  Label,
  Mention,
  Stamp,
  Stance,
} from '../model/records'
import type { Decision } from '../model/review-records'
import type {
  NewArticle,
  NewClaim,
  NewEntity,
  NewLink,
  NewMention,
  Operation,
  OperationBody,
} from '../operations/operation'

/*
 * A small project for tests of the core: two articles about one convoy, two claims that are linked, two entities
 * that are mentioned. Its ids are short words, so that a test reads as what it is about.
 */

/** A short word as the id of whatever is wanted. */
export const id = <I extends Id<string>>(word: string) => word as I

export const texts = {
  dawn: 'The convoy crossed at dawn. About 4,000 soldiers were in it, Mara Lund said. 🚛 It met the Harbour Guard.',
  noon: 'Up to 3,000 soldiers crossed, the Harbour Guard said.\n\nMara Lund did not reply. A convoy of 4,000 is unheard of.',
} as const
export type Title = keyof typeof texts

/** Any 64 hexadecimal digits will do here: nothing in the core hashes. */
export const hashOf = (title: Title) => id<TextHash>((title === 'dawn' ? 'a' : 'b').repeat(64))

export const before: Stamp = { by: id('ada'), at: '2025-03-01T09:00:00.000Z' }
export const now: Stamp = { by: id('bo'), at: '2025-03-02T10:30:00.000Z' }

/** The anchor of the words, where they come first in the article. */
export function words(title: Title, quote: string): Anchor {
  const start = texts[title].indexOf(quote)
  return anchorAt(texts[title], start, start + quote.length)
}

/** An article of this text, in the words that every test's has. */
export function articleAs(
  article: ArticleId,
  textHash: TextHash,
  text: string,
  fields: Partial<NewArticle> = {},
): NewArticle {
  return {
    id: article,
    title: `The article ${article}`,
    source: 'The Example',
    byline: '',
    date: '2025-03-01',
    url: '',
    language: 'en',
    direction: 'ltr',
    textHash,
    length: text.length,
    words: 18,
    outline: [],
    reliability: null,
    credibility: null,
    status: 'new',
    note: '',
    origin: { file: `${article}.txt`, format: 'text', encoding: 'utf-8' },
    ...fields,
  }
}

export const newArticle = (title: Title): NewArticle =>
  articleAs(id(title), hashOf(title), texts[title], { title: `The convoy at ${title}` })

/** A claim at these places that says nothing more. */
export const claimAt = (
  claim: ClaimId,
  article: ArticleId,
  spans: readonly Anchor[],
  fields: Partial<NewClaim> = {},
): NewClaim => ({
  id: claim,
  article,
  spans,
  label: null,
  attribution: null,
  certainty: null,
  asOf: null,
  wording: '',
  quantity: null,
  note: '',
  entities: [],
  attributes: {},
  status: 'open',
  ...fields,
})

export const newClaim = (
  word: string,
  title: Title,
  quote: string,
  fields: Partial<NewClaim> = {},
): NewClaim => claimAt(id(word), id(title), [words(title, quote)], fields)

export const newMention = (word: string, title: Title, quote: string, entity: string | null): NewMention => ({
  id: id(word),
  article: id(title),
  span: words(title, quote),
  entity: entity === null ? null : id<EntityId>(entity),
})

export const newEntity = (word: string, name: string, fields: Partial<NewEntity> = {}): NewEntity => ({
  id: id(word),
  name,
  type: null,
  aliases: [],
  note: '',
  ...fields,
})

export const newLink = (
  word: string,
  claim: string,
  target: NewLink['target'],
  stance: string | null,
): NewLink => ({
  id: id(word),
  claim: id(claim),
  target,
  stance: stance === null ? null : id(stance),
  confidence: null,
  note: '',
})

export const label = (word: string, fields: Partial<Label> = {}): Label => ({
  id: id<LabelId>(word),
  name: word,
  description: '',
  order: 1,
  colour: 'blue',
  pattern: 'solid',
  key: null,
  ...fields,
})

export const attribute = (word: string, kind: Attribute['kind']): Attribute => ({
  id: id(word),
  name: word,
  description: '',
  order: 1,
  kind,
  choices: [],
})

export const stance = (word: string, fields: Partial<Stance> = {}): Stance => ({
  id: id(word),
  name: word,
  description: '',
  order: 1,
  meaning: 'supports',
  key: null,
  ...fields,
})

const made = { created: before, changed: null }
const byId = <R extends { readonly id: string }>(...records: readonly R[]) =>
  new Map<never, R>(records.map(record => [record.id as never, record]))

/** The project as it stands before a test's operation. Frozen through and through: a reducer that writes to it throws. */
export function scene(): Project {
  return deepFreeze({
    ...emptyProject(),
    info: byId({ id: id<never>('bench'), title: 'The convoy', guidelines: '', created: before.at }),
    annotators: byId({ id: id<never>('ada'), name: 'Ada', created: before.at }),
    labels: byId(label('figure', { key: '1' }), label('event', { key: '2' })),
    attributes: byId(attribute('speed', 'number'), attribute('pace', 'number'), attribute('route', 'text')),
    entityTypes: byId(
      { id: id<never>('person'), name: 'Person', description: '', order: 1, icon: 'person' as const },
      { id: id<never>('group'), name: 'Group', description: '', order: 2, icon: 'group' as const },
    ),
    stances: byId(stance('backs', { key: 's' }), stance('counters', { key: 'c', meaning: 'contradicts' })),
    articles: byId<Article>({ ...newArticle('dawn'), ...made }, { ...newArticle('noon'), ...made }),
    entities: byId<Entity>(
      { ...newEntity('lund', 'Mara Lund', { type: id('person'), aliases: ['Lund'] }), ...made },
      { ...newEntity('guard', 'Harbour Guard', { type: id('group') }), ...made },
    ),
    claims: byId<Claim>(
      {
        ...newClaim('four', 'dawn', 'About 4,000 soldiers', {
          label: id('figure'),
          attribution: { name: 'Mara Lund', entity: id('lund') },
          entities: [id('guard')],
          attributes: { speed: 20, route: 'north' } as Claim['attributes'],
        }),
        ...made,
      },
      { ...newClaim('three', 'noon', 'Up to 3,000 soldiers', { label: id('figure') }), ...made },
      { ...newClaim('dawn-crossing', 'dawn', 'crossed at dawn', { label: id('event') }), ...made },
    ),
    mentions: byId<Mention>(
      { ...newMention('lund-dawn', 'dawn', 'Mara Lund', 'lund'), ...made },
      { ...newMention('guard-noon', 'noon', 'Harbour Guard', 'guard'), ...made },
      { ...newMention('convoy', 'noon', 'convoy', null), ...made },
    ),
    links: byId<EvidenceLink>(
      { ...newLink('against', 'four', { kind: 'claim', claim: id('three') }, 'counters'), ...made },
      {
        ...newLink(
          'for',
          'dawn-crossing',
          { kind: 'span', article: id('noon'), spans: [words('noon', 'crossed')] },
          'backs',
        ),
        ...made,
      },
    ),
    decisions: byId<Decision>({
      id: id('note-of-four'),
      subject: 'claims/four#note',
      code: 'both-changed',
      settled: true,
      base: '',
      value: '',
      options: [{ value: '', by: null }],
      follows: [],
      from: 'The convoy',
      reason: 'As it was.',
      ...made,
    }),
    texts: new Map([
      [hashOf('dawn'), texts.dawn],
      [hashOf('noon'), texts.noon],
    ]),
  } as Project)
}

/** An operation of now with the body. */
export function operation(body: OperationBody, word = 'operation'): Operation {
  return { id: id<OperationId>(word), ...now, body }
}

function deepFreeze<V>(value: V): V {
  if (value instanceof Map) for (const entry of value.values()) deepFreeze(entry)
  else if (typeof value === 'object' && value !== null) {
    Object.freeze(value)
    for (const field of Object.values(value)) deepFreeze(field)
  }
  return value
}
