import type {
  AdjudicationId,
  ArticleId,
  ClaimId,
  CommentId,
  EntityId,
  LinkId,
  MentionId,
  TextHash,
} from './ids'
import type { EvidenceLink } from './records'
import { type IdOf, type TableName, type TableRecords, tableNames } from './table-names'

/**
 * A project as it stands: records by id, in the order in which they were made, and the articles' texts by hash. A
 * record that was removed and has come back stands where it stood; among those of one moment it comes last.
 */
export type Project = { readonly [T in TableName]: ReadonlyMap<IdOf<T>, TableRecords[T]> } & {
  readonly texts: ReadonlyMap<TextHash, string>
}

/** What the reducer may ask of a project. The engine answers from indexes; a test may answer by looking through everything. */
export interface ProjectReader {
  get<T extends TableName>(table: T, id: IdOf<T>): TableRecords[T] | undefined
  all<T extends TableName>(table: T): Iterable<TableRecords[T]>
  size(table: TableName): number
  text(hash: TextHash): string | undefined
  claimsIn(article: ArticleId): Iterable<ClaimId>
  mentionsIn(article: ArticleId): Iterable<MentionId>
  /** Links whose target is a span in this article; links between claims are found by their claims. */
  spanLinksIn(article: ArticleId): Iterable<LinkId>
  /** Links from this claim or to it. */
  linksOf(claim: ClaimId): Iterable<LinkId>
  mentionsOf(entity: EntityId): Iterable<MentionId>
  /** Claims that name the entity, among their entities or as the one who said it. */
  claimsNaming(entity: EntityId): Iterable<ClaimId>
  /** Comments on the record, replies among them. */
  commentsOn(table: TableName, id: string): Iterable<CommentId>
  adjudicationsIn(article: ArticleId): Iterable<AdjudicationId>
  /** Adjudications of cases that the claim is part of, or in which it is the gold standard. */
  adjudicationsOf(claim: ClaimId): Iterable<AdjudicationId>
}

export function emptyProject(): Project {
  const tables = Object.fromEntries(tableNames.map(name => [name, new Map()]))
  return { ...tables, texts: new Map() } as unknown as Project
}

/** The claims at a link's ends: the one that it is evidence for, and the one that is the evidence, where that is a claim. */
export function linkEnds(link: EvidenceLink): readonly ClaimId[] {
  return link.target.kind === 'claim' ? [link.claim, link.target.claim] : [link.claim]
}
