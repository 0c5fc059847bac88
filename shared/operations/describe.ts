import { quoteOf } from '../anchors/anchor'
import type { ArticleId, ClaimId, EntityId, OperationId } from '../model/ids'
import { inQuotes } from '../model/in-quotes'
import type { ProjectReader } from '../model/project'
import type { Claim, LinkTarget } from '../model/records'
import type { SchemeTable } from '../model/tables'
import { assertNever } from './assert-never'
import { describeReview } from './describe-review'
import type { Operation, OperationBody, SingleBody } from './operation'
import { short } from './short'

export { short }

/** What an operation was about, where it can be gone to. */
export interface Subject {
  readonly article: ArticleId | null
  readonly claim: ClaimId | null
  readonly entity: EntityId | null
}

const partNames: Record<SchemeTable, string> = {
  labels: 'label',
  attributes: 'attribute',
  entityTypes: 'entity type',
  stances: 'stance',
}

/**
 * What an operation did, in a few words for the history and for undo: “Marked “about 4,000” as Figure”. Names are
 * looked up in the project as it is now; what is gone is named by its kind. `find` gives an operation of the history.
 */
export function describe(
  operation: Operation,
  project: ProjectReader,
  find: (id: OperationId) => Operation | undefined,
): string {
  const { body } = operation
  if (body.kind === 'records.patch') {
    const origin = rootOf(operation, find)
    const what = origin === operation ? (body.title ?? 'Put records back') : describe(origin, project, find)
    return body.undoes ? `Undid: ${what}` : body.redoes ? `Redid: ${what}` : what
  }
  return describeBody(body, project)
}

/** The operation that a chain of undo and redo goes back to; the operation itself where it is neither. */
export function rootOf(operation: Operation, find: (id: OperationId) => Operation | undefined): Operation {
  let root = operation
  while (root.body.kind === 'records.patch') {
    const id = root.body.undoes ?? root.body.redoes
    const before = id && find(id)
    if (!before) break
    root = before
  }
  return root
}

function describeBody(
  body: Exclude<OperationBody, { kind: 'records.patch' }>,
  project: ProjectReader,
): string {
  switch (body.kind) {
    case 'batch':
      return body.title
    case 'merge':
      return `Merged ${named(body.from.title)}`
    case 'pack.handOut':
      return `Handed out ${named(body.pack.name)}`
    case 'project.create':
      return `Created the project ${inQuotes(body.info.title)}`
    case 'project.set':
      return body.patch.title ? `Renamed the project ${inQuotes(body.patch.title)}` : 'Changed the guidelines'
    case 'annotator.add':
      return `${body.annotator.name} joined`
    case 'annotator.set':
      return `Renamed an annotator ${inQuotes(body.patch.name ?? '')}`
    case 'article.add':
      return `Added ${named(body.article.title)}`
    case 'article.set':
      return `Changed ${fields(body.patch)} of ${articleTitle(project, body.id)}`
    case 'article.revise':
      return `Took in a corrected edition of ${articleTitle(project, body.id)}`
    case 'article.remove':
      return 'Removed an article with its annotations'
    case 'claim.create':
      return `Marked ${named(quoteOf(body.claim.spans))}${labelled(project, body.claim.label)}`
    case 'claim.set':
      return describeClaimSet(body, project)
    case 'claim.delete':
      return 'Deleted a claim'
    case 'mention.create':
      return `Marked the mention ${named(body.mention.span.quote)}`
    case 'mention.set':
      return `Linked a mention to ${entityName(project, body.patch.entity)}`
    case 'mention.delete':
      return 'Deleted a mention'
    case 'entity.create':
      return `Added the entity ${named(body.entity.name)}`
    case 'entity.set':
      return `Changed ${fields(body.patch)} of ${entityName(project, body.id)}`
    case 'entity.delete':
      return 'Deleted an entity'
    case 'entity.merge':
      return `Merged an entity into ${entityName(project, body.into)}`
    case 'entity.split':
      return `Split ${named(body.into.name)} from ${entityName(project, body.from)}`
    case 'evidence.link':
      return `Linked ${claimName(project, body.link.claim)} to ${targetName(project, body.link.target)}`
    case 'evidence.set':
      return `Changed ${fields(body.patch)} of an evidence link`
    case 'evidence.unlink':
      return 'Removed an evidence link'
    case 'comment.add':
    case 'comment.set':
    case 'comment.delete':
    case 'decision.settle':
    case 'decision.reopen':
    case 'adjudication.settle':
    case 'adjudication.reopen':
      return describeReview(body, project)
    case 'scheme.add':
      return `Added the ${partNames[body.table]} ${named(body.record.name)}`
    case 'scheme.set':
      return `Changed the ${partNames[body.table]} ${named(body.patch.name ?? project.get(body.table, body.id as never)?.name ?? '')}`
    case 'scheme.delete':
      return `Deleted a${body.table === 'attributes' || body.table === 'entityTypes' ? 'n' : ''} ${partNames[body.table]}`
    case 'scheme.merge':
      return `Merged a ${partNames[body.table]} into ${named(project.get(body.table, body.into as never)?.name ?? '')}`
    default:
      return assertNever(body)
  }
}

/** What an operation can be gone to. A batch is about what its first operation is about. */
export function subjectOf(body: OperationBody, project: ProjectReader): Subject {
  if (body.kind === 'batch') return body.operations[0] ? subjectOf(body.operations[0], project) : nothing
  if (isAboutMore(body)) return nothing
  return subjectOfSingle(body, project)
}

type AboutMore = Extract<
  OperationBody,
  { kind: 'records.patch' | 'merge' | 'decision.settle' | 'pack.handOut' }
>
const aboutMore: ReadonlySet<OperationBody['kind']> = new Set<AboutMore['kind']>([
  'records.patch',
  'merge',
  'decision.settle',
  'pack.handOut',
])
/** Whether it is about more than any one thing that could be gone to. */
const isAboutMore = (body: OperationBody): body is AboutMore => aboutMore.has(body.kind)

const nothing: Subject = { article: null, claim: null, entity: null }

function subjectOfSingle(body: SingleBody, project: ProjectReader): Subject {
  switch (body.kind) {
    case 'article.add':
      return { ...nothing, article: body.article.id }
    case 'article.set':
    case 'article.revise':
      return { ...nothing, article: body.id }
    case 'claim.create':
      return { ...nothing, article: body.claim.article, claim: body.claim.id }
    case 'claim.set':
      return { ...nothing, article: project.get('claims', body.id)?.article ?? null, claim: body.id }
    case 'mention.create':
      return { ...nothing, article: body.mention.article, entity: body.mention.entity }
    case 'mention.set':
      return {
        ...nothing,
        article: project.get('mentions', body.id)?.article ?? null,
        entity: body.patch.entity ?? null,
      }
    case 'entity.create':
      return { ...nothing, entity: body.entity.id }
    case 'entity.set':
      return { ...nothing, entity: body.id }
    case 'entity.merge':
      return { ...nothing, entity: body.into }
    case 'entity.split':
      return { ...nothing, entity: body.into.id }
    case 'evidence.link':
      return {
        ...nothing,
        article: project.get('claims', body.link.claim)?.article ?? null,
        claim: body.link.claim,
      }
    case 'evidence.set': {
      const claim = project.get('links', body.id)?.claim ?? null
      return { ...nothing, article: claim && (project.get('claims', claim)?.article ?? null), claim }
    }
    case 'comment.add': {
      const { table, id } = body.comment.on
      return subjectOfRecord(table, id, project)
    }
    case 'adjudication.settle':
      return { ...nothing, article: body.adjudication.article, claim: body.adjudication.gold }
    default:
      return nothing
  }
}

/** A record as something to go to. */
function subjectOfRecord(table: string, id: string, project: ProjectReader): Subject {
  if (table === 'articles') return { ...nothing, article: id as ArticleId }
  if (table === 'entities') return { ...nothing, entity: id as EntityId }
  const claim =
    table === 'links' ? project.get('links', id as never)?.claim : table === 'claims' ? id : undefined
  const article =
    table === 'mentions'
      ? project.get('mentions', id as never)?.article
      : project.get('claims', (claim ?? '') as ClaimId)?.article
  return { ...nothing, article: article ?? null, claim: (claim as ClaimId | undefined) ?? null }
}

function describeClaimSet(body: Extract<SingleBody, { kind: 'claim.set' }>, project: ProjectReader): string {
  const name = claimName(project, body.id)
  const changed = Object.keys(body.patch)
  if (changed.length === 1 && body.patch.label !== undefined)
    return `Relabelled ${name}${labelled(project, body.patch.label)}`
  if (changed.length === 1 && body.patch.spans) return `Moved the span of ${name}`
  return `Changed ${fields(body.patch)} of ${name}`
}

const fieldNames: Record<string, string> = {
  asOf: 'the as-of date',
  wording: 'the wording',
  attribution: 'the attribution',
  entities: 'the entities',
  attributes: 'the attributes',
  reliability: 'the reliability',
  credibility: 'the credibility',
  spans: 'the span',
  label: 'the label',
  type: 'the type',
  note: 'the note',
}

function fields(patch: object): string {
  const names = Object.keys(patch).map(field => fieldNames[field] ?? `the ${field}`)
  return names.length > 3 ? `${names.length} fields` : names.join(', ').replace(/, ([^,]*)$/, ' and $1')
}

/** Words of the project, shortened, in quotation marks. */
const named = (words: string) => inQuotes(short(words))

const labelled = (project: ProjectReader, id: Claim['label']) => {
  const name = id && project.get('labels', id)?.name
  return name ? ` as ${name}` : id === null ? ' without a label' : ''
}
const articleTitle = (project: ProjectReader, id: ArticleId) => {
  const title = project.get('articles', id)?.title
  return title === undefined ? 'an article' : named(title)
}
const claimName = (project: ProjectReader, id: ClaimId) => {
  const claim = project.get('claims', id)
  return claim ? named(claim.wording || quoteOf(claim.spans)) : 'a claim'
}
const entityName = (project: ProjectReader, id: EntityId | null | undefined) => {
  const entity = id ? project.get('entities', id) : undefined
  return entity ? named(entity.name) : id === null ? 'no entity' : 'an entity'
}
const targetName = (project: ProjectReader, target: LinkTarget) =>
  target.kind === 'claim' ? claimName(project, target.claim) : named(quoteOf(target.spans))
