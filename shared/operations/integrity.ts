import { anchorsProblem, splitsCharacter } from '../anchors/anchor'
import { textBehind } from '../anchors/orphan'
import { type Change, eachRecord } from '../model/change'
import type { ArticleId, ClaimId, EntityId, TextHash } from '../model/ids'
import type { ProjectReader } from '../model/project'
import type { Anchor, Article } from '../model/records'
import { nounsOf } from '../model/table-nouns'
import type { IdOf, TableName, TableRecords } from '../model/tables'
import { type Refusal, refusal } from './refusal'

/** Texts that are known to be lost: what articles and quotes say of them is taken on trust. */
export type LostTexts = Pick<ReadonlySet<TextHash>, 'has'>
const none: LostTexts = new Set<TextHash>()

/**
 * What would be wrong with a project after `change`, if anything: a reference to nothing, a quote that is not in
 * the text, a record removed that others still refer to. `after` is the project with the change.
 */
export function brokenBy(change: Change, after: ProjectReader, lost = none): Refusal | undefined {
  for (const entry of eachRecord(change)) {
    const problem = brokenIn(entry, after, lost)
    if (problem) return problem
  }
  return undefined
}

type Changed = ReturnType<typeof eachRecord> extends Iterator<infer Entry> ? Entry : never

/** The same of one record that a change touches. */
export function brokenIn(
  { table, id, from, to }: Changed,
  after: ProjectReader,
  lost = none,
): Refusal | undefined {
  return to ? checks[table]?.(to as never, after, lost, from as never) : orphans(table, id, after)
}

/** What is wrong with one record of a project, if anything: a reference to nothing, or a quote that is not in the text. */
export function brokenRecord<T extends TableName>(
  table: T,
  record: TableRecords[T],
  project: ProjectReader,
): Refusal | undefined {
  return checks[table]?.(record as never, project, none)
}

type Check<T extends TableName> = (
  record: TableRecords[T],
  after: ProjectReader,
  lost: LostTexts,
  from?: TableRecords[T],
) => Refusal | undefined

/** Only what an operation touched is looked at: what it left alone was right before. */
const checks: { readonly [T in TableName]?: Check<T> } = {
  articles: (article, after, lost, from) => {
    const text = after.text(article.textHash)
    if (text === undefined && lost.has(article.textHash)) return undefined
    if (text === undefined) return refusal('missing', `The text of “${article.title}” is not in the project.`)
    if (text.length !== article.length)
      return refusal('malformed', `The length of “${article.title}” does not fit its text.`)
    const left = from && from.textHash !== article.textHash ? leftBehind(article, after, lost) : undefined
    if (left) return left
    return firstOf(article.outline, ({ start, end, role }) =>
      start < end && end <= text.length && !splitsCharacter(text, start) && !splitsCharacter(text, end)
        ? undefined
        : refusal('malformed', `“${article.title}” has no text from ${start} to ${end} to be a ${role}.`),
    )
  },
  claims: (claim, after, lost, from) =>
    missing(after, 'articles', claim.article) ??
    missing(after, 'labels', claim.label) ??
    missing(after, 'entities', claim.attribution?.entity) ??
    firstOf(claim.entities, entity => missing(after, 'entities', entity)) ??
    firstOf(Object.keys(claim.attributes) as IdOf<'attributes'>[], attribute =>
      missing(after, 'attributes', attribute),
    ) ??
    (from?.spans === claim.spans && from.edition === claim.edition
      ? undefined
      : misquoted(after, lost, claim.article, claim.spans, claim.edition)),
  mentions: (mention, after, lost, from) =>
    missing(after, 'articles', mention.article) ??
    missing(after, 'entities', mention.entity) ??
    (from?.span === mention.span && from.edition === mention.edition
      ? undefined
      : misquoted(after, lost, mention.article, [mention.span], mention.edition)),
  entities: (entity, after) => missing(after, 'entityTypes', entity.type),
  adjudications: ({ article, claims, gold }, after) =>
    missing(after, 'articles', article) ??
    firstOf(claims, claim => missing(after, 'claims', claim)) ??
    missing(after, 'claims', gold),
  comments: ({ on, replyTo }, after) =>
    missing(after, on.table, on.id as never) ?? missing(after, 'comments', replyTo),
  links: (link, after, lost) => {
    if (link.target.kind === 'claim' && link.target.claim === link.claim) {
      return refusal('pointless', 'A claim cannot be its own evidence.')
    }
    return (
      missing(after, 'claims', link.claim) ??
      missing(after, 'stances', link.stance) ??
      (link.target.kind === 'claim'
        ? missing(after, 'claims', link.target.claim)
        : (missing(after, 'articles', link.target.article) ??
          misquoted(after, lost, link.target.article, link.target.spans, link.target.edition)))
    )
  },
}

/** A refusal where the id is given and names nothing. */
export function missing<T extends TableName>(
  reader: ProjectReader,
  table: T,
  id: IdOf<T> | null | undefined,
): Refusal | undefined {
  if (id === null || id === undefined || reader.get(table, id)) return undefined
  return refusal('missing', `There is no ${nounsOf[table]} “${id}” in this project.`)
}

export function exists<T extends TableName>(
  reader: ProjectReader,
  table: T,
  id: IdOf<T>,
): Refusal | undefined {
  return reader.get(table, id)
    ? refusal('exists', `There is a ${nounsOf[table]} “${id}” in this project already.`)
    : undefined
}

/** What is wrong with an article's annotations once it has another text: each has to quote the text it leads into. */
function leftBehind({ id }: Article, after: ProjectReader, lost: LostTexts): Refusal | undefined {
  const claims = [...after.claimsIn(id)].flatMap(each => after.get('claims', each) ?? [])
  const mentions = [...after.mentionsIn(id)].flatMap(each => after.get('mentions', each) ?? [])
  const targets = [...after.spanLinksIn(id)].flatMap(each => {
    const target = after.get('links', each)?.target
    return target?.kind === 'span' ? [target] : []
  })
  return (
    firstOf([...claims, ...targets], ({ spans, edition }) => misquoted(after, lost, id, spans, edition)) ??
    firstOf(mentions, ({ span, edition }) => misquoted(after, lost, id, [span], edition))
  )
}

function misquoted(
  reader: ProjectReader,
  lost: LostTexts,
  articleId: ArticleId,
  spans: readonly Anchor[],
  edition: TextHash | undefined,
): Refusal | undefined {
  const article = reader.get('articles', articleId)
  const text = article && textBehind(reader, article, { edition })
  if (article && text === undefined && lost.has(edition ?? article.textHash)) return undefined
  if (!article || text === undefined)
    return refusal('missing', 'The text that the span is in is not in the project.')
  const problem = anchorsProblem(text, spans)
  return problem ? refusal('quote-mismatch', `In “${article.title}”: ${problem}`) : undefined
}

/** What still refers to a record that is gone. */
function orphans(table: TableName, id: string, after: ProjectReader): Refusal | undefined {
  const left = referents(table, id, after)
  return left ? refusal('in-use', `The ${nounsOf[table]} is still in use by ${left}.`) : undefined
}

function referents(table: TableName, id: string, after: ProjectReader): string | undefined {
  return usersOf(table, id, after) ?? some(after.commentsOn(table, id), 'comments')
}

function usersOf(table: TableName, id: string, after: ProjectReader): string | undefined {
  switch (table) {
    case 'articles':
      return (
        some(after.claimsIn(id as ArticleId), 'claims') ??
        some(after.mentionsIn(id as ArticleId), 'mentions') ??
        some(after.spanLinksIn(id as ArticleId), 'evidence links') ??
        some(after.adjudicationsIn(id as ArticleId), 'adjudications')
      )
    case 'claims':
      return (
        some(after.linksOf(id as ClaimId), 'evidence links') ??
        some(after.adjudicationsOf(id as ClaimId), 'adjudications')
      )
    case 'entities':
      return (
        some(after.mentionsOf(id as EntityId), 'mentions') ??
        some(after.claimsNaming(id as EntityId), 'claims')
      )
    case 'labels':
      return someWhere(after.all('claims'), claim => claim.label === id, 'claims')
    case 'attributes':
      return someWhere(after.all('claims'), claim => id in claim.attributes, 'claims')
    case 'entityTypes':
      return someWhere(after.all('entities'), entity => entity.type === id, 'entities')
    case 'stances':
      return someWhere(after.all('links'), link => link.stance === id, 'evidence links')
    case 'annotators':
    case 'info':
    case 'mentions':
    case 'links':
    case 'decisions':
    case 'adjudications':
      return undefined
    case 'comments':
      return someWhere(after.all('comments'), comment => comment.replyTo === id, 'replies')
  }
}

function some(ids: Iterable<unknown>, what: string): string | undefined {
  for (const _ of ids) return what
  return undefined
}

function someWhere<R>(records: Iterable<R>, fits: (record: R) => boolean, what: string): string | undefined {
  for (const record of records) if (fits(record)) return what
  return undefined
}

function firstOf<A>(values: readonly A[], problem: (value: A) => Refusal | undefined): Refusal | undefined {
  for (const value of values) {
    const found = problem(value)
    if (found) return found
  }
  return undefined
}
