import { extent, quoteOf } from '#shared/anchors/anchor'
import { isOrphan } from '#shared/anchors/orphan'
import type { ArticleFilter, ClaimFilter, EntityFilter } from '#shared/api/contract'
import type { Workspace } from '#shared/api/settings'
import type { ArticleRow, ClaimRow, EntityRow } from '#shared/api/views'
import type { ArticleId } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import type { Article, Claim, Entity } from '#shared/model/records'
import { sortingTold } from '#shared/model/sorting'
import { within } from '#shared/model/steps-told'
import { wordQuery } from '#shared/search/words'
import type { Waiting } from '../making'
import { orderingTo, type VersionedReader } from './kept'

/* The lists' rows: which records a filter lets through, in which order. Rows are made only for the part in view. */

/** ISO 8601 in UTC: its order is that of its characters. */
const earlierFirst = (a: string, b: string) => Number(a > b) - Number(a < b)

export const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** How many records are looked at in a step. */
const together = 256

/** Those of the records that fit, in order, in steps that others can come between: each says how much of it is done. */
function* choosing<R>(
  records: Iterable<R>,
  fits: (record: R) => boolean,
  order: (a: R, b: R) => number,
): Generator<number, readonly R[]> {
  const all = [...records]
  const chosen: R[] = []
  for (const [at, record] of all.entries()) {
    if (fits(record)) chosen.push(record)
    if (at % together === together - 1) yield (looking * at) / all.length
  }
  return yield* within(looking, 1, sortingTold(chosen, order))
}

/** How much of it is to look who fits. */
const looking = 0.5

/** A list in order, of which any part can be made into rows. */
export interface Listing<Row> {
  readonly total: number
  rows(offset: number, limit: number): Row[]
}

/** Null where whoever waits for the records has given it up. */
async function listing<R, Row>(
  found: Promise<readonly R[] | null>,
  row: (record: R) => Row,
): Promise<Listing<Row> | null> {
  const records = await found
  return (
    records && {
      total: records.length,
      rows: (offset, limit) => records.slice(offset, offset + limit).map(row),
    }
  )
}

export const count = (ids: Iterable<unknown>): number => {
  if (ids instanceof Set) return ids.size
  let total = 0
  for (const _ of ids) total++
  return total
}

export function listArticles(
  project: VersionedReader,
  filter: ArticleFilter,
  reading: Workspace['reading'],
  waiting: Waiting,
): Promise<Listing<ArticleRow> | null> {
  const query = wordQuery(filter.text)
  const among = filter.among ? new Set(filter.among) : null
  const fits = (article: Article) =>
    (filter.status === null || article.status === filter.status) &&
    (among === null || among.has(article.id)) &&
    query.matches(article.title, article.source, article.byline, article.note)
  const orders: Record<ArticleFilter['sort'], (a: Article, b: Article) => number> = {
    added: (a, b) => earlierFirst(a.created.at, b.created.at),
    date: (a, b) => earlierFirst(b.date ?? '', a.date ?? ''),
    title: (a, b) => byName.compare(a.title, b.title),
    source: (a, b) => byName.compare(a.source, b.source),
    claims: (a, b) => count(project.claimsIn(b.id)) - count(project.claimsIn(a.id)),
  }
  const articles = orderingTo(waiting, project, ['articles', filter], () =>
    choosing(project.all('articles'), fits, orders[filter.sort]),
  )
  return listing(articles, article => articleRow(project, article, reading))
}

function articleRow(project: ProjectReader, article: Article, reading: Workspace['reading']): ArticleRow {
  const { id, title, source, date, reliability, credibility, status, words, length } = article
  const read = status === 'done' ? 1 : Math.min(1, (reading[id]?.furthest ?? 0) / Math.max(1, length))
  const claims = count(project.claimsIn(id))
  return {
    id,
    title,
    source,
    date,
    reliability,
    credibility,
    status,
    words,
    claims,
    mentions: count(project.mentionsIn(id)),
    read,
  }
}

export function listClaims(
  project: VersionedReader,
  filter: ClaimFilter,
  waiting: Waiting,
): Promise<Listing<ClaimRow> | null> {
  const query = wordQuery(filter.text)
  const fits = (claim: Claim) =>
    (filter.labels.length === 0 || filter.labels.includes(claim.label)) &&
    (filter.statuses.length === 0 || filter.statuses.includes(claim.status)) &&
    (filter.annotators.length === 0 || filter.annotators.includes(claim.created.by)) &&
    (filter.articles.length === 0 || filter.articles.includes(claim.article)) &&
    (filter.evidence === 'any' || (filter.evidence === 'linked') === count(project.linksOf(claim.id)) > 0) &&
    (query.words.length === 0 || query.matches(...wordsOfClaim(claim)))
  const claims = orderingTo(waiting, project, ['claims', filter], () =>
    choosing(project.all('claims'), fits, claimOrder(project, filter.sort)),
  )
  return listing(claims, claim => claimRow(project, claim))
}

const wordsOfClaim = ({ wording, spans, attribution, note }: Claim) => [
  wording,
  quoteOf(spans),
  attribution?.name ?? '',
  note,
]

export function claimOrder(
  project: ProjectReader,
  sort: ClaimFilter['sort'],
): (a: Claim, b: Claim) => number {
  const places = new Map<ArticleId, number>()
  for (const article of project.all('articles')) places.set(article.id, places.size)
  const inText = (a: Claim, b: Claim) =>
    (places.get(a.article) ?? 0) - (places.get(b.article) ?? 0) ||
    Number(isOrphan(a)) - Number(isOrphan(b)) ||
    extent(a.spans).start - extent(b.spans).start
  if (sort === 'place') return inText
  if (sort === 'newest') return (a, b) => earlierFirst(b.created.at, a.created.at)
  const rank = (claim: Claim) =>
    claim.label ? (project.get('labels', claim.label)?.order ?? 0) : Number.POSITIVE_INFINITY
  return (a, b) => (rank(a) === rank(b) ? inText(a, b) : rank(a) - rank(b))
}

export function claimRow(project: ProjectReader, claim: Claim): ClaimRow {
  const article = project.get('articles', claim.article)
  return {
    id: claim.id,
    article: claim.article,
    articleTitle: article?.title ?? '',
    articleSource: article?.source ?? '',
    start: extent(claim.spans).start,
    orphaned: isOrphan(claim),
    quote: quoteOf(claim.spans),
    wording: claim.wording,
    label: claim.label,
    status: claim.status,
    quantity: claim.quantity,
    attribution: claim.attribution?.name ?? '',
    by: claim.created.by,
    at: claim.created.at,
    links: count(project.linksOf(claim.id)),
  }
}

export function listEntities(
  project: VersionedReader,
  filter: EntityFilter,
  waiting: Waiting,
): Promise<Listing<EntityRow> | null> {
  const query = wordQuery(filter.text)
  const fits = (entity: Entity) =>
    (filter.types.length === 0 || filter.types.includes(entity.type)) &&
    query.matches(entity.name, ...entity.aliases, entity.note)
  const orders: Record<EntityFilter['sort'], (a: Entity, b: Entity) => number> = {
    name: (a, b) => byName.compare(a.name, b.name),
    mentions: (a, b) =>
      count(project.mentionsOf(b.id)) - count(project.mentionsOf(a.id)) || byName.compare(a.name, b.name),
    newest: (a, b) => earlierFirst(b.created.at, a.created.at),
  }
  const entities = orderingTo(waiting, project, ['entities', filter], () =>
    choosing(project.all('entities'), fits, orders[filter.sort]),
  )
  return listing(entities, entity => entityRow(project, entity))
}

export function entityRow(project: ProjectReader, entity: Entity): EntityRow {
  const articles = new Set<ArticleId>()
  let mentions = 0
  for (const id of project.mentionsOf(entity.id)) {
    const mention = project.get('mentions', id)
    if (!mention) continue
    mentions++
    articles.add(mention.article)
  }
  const { id, name, type, aliases } = entity
  return {
    id,
    name,
    type,
    aliases,
    mentions,
    articles: articles.size,
    claims: count(project.claimsNaming(id)),
  }
}
