import { seededRandom } from '#shared/agreement/seeded-random'
import { anchorAt } from '#shared/anchors/anchor'
import type { AnnotatorId, ArticleId, ClaimId, TextHash } from '#shared/model/ids'
import { emptyProject, type Project } from '#shared/model/project'
import type { Article, Claim, Entity, EvidenceLink, Mention } from '#shared/model/records'
import { articleAs, claimAt, newEntity, newLink } from '#shared/testing/scene'

/** Articles at 1×; at 16× they are ten thousand. */
const articles = 625
const [claimsEach, mentionsEach, linksEach] = [10, 6, 4]
/** Code units of a text. */
const textLength = 5_000

const by = 'ada' as AnnotatorId
const stamp = (at: number) => ({ by, at: new Date(Date.UTC(2025, 0, 6) + at * 1_000).toISOString() })

/** What is planted in the texts, and in how many of them. */
export const planted = {
  /** In most. */
  common: 'ministry',
  /** In one of five hundred. */
  rare: 'zirconium',
  /** Both in one of twenty, mostly not together. */
  two: 'harbour soldiers',
  /** In one of a hundred. */
  phrase: '"four thousand soldiers"',
  /** In the last of all. */
  last: 'ytterbium',
  /** Nowhere. */
  none: 'quintessential',
} as const

/** A project as large as an analyst's gets: 5 KB of text and 20 annotations an article, made by dice with a seed. */
export function library(scale: number): Project {
  const random = seededRandom(7)
  const vocabulary = Array.from({ length: 6_000 }, () => madeUpWord(random))
  const project = {
    ...emptyProject(),
    annotators: new Map([[by, { id: by, name: 'Ada' }]]),
    articles: new Map<string, Article>(),
    claims: new Map<string, Claim>(),
    mentions: new Map<string, Mention>(),
    links: new Map<string, EvidenceLink>(),
    entities: new Map<string, Entity>(),
    texts: new Map<TextHash, string>(),
  }
  for (let at = 0; at < 400; at++) {
    const name =
      at === 0
        ? 'Ministry of Ports'
        : `${capital(vocabulary[at] ?? '')} ${capital(vocabulary[at + 400] ?? '')}`
    const id = `entity-${at}`
    project.entities.set(id, { ...newEntity(id, name), created: stamp(at), changed: null })
  }
  for (let at = 0; at < articles * scale; at++)
    addArticle(project, at, textOf(at, at === articles * scale - 1, vocabulary, random), random)
  return asRead(project as unknown as Project)
}

/**
 * As it is when it has been read from a file: texts flat, and of one byte a letter where that is enough; and the records
 * of a table all of one hidden class. In Node 20 each of those that are put together by spreading has one of its own,
 * which makes a project several times larger and slower to walk through than any that is opened.
 */
function asRead(project: Project): Project {
  const read = Object.entries(project).map(([name, table]) => [
    name,
    new Map(JSON.parse(JSON.stringify([...(table as ReadonlyMap<string, unknown>)]))),
  ])
  return Object.fromEntries(read) as Project
}

type Made = ReturnType<typeof emptyProject> & { articles: Map<string, unknown> }

function addArticle(project: object, at: number, text: string, random: () => number): void {
  const { articles, claims, mentions, links, texts } = project as Record<keyof Made, Map<string, unknown>>
  const article = `article-${at}` as ArticleId
  const made = { created: stamp(at), changed: null }
  const hash = at.toString(16).padStart(64, '0') as TextHash
  texts.set(hash, text)
  const about = { title: `Report ${at}: ${text.slice(0, 40)}`, words: Math.round(text.length / 6) }
  articles.set(article, { ...articleAs(article, hash, text, about), ...made })
  const spanAt = (i: number, length: number) => {
    const start = Math.floor(((i + random() / 2) / 10) * (text.length - length))
    return anchorAt(text, start, start + length)
  }
  const claim = (i: number) => `claim-${at}-${i}` as ClaimId
  for (let i = 0; i < claimsEach; i++)
    claims.set(claim(i), { ...claimAt(claim(i), article, [spanAt(i, 90)]), ...made })
  for (let i = 0; i < mentionsEach; i++) {
    const id = `mention-${at}-${i}`
    mentions.set(id, { id, article, span: spanAt(i, 9), entity: `entity-${(at + i) % 400}`, ...made })
  }
  for (let i = 0; i < linksEach; i++) {
    const id = `link-${at}-${i}`
    links.set(id, { ...newLink(id, claim(i), { kind: 'claim', claim: claim(i + 4) }, null), ...made })
  }
}

function textOf(at: number, isLast: boolean, vocabulary: readonly string[], random: () => number): string {
  const words: string[] = []
  const place = () => Math.floor(random() * words.length)
  for (let length = 0; length < textLength; ) {
    // Few words are frequent, most are seldom.
    const word = vocabulary[Math.floor(random() ** 3 * vocabulary.length)] ?? ''
    words.push(words.length % 14 === 0 ? `. ${capital(word)}`.slice(words.length === 0 ? 2 : 0) : ` ${word}`)
    length += word.length + 1
  }
  // Half of all texts have the quotation marks and dashes of a printed page.
  if (at % 2 === 0) words[place()] = ' “café” – or so they said'
  if (at % 5 !== 0) words[place()] = ' ministry'
  if (at % 500 === 250) words[place()] = ' zirconium'
  if (at % 20 === 7) {
    words[place()] = ' soldiers'
    words[place()] = ' harbour'
  }
  if (isLast) words[place()] = ` ${planted.last}`
  if (at % 100 === 33) words[place()] = ' four thousand soldiers'
  return words.join('')
}

const syllables =
  'ba be di do fa ga ko la li ma mo na ne po ra ri sa so ta te ti ur an en or st nd rk lm'.split(' ')
const madeUpWord = (random: () => number) =>
  Array.from(
    { length: 2 + Math.floor(random() * 3) },
    () => syllables[Math.floor(random() * syllables.length)],
  ).join('')
const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)
