import { anchorAt } from '#shared/anchors/anchor'
import type {
  AttributeId,
  ClaimId,
  CommentId,
  EntityId,
  EntityTypeId,
  LabelId,
  LinkId,
  MentionId,
  StanceId,
} from '#shared/model/ids'
import type { LinkTarget } from '#shared/model/records'
import type { CommentedTable } from '#shared/model/review-records'
import { nameFinder } from '#shared/search/occurrences'
import type { Analyst, Work } from './analysts'
import { type ArticleName, articleFiles } from './articles'
import type { EntityName, SampleEntity } from './entities'
import type { Library } from './library'
import type { SampleLink } from './links'
import type { SampleClaim } from './sample-claim'

/* What the sample's analysts do with their hands, each as the operation that the window would make of it. */

const checkedOriginal = 'attribute-checked-original' as AttributeId
export const measurand = 'attribute-measurand' as AttributeId
export const entityId = (name: string) => `entity-sample-${kebab(name)}` as EntityId
export const claimId = (name: string) => `claim-sample-${kebab(name)}` as ClaimId
export const labelId = (name: string) => `label-${name}` as LabelId
const kebab = (name: string) => name.replace(/[A-Z]|(?<!\d)\d/g, part => `-${part.toLowerCase()}`)

/** Enters an entity in the register and marks its names, article by article. */
export function register(
  work: Work,
  library: Library,
  by: Analyst,
  name: EntityName | string,
  entity: SampleEntity,
): void {
  const id = entityId(name)
  const { type, aliases = [], note = '' } = entity
  work.perform(by, {
    kind: 'entity.create',
    entity: { id, name: entity.name, type: `type-${type}` as EntityTypeId, aliases, note },
  })
  for (const [article, names] of Object.entries(entity.mentions) as [ArticleName, readonly string[]][]) {
    markNames(work, library, by, article, id, entity.name, names)
  }
}

/** Marks every place of the names in an article as a mention of the entity. */
export function markNames(
  work: Work,
  library: Library,
  by: Analyst,
  article: ArticleName,
  entity: EntityId,
  name: string,
  names: readonly string[],
): void {
  const text = library.text(article)
  const operations = nameFinder(names)(text).map(({ start, end }) => ({
    kind: 'mention.create' as const,
    mention: {
      id: work.mint<MentionId>('mention'),
      article: library.id(article),
      span: anchorAt(text, start, end),
      entity,
    },
  }))
  const [first, ...more] = operations
  if (!first) throw new Error(`${articleFiles[article]} does not name ${names.join(', ')}`)
  const title = `Marked ${operations.length} mentions of “${name}”`
  work.perform(by, more.length === 0 ? first : { kind: 'batch', title, operations })
}

export function mark(work: Work, library: Library, name: string, claim: SampleClaim): void {
  const { saidBy, quantity } = claim
  work.perform(claim.by, {
    kind: 'claim.create',
    claim: {
      id: claimId(name),
      article: library.id(claim.article),
      spans: library.spans(claim.article, claim.words),
      label: labelId(claim.label),
      attribution: saidBy ? { name: saidBy[0], entity: saidBy[1] ? entityId(saidBy[1]) : null } : null,
      certainty: claim.certainty ?? null,
      asOf: claim.asOf ?? null,
      wording: claim.wording,
      quantity: quantity ? { relation: quantity[0], value: quantity[1], measure: quantity[2] } : null,
      note: claim.note ?? '',
      entities: (claim.about ?? []).map(entityId),
      attributes: {
        ...(claim.measurand ? { [measurand]: claim.measurand } : {}),
        ...(claim.checked === undefined ? {} : { [checkedOriginal]: claim.checked }),
      },
      status: 'open',
    },
  })
}

export function connect(work: Work, library: Library, link: SampleLink): LinkId {
  const { evidence } = link
  const target: LinkTarget =
    typeof evidence === 'string'
      ? { kind: 'claim', claim: claimId(evidence) }
      : {
          kind: 'span',
          article: library.id(evidence.article),
          spans: library.spans(evidence.article, evidence.words),
        }
  const id = work.mint<LinkId>('link')
  work.perform(link.by, {
    kind: 'evidence.link',
    link: {
      id,
      claim: claimId(link.claim),
      target,
      stance: `stance-${link.stance}` as StanceId,
      confidence: link.confidence ?? null,
      note: link.note ?? '',
    },
  })
  return id
}

/** Says something about a record, or answers what was said about it. */
export function comment(
  work: Work,
  by: Analyst,
  on: { readonly table: CommentedTable; readonly id: string },
  text: string,
  replyTo: CommentId | null = null,
): CommentId {
  const id = work.mint<CommentId>('comment')
  work.perform(by, {
    kind: 'comment.add',
    comment: { id, on: { table: on.table, id: on.id as never }, replyTo, text, resolved: false },
  })
  return id
}
