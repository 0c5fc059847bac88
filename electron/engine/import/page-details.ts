import { machineDate } from './dates'
import { foldWords } from './furniture'
import type { Details } from './head'
import { oneLine } from './head'
import { type Described, describedByJsonLd } from './json-ld'
import { languageTag } from './language'

const empty: Described = { title: '', source: '', byline: '', date: '', url: '', language: '' }

/** What a page says about its article: in JSON-LD, OpenGraph, meta tags, `<time>` and on its `<html>`. */
export function pageDetails(document: Document): Details & { readonly direction: 'ltr' | 'rtl' | null } {
  const described = describedByJsonLd(document) ?? empty
  const meta = metaReader(document)
  const source =
    described.source || meta('og:site_name', 'application-name', 'dc.publisher', 'citation_journal_title')
  const language =
    document.documentElement?.getAttribute('lang') ||
    document.querySelector('article[lang], body[lang], main[lang]')?.getAttribute('lang') ||
    described.language ||
    meta('og:locale', 'content-language', 'dc.language')
  return {
    title: kept(
      titleOf(
        document,
        described.title || meta('og:title', 'twitter:title', 'dc.title', 'citation_title'),
        source,
      ),
    ),
    source: kept(source),
    byline: kept(bylineOf(document, described.byline, meta)),
    date: dateOf(document, described.date, meta),
    url: addressOf(document, described.url, meta),
    language: languageTag(language ?? '') || null,
    direction: directionSaid(document),
  }
}

type Meta = (...names: string[]) => string

function metaReader(document: Document): Meta {
  const values = new Map<string, string>()
  for (const meta of document.querySelectorAll('meta')) {
    const name =
      meta.getAttribute('property') ??
      meta.getAttribute('name') ??
      meta.getAttribute('itemprop') ??
      meta.getAttribute('http-equiv')
    const content = meta.getAttribute('content')
    if (name && content?.trim() && !values.has(name.toLowerCase())) values.set(name.toLowerCase(), content)
  }
  return (...names) => names.map(name => values.get(name)).find(value => value !== undefined) ?? ''
}

/** The headline as the page shows it, where what it tells machines carries the site's name or other words around it. */
function titleOf(document: Document, told: string, source: string): string {
  const headings = [...document.querySelectorAll('h1')]
    .map(h1 => oneLine(h1.textContent ?? ''))
    .filter(text => text !== '')
  const page = oneLine(document.querySelector('title')?.textContent ?? '')
  const said = foldWords(told || page)
  const shown = headings.find(heading => foldWords(heading) !== '' && said.includes(foldWords(heading)))
  if (shown) return shown
  return told || (headings.length === 1 ? (headings[0] ?? '') : '') || withoutSite(page, source)
}

/** “Headline | Site” without the site. */
function withoutSite(title: string, source: string): string {
  const parts = title.split(/\s+[|–—·»:-]\s+/)
  const last = parts.at(-1) ?? ''
  const isSite =
    foldWords(last) === foldWords(source) ||
    (parts.length > 1 && last.split(' ').length <= 4 && last.length * 2 < title.length)
  return parts.length > 1 && isSite
    ? title.slice(0, title.lastIndexOf(last)).replace(/\s+[|–—·»:-]\s+$/, '')
    : title
}

function bylineOf(document: Document, told: string, meta: Meta): string {
  const shown = document.querySelector(
    '[rel=author], [itemprop=author] [itemprop=name], [itemprop=author], .byline-name, .author-name, .byline',
  )
  const found =
    told ||
    meta('author', 'article:author', 'dc.creator', 'parsely-author', 'sailthru.author', 'citation_author') ||
    shown?.textContent ||
    ''
  const line = oneLine(found).replace(/^(written )?by:?\s+/i, '')
  return /^https?:|[<>{}@]/.test(line) || line.length > 200 ? '' : line
}

function dateOf(document: Document, told: string, meta: Meta): string | null {
  const named = meta(
    'article:published_time',
    'og:published_time',
    'datepublished',
    'date',
    'dc.date',
    'dc.date.issued',
    'dcterms.created',
    'parsely-pub-date',
    'publishdate',
    'pubdate',
    'citation_publication_date',
    'sailthru.date',
  )
  const times = [...document.querySelectorAll('time')].slice(0, 20)
  const time =
    times.find(
      time => time.hasAttribute('pubdate') || /publish/i.test(time.getAttribute('itemprop') ?? ''),
    ) ?? times[0]
  const address = /\/((?:19|20)\d\d)\/(0[1-9]|1[0-2])\/(0[1-9]|[12]\d|3[01])\//.exec(
    addressOf(document, '', meta) ?? '',
  )
  for (const value of [
    told,
    named,
    time?.getAttribute('datetime') ?? '',
    time?.textContent ?? '',
    address?.slice(1).join('-') ?? '',
  ]) {
    const date = value ? machineDate(value) : null
    if (date) return date
  }
  return null
}

/** Where the page is on the web; never `javascript:` nor a file on somebody's disk. */
function addressOf(document: Document, told: string, meta: Meta): string | null {
  const canonical = document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? ''
  for (const value of [canonical, told, meta('og:url')]) {
    const address = value.trim()
    if (/^https?:\/\/[^\s"<>]{3,1990}$/i.test(address)) return address
  }
  return null
}

function directionSaid(document: Document): 'ltr' | 'rtl' | null {
  for (const element of [document.documentElement, document.body, document.querySelector('article, main')]) {
    const dir = element?.getAttribute('dir')?.toLowerCase()
    if (dir === 'ltr' || dir === 'rtl') return dir
  }
  return null
}

const entity: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  ndash: '–',
  mdash: '—',
  hellip: '…',
}

/** A line of the page's own words, entities that were escaped twice read once more; null where it is empty. */
function kept(value: string): string | null {
  const text = value.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name) return entity[String(name).toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 31 && code < 0x110000 && !(code >= 0xd800 && code < 0xe000)
      ? String.fromCodePoint(code)
      : whole
  })
  return oneLine(text) || null
}
