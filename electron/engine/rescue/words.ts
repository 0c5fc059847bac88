import { quoteOf } from '#shared/anchors/anchor'
import type { RescuePlace } from '#shared/api/rescue-views'
import { fieldName } from '#shared/compare/shown-fields'
import { recordNames } from '#shared/model/table-nouns'
import type { TableName } from '#shared/model/tables'
import { short } from '#shared/operations/describe'

/* What damaged records are called, and what they said, as far as that can be read: their fields may be anything. */

/** What one record of a kind is called in a sentence. */
export const nouns: Readonly<Record<RescuePlace, string>> = {
  ...recordNames,
  texts: 'Text',
  history: 'Operation',
  journal: 'Operation',
  file: 'File',
}

type Fields = Readonly<Record<string, unknown>>

export const fieldsOf = (value: unknown): Fields =>
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

/**
 * A check's first finding, as a clause about the value that was checked: `its “Status” is 7, and should be “open” or
 * “set-aside”`. `table`: whose record it is, where it is one.
 */
export function faultWords(fault: string, value: unknown, table?: TableName): string {
  const [, path, why = ''] = /^([\w.-]+): (.*)$/s.exec(fault) ?? []
  if (path === undefined) return fault
  const parts = path.split('.')
  const found = parts.reduce<unknown>((within, part) => fieldsOf(within)[part], value)
  const [field = '', ...inner] = parts
  const deep =
    inner.length === 0
      ? ''
      : ` (${inner.map(part => (/^\d+$/.test(part) ? `${Number(part) + 1}` : part)).join(', ')})`
  const name = `“${table ? fieldName(table, field) : field}”${deep}`
  const should = allowed(why)
  if (found === undefined) return `its ${name} is missing${should && `: it should be ${should}`}`
  return `its ${name} is ${valueWords(found)}, ${should ? `and should be ${should}` : 'which it cannot be'}`
}

/** The same about an entry of the history, whose check names the kind of operation before what is wrong with it. */
export function operationFaultWords(fault: string, entry: unknown): string {
  const { body } = fieldsOf(fieldsOf(entry).operation)
  const { kind } = fieldsOf(body)
  if (typeof kind !== 'string' || !fault.startsWith(`${kind}: `)) return faultWords(fault, entry)
  const inner = fault.slice(kind.length + 2)
  if (inner.startsWith('kind: ')) return `there is no operation of the kind “${short(kind)}”`
  return faultWords(inner, body)
}

function valueWords(value: unknown): string {
  if (value === null || value === '') return 'empty'
  if (typeof value === 'string') return `“${short(value)}”`
  if (typeof value === 'object') return Array.isArray(value) ? 'a list' : 'a group of values'
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value)
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no',
  array: 'a list',
  object: 'a group of values',
  record: 'a group of values',
  null: 'empty',
}

/** What a check would have let through, in words; '' where its own words say nothing to an analyst. */
function allowed(why: string): string {
  const [, options] = /expected (?:one of )?("[^"]*"(?:\|"[^"]*")*)$/.exec(why) ?? []
  if (options !== undefined) {
    const words = [...options.matchAll(/"([^"]*)"/g)].map(([, word]) => `“${word}”`)
    return [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' or ')
  }
  const [, kind = ''] = /expected (\w+), received/.exec(why) ?? []
  if (kinds[kind]) return kinds[kind]
  const [, long] = /expected string to have <=(\d+) characters/.exec(why) ?? []
  return long ? `no longer than ${Number(long).toLocaleString('en-GB')} characters` : ''
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
