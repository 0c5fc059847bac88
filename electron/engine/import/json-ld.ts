/** What a page says of itself for search engines. Any field may be ''. */
export interface Described {
  readonly title: string
  readonly source: string
  readonly byline: string
  readonly date: string
  readonly url: string
  readonly language: string
}

type Json = Readonly<Record<string, unknown>>

const articleType = /(Article|BlogPosting|Report|LiveBlogPosting)$/

/** The article that a page's JSON-LD blocks describe; null where none does. Blocks that are not JSON are passed over. */
export function describedByJsonLd(document: Document): Described | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const found = findArticle(parse(script.textContent ?? ''), 0)
    if (found) return describe(found)
  }
  return null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.trim().replace(/^<!\[CDATA\[|\]\]>$|^<[!]--|-->$/g, ''))
  } catch {
    return null
  }
}

function findArticle(value: unknown, depth: number): Json | null {
  if (depth > 6 || typeof value !== 'object' || value === null) return null
  if (Array.isArray(value)) {
    for (const part of value.slice(0, 200)) {
      const found = findArticle(part, depth + 1)
      if (found) return found
    }
    return null
  }
  const json = value as Json
  if ([json['@type']].flat().some(type => typeof type === 'string' && articleType.test(type))) return json
  return findArticle(json['@graph'] ?? json.mainEntity ?? null, depth + 1)
}

function describe(article: Json): Described {
  return {
    title: words(article.headline) || words(article.name),
    source: nameOf(article.publisher) || nameOf(article.sourceOrganization),
    byline: [article.author ?? article.creator]
      .flat()
      .slice(0, 20)
      .map(nameOf)
      .filter(name => name !== '')
      .join(', '),
    date: words(article.datePublished) || words(article.dateCreated),
    url: words(article.url) || addressOf(article.mainEntityOfPage),
    language: typeof article.inLanguage === 'object' ? nameOf(article.inLanguage) : words(article.inLanguage),
  }
}

const words = (value: unknown): string => (typeof value === 'string' ? value : '')

function nameOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return nameOf(value[0])
  return typeof value === 'object' && value !== null ? words((value as Json).name) : ''
}

function addressOf(value: unknown): string {
  if (typeof value === 'object' && value !== null)
    return words((value as Json)['@id']) || words((value as Json).url)
  return words(value)
}
