import { machineDate } from './dates'
import { type Details, nothingSaid } from './head'
import { languageTag } from './language'

const fields: Readonly<Record<string, keyof Details>> = {
  title: 'title',
  headline: 'title',
  author: 'byline',
  authors: 'byline',
  byline: 'byline',
  by: 'byline',
  date: 'date',
  published: 'date',
  publishdate: 'date',
  pubdate: 'date',
  date_published: 'date',
  created: 'date',
  source: 'source',
  publisher: 'source',
  publication: 'source',
  site: 'source',
  site_name: 'source',
  outlet: 'source',
  url: 'url',
  link: 'url',
  source_url: 'url',
  canonical: 'url',
  canonical_url: 'url',
  permalink: 'url',
  lang: 'language',
  language: 'language',
  locale: 'language',
}

/** Takes a Markdown text apart into its YAML or TOML front matter, as far as it tells of the article, and the rest. */
export function splitFrontMatter(text: string): { readonly details: Details; readonly body: string } {
  const found = /^(---|\+\+\+)[ \t]*\n([\s\S]{0,20000}?)\n(?:\1|\.\.\.)[ \t]*(?:\n|$)/.exec(text)
  if (!found || !/^\s*[\w-]+\s*[:=]/m.test(found[2] ?? '')) return { details: nothingSaid, body: text }
  return { details: readFields(found[2] ?? ''), body: text.slice(found[0].length) }
}

function readFields(matter: string): Details {
  const details: { -readonly [K in keyof Details]: Details[K] } = { ...nothingSaid }
  const lines = matter.split('\n')
  lines.forEach((line, i) => {
    const [, name = '', raw = ''] = /^([\w-]+)\s*[:=]\s*(.*)$/.exec(line) ?? []
    const field = fields[name.toLowerCase().replaceAll('-', '_')]
    if (!field || details[field] !== null) return
    const value = raw.trim() === '' ? listBelow(lines, i + 1).join(', ') : scalar(raw)
    const read = field === 'date' ? machineDate(value) : field === 'language' ? languageTag(value) : value
    if (!read) return
    // “source:” often holds the address.
    if (field === 'source' && /^https?:\/\//i.test(read)) details.url ??= read
    else if (field !== 'url' || /^https?:\/\//i.test(read)) details[field] = read
  })
  return details
}

function scalar(raw: string): string {
  const value = raw.trim()
  const list = /^\[(.*)\]$/.exec(value)
  if (list)
    return (list[1] ?? '')
      .split(',')
      .map(scalar)
      .filter(part => part !== '')
      .join(', ')
  const quoted = /^(["'])(.*)\1$/.exec(value)
  if (quoted) return (quoted[2] ?? '').replace(quoted[1] === '"' ? /\\(["\\])/g : /'(')/g, '$1')
  return value.replace(/\s+#.*$/, '')
}

/** The entries of a YAML list, or the folded text, indented below a name. */
function listBelow(lines: readonly string[], from: number): readonly string[] {
  const entries: string[] = []
  for (const line of lines.slice(from)) {
    const entry = /^\s*-\s+(?:name\s*:\s*)?(.*)$/.exec(line)?.[1]
    if (entry === undefined) break
    entries.push(scalar(entry))
  }
  return entries
}
