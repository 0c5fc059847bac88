import { quoteOf } from '#shared/anchors/anchor'
import type { RescuePlace } from '#shared/api/rescue-views'
import type { TableName } from '#shared/model/tables'
import { short } from '#shared/operations/describe'

/* What damaged records are called, and what they said, as far as that can be read: their fields may be anything. */

/** What one record of a kind is called in a sentence. */
export const nouns: Readonly<Record<RescuePlace, string>> = {
  info: 'Project',
  annotators: 'Annotator',
  labels: 'Label',
  attributes: 'Attribute',
  entityTypes: 'Entity type',
  stances: 'Stance',
  articles: 'Article',
  entities: 'Entity',
  claims: 'Claim',
  mentions: 'Mention',
  links: 'Evidence link',
  comments: 'Comment',
  decisions: 'Decision',
  adjudications: 'Adjudication',
  texts: 'Text',
  history: 'Operation',
  journal: 'Operation',
  file: 'File',
}

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : {}
const lineOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/** `Claim “over 10,000 soldiers”`: the kind of record, and the words by which an analyst knows this one. */
export function nameOf(table: RescuePlace, value: unknown): string {
  const known = knownBy(value)
  return known === '' ? nouns[table] : `${nouns[table]} “${short(known)}”`
}

function knownBy(value: unknown): string {
  const { wording, title, name, text } = fieldsOf(value)
  return lineOf(wording) || lineOf(title) || lineOf(name) || lineOf(text) || quotesIn(value)[0] || ''
}

/** The id, where there is one that can be one. */
export function idOf(value: unknown): string | undefined {
  const { id } = fieldsOf(value)
  return typeof id === 'string' && /^[\w.:-]{1,80}$/.test(id) ? id : undefined
}

/** Everything an analyst wrote or marked in a record, but for what its name says already: quotes, wording, names, note. */
export function saidIn(value: unknown): string[] {
  const fields = fieldsOf(value)
  const written = ['wording', 'title', 'name', 'description', 'guidelines', 'note', 'text', 'reason']
  const attribution = lineOf(fieldsOf(fields.attribution).name)
  return [
    ...quotesIn(value).map(quote => `“${quote}”`),
    ...written.flatMap(name => {
      const words = lineOf(fields[name])
      return words === '' || (words === knownBy(value) && words === short(words)) ? [] : [`${name}: ${words}`]
    }),
    ...(attribution ? [`said by: ${attribution}`] : []),
  ]
}

/** The quotes of a record's spans, each span's parts as one. */
function quotesIn(value: unknown): string[] {
  const fields = fieldsOf(value)
  const target = fieldsOf(fields.target)
  const spans = [fields.spans, target.spans, fields.span && [fields.span]]
  return spans.flatMap(span => {
    if (!Array.isArray(span)) return []
    const quoted = span.filter(part => lineOf(fieldsOf(part).quote) !== '')
    return quoted.length > 0 ? [quoteOf(quoted as never)] : []
  })
}

/** At most this much of what cannot be read is shown, in UTF-16 code units. */
const excerptLength = 2_000

/** What can be made out of a stretch that is no record any more: an id, quotes, and its own words without what is no text. */
export function readFragment(text: string): { readonly id: string | undefined; readonly said: string[] } {
  const start = text.slice(0, 200_000)
  const [, id] = /"id"\s*:\s*"([\w.:-]{1,80})"/.exec(start) ?? []
  const quotes = [
    ...start.matchAll(/"(?:quote|wording|note|title|name)"\s*:\s*"((?:[^"\\\n]|\\.){1,5000})"/g),
  ]
  const said = quotes.map(([, words]) => `“${unescaped(words ?? '')}”`)
  if (said.length > 0) return { id, said: [...new Set(said)] }
  const plain = start
    .replace(/[\p{Cc}\ufffd]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, excerptLength)
  return { id, said: /\p{L}/u.test(plain) ? [plain] : [] }
}

function unescaped(words: string): string {
  try {
    return JSON.parse(`"${words}"`) as string
  } catch {
    return words
  }
}

/** A check's first finding, as a clause about a record: `its “asOf” is not what it should be (…)`. */
export function faultWords(fault: string): string {
  const [, field, why] = /^([\w.-]+): (.*)$/s.exec(fault) ?? []
  return field ? `its “${field}” is not what it should be (${why})` : fault
}

/** A section of the file, or a table of the project, in words. */
export const sectionWords: Readonly<Record<TableName | 'texts' | 'history', string>> = {
  info: 'the description of the project',
  annotators: 'the annotators',
  labels: 'the labels',
  attributes: 'the attributes',
  entityTypes: 'the entity types',
  stances: 'the stances',
  articles: 'the articles',
  entities: 'the entities',
  claims: 'the claims',
  mentions: 'the mentions',
  links: 'the evidence links',
  comments: 'the comments',
  decisions: 'the decisions',
  adjudications: 'the adjudications',
  texts: 'the articles’ texts',
  history: 'the history',
}
