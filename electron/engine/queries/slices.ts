import type { Slice } from '#shared/api/views'
import type { ArticleId, ClaimId, EntityId, LinkId } from '#shared/model/ids'
import { linkEnds, type ProjectReader } from '#shared/model/project'
import type { Comment } from '#shared/model/review-records'
import { type IdOf, type TableName, type TableRecords, tableNames } from '#shared/model/tables'

/** Gathers records and whatever they need beside them to be shown, each once. */
class Gathering {
  readonly #project: ProjectReader
  readonly #found = new Map<TableName, Map<string, unknown>>()

  constructor(project: ProjectReader) {
    this.#project = project
  }

  slice(): Slice {
    const tables = tableNames.flatMap(table => {
      const records = this.#found.get(table)
      return records ? [[table, [...records.values()]] as const] : []
    })
    return Object.fromEntries(tables) as Slice
  }

  article(id: ArticleId): void {
    this.#add('articles', id)
  }

  entity(id: EntityId | null | undefined): void {
    if (id) this.#add('entities', id)
  }

  claim(id: ClaimId): void {
    const claim = this.#add('claims', id)
    if (!claim) return
    for (const entity of claim.entities) this.entity(entity)
    this.entity(claim.attribution?.entity)
  }

  /** A link, and what stands at its ends. */
  link(id: LinkId): void {
    const link = this.#add('links', id)
    if (!link) return
    for (const end of linkEnds(link)) {
      this.claim(end)
      const article = this.#project.get('claims', end)?.article
      if (article) this.article(article)
    }
    if (link.target.kind === 'span') this.article(link.target.article)
  }

  mention(id: IdOf<'mentions'>): void {
    this.entity(this.#add('mentions', id)?.entity)
  }

  /** The record, if it is there and was not gathered before. */
  #add<T extends TableName>(table: T, id: IdOf<T>): TableRecords[T] | undefined {
    let records = this.#found.get(table)
    if (!records) this.#found.set(table, (records = new Map()))
    if (records.has(id)) return undefined
    const record = this.#project.get(table, id)
    if (record) records.set(id, record)
    return record
  }
}

/** All that is needed to show one article: its annotations, links with an end in it, and what those refer to. */
export function articleSlice(project: ProjectReader, id: ArticleId): Slice {
  const gathering = new Gathering(project)
  gathering.article(id)
  for (const claim of project.claimsIn(id)) {
    gathering.claim(claim)
    for (const link of project.linksOf(claim)) gathering.link(link)
  }
  for (const link of project.spanLinksIn(id)) gathering.link(link)
  for (const mention of project.mentionsIn(id)) gathering.mention(mention)
  return gathering.slice()
}

export function claimSlice(project: ProjectReader, id: ClaimId): Slice {
  const gathering = new Gathering(project)
  gathering.claim(id)
  const article = project.get('claims', id)?.article
  if (article) gathering.article(article)
  for (const link of project.linksOf(id)) gathering.link(link)
  return gathering.slice()
}

/** Every comment on a record, answers included. */
export function commentsSlice(project: ProjectReader, { table, id }: Comment['on']): Slice {
  const comments = [...project.commentsOn(table, id)].flatMap(each => project.get('comments', each) ?? [])
  return { comments }
}
