import { isOrphan, textBehind } from '#shared/anchors/orphan'
import type { EntityRow, MentionRow, NamingClaimRow, Window } from '#shared/api/views'
import type { EntityId } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import type { Claim, Entity, Mention } from '#shared/model/records'
import { sorting } from '#shared/model/sorting'
import type { IdOf, TableRecords } from '#shared/model/tables'
import { folded } from '#shared/search/words'
import { unhurried } from '../storage/breathing'
import { ordering, perRecord, type VersionedReader } from './kept'
import { byName, claimOrder, claimRow, count, entityRow } from './lists'
import { passage } from './passage'

const foldedNames = perRecord(({ name, aliases }: Entity) => [name, ...aliases].map(folded))

/** How many entities, or mentions, are looked at in a step. */
const together = 128

/** Entities whose name or alias fits, best first: the same, then beginning with it, then a word that does, then anywhere. */
export const suggestEntities = (project: ProjectReader, text: string, limit: number): Promise<EntityRow[]> =>
  unhurried(suggesting(project, text, limit))

interface Ranked {
  readonly rank: number
  readonly mentions: number
  readonly entity: Entity
}

function* suggesting(project: ProjectReader, text: string, limit: number): Generator<undefined, EntityRow[]> {
  const wanted = folded(text).trim()
  const ranked: Ranked[] = []
  for (const [at, entity] of [...project.all('entities')].entries()) {
    if (at % together === together - 1) yield
    const rank = Math.min(...foldedNames(entity).map(name => rankOf(name, wanted)))
    if (Number.isFinite(rank)) ranked.push({ rank, mentions: count(project.mentionsOf(entity.id)), entity })
  }
  const inOrder = yield* sorting(
    ranked,
    (a, b) => a.rank - b.rank || b.mentions - a.mentions || byName.compare(a.entity.name, b.entity.name),
  )
  const rows: EntityRow[] = []
  for (const { entity } of inOrder.slice(0, limit)) {
    yield
    rows.push(entityRow(project, entity))
  }
  return rows
}

function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0
  if (name.startsWith(wanted)) return 1
  if (name.includes(` ${wanted}`)) return 2
  if (name.includes(wanted)) return 3
  // “the Ministry of Defence” in the text finds “Ministry of Defence” in the register.
  return name.length > 2 && wanted.includes(name) ? 4 : Number.POSITIVE_INFINITY
}

/** The places where an entity is mentioned, in the order of the library and of each text. */
export async function entityMentions(
  project: VersionedReader,
  id: EntityId,
  offset: number,
  limit: number,
): Promise<{ total: number; rows: MentionRow[] }> {
  const mentions = await ordering(project, ['mentions', id], () => mentionsInOrder(project, id))
  const rows = mentions.slice(offset, offset + limit).flatMap(mention => {
    const article = project.get('articles', mention.article)
    const text = article && textBehind(project, article, mention)
    if (!article || text === undefined) return []
    return [
      {
        id: mention.id,
        orphaned: isOrphan(mention),
        ...passage(article, text, mention.span.start, mention.span.end),
      },
    ]
  })
  return { total: mentions.length, rows }
}

function* mentionsInOrder(project: ProjectReader, id: EntityId): Generator<undefined, readonly Mention[]> {
  const mentions = yield* recordsOf(project, 'mentions', project.mentionsOf(id))
  const order = new Map([...project.all('articles')].map((article, index) => [article.id, index]))
  return yield* sorting(
    mentions,
    (a, b) => (order.get(a.article) ?? 0) - (order.get(b.article) ?? 0) || a.span.start - b.span.start,
  )
}

/** The claims that name an entity, in the order of the library and of each text. */
export async function entityClaims(
  project: VersionedReader,
  id: EntityId,
  offset: number,
  limit: number,
): Promise<Window<NamingClaimRow>> {
  const claims = await ordering(project, ['naming', id], () => claimsInOrder(project, id))
  const rows = claims
    .slice(offset, offset + limit)
    .map(claim => ({ ...claimRow(project, claim), said: claim.attribution?.entity === id }))
  return { total: claims.length, offset, rows }
}

function* claimsInOrder(project: ProjectReader, id: EntityId): Generator<undefined, readonly Claim[]> {
  const claims = yield* recordsOf(project, 'claims', project.claimsNaming(id))
  return yield* sorting(claims, claimOrder(project, 'place'))
}

function* recordsOf<T extends 'claims' | 'mentions'>(
  project: ProjectReader,
  table: T,
  ids: Iterable<IdOf<T>>,
): Generator<undefined, TableRecords[T][]> {
  const records: TableRecords[T][] = []
  for (const [at, id] of [...ids].entries()) {
    if (at % together === together - 1) yield
    const record = project.get(table, id)
    if (record) records.push(record)
  }
  return records
}
