import type { Params } from '#shared/api/contract'
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

  /** All that is needed to show one article: its annotations, links with an end in it, and what those refer to. */
  wholeArticle(id: ArticleId): void {
    this.article(id)
    for (const claim of this.#project.claimsIn(id)) this.linkedClaim(claim)
    for (const link of this.#project.spanLinksIn(id)) this.link(link)
    for (const mention of this.#project.mentionsIn(id)) this.mention(mention)
  }

  linkedClaim(id: ClaimId): void {
    this.claim(id)
    for (const link of this.#project.linksOf(id)) this.link(link)
  }

  /** The claim with its article's record, its links and what they lead to. */
  wholeClaim(id: ClaimId): void {
    this.linkedClaim(id)
    const article = this.#project.get('claims', id)?.article
    if (article) this.article(article)
  }

  /** Every comment on a record, answers included. */
  comments({ table, id }: Comment['on']): void {
    for (const comment of this.#project.commentsOn(table, id)) this.#add('comments', comment)
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

export const articleSlice = (project: ProjectReader, id: ArticleId): Slice =>
  gathered(project, all => all.wholeArticle(id))

export const claimSlice = (project: ProjectReader, id: ClaimId): Slice =>
  gathered(project, all => all.wholeClaim(id))

export const commentsSlice = (project: ProjectReader, on: Comment['on']): Slice =>
  gathered(project, all => all.comments(on))

/** What a window shows, each record once. */
export const shownSlice = (
  project: ProjectReader,
  { articles, claims, entities, comments }: Omit<Params<'records.read'>, 'project'>,
): Slice =>
  gathered(project, all => {
    for (const id of articles) all.wholeArticle(id)
    for (const id of claims) all.wholeClaim(id)
    for (const id of entities) all.entity(id)
    for (const on of comments) all.comments(on)
  })

function gathered(project: ProjectReader, gather: (all: Gathering) => void): Slice {
  const gathering = new Gathering(project)
  gather(gathering)
  return gathering.slice()
}
