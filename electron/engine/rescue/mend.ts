import { splitsCharacter } from '#shared/anchors/anchor'
import { textBehind } from '#shared/anchors/orphan'
import { wordCount } from '#shared/library/accept'
import type { ArticleId, AttributeId, TextHash } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import type { Anchor, Article, Claim } from '#shared/model/records'
import type { IdOf, TableName, TableRecords } from '#shared/model/tables'
import { foundAgain } from './found-again'

/** A record that fits the project again, and what had to be changed for that: clauses such as `without its label`. */
export interface Mended<R> {
  readonly record: R
  readonly how: readonly string[]
}

/**
 * Has a record do without what is not there any more, and puts its spans back to where their words are. It may still
 * not fit: that is for the caller to see.
 */
export function mend<T extends TableName>(
  table: T,
  record: TableRecords[T],
  project: ProjectReader,
): Mended<TableRecords[T]> {
  const how: string[] = []
  const mender = menders[table]
  return { record: mender ? mender(record, project, how) : record, how }
}

const menders: {
  readonly [T in TableName]?: (
    record: TableRecords[T],
    project: ProjectReader,
    how: string[],
  ) => TableRecords[T]
} = {
  articles(article, project, how) {
    const text = project.text(article.textHash)
    return text === undefined ? article : fitted(article, text, how)
  },

  claims(claim, project, how) {
    const label = gone(project, 'labels', claim.label) ? null : claim.label
    if (label !== claim.label) how.push('without its label, which is lost')
    const nameless = claim.attribution !== null && gone(project, 'entities', claim.attribution.entity)
    if (nameless) how.push('with its attribution as a name alone')
    const attribution =
      claim.attribution && nameless ? { ...claim.attribution, entity: null } : claim.attribution
    const entities = claim.entities.filter(id => !gone(project, 'entities', id))
    if (entities.length < claim.entities.length)
      how.push(`without ${claim.entities.length - entities.length} of its entities, which are lost`)
    const attributes = withoutLost(claim, project, how)
    const spans = placed(project, claim, claim.spans, how)
    return { ...claim, label, attribution, entities, attributes, spans }
  },

  mentions(mention, project, how) {
    const entity = gone(project, 'entities', mention.entity) ? null : mention.entity
    if (entity !== mention.entity) how.push('without its entity, which is lost')
    const [span] = placed(project, mention, [mention.span], how)
    return { ...mention, entity, span: span ?? mention.span }
  },

  entities(entity, project, how) {
    if (!gone(project, 'entityTypes', entity.type)) return entity
    how.push('without its type, which is lost')
    return { ...entity, type: null }
  },

  links(link, project, how) {
    const stance = gone(project, 'stances', link.stance) ? null : link.stance
    if (stance !== link.stance) how.push('without its stance, which is lost')
    const { target } = link
    if (target.kind === 'claim') return { ...link, stance }
    const spans = placed(project, target, target.spans, how)
    return { ...link, stance, target: { ...target, spans } }
  },
}

function withoutLost(claim: Claim, project: ProjectReader, how: string[]): Claim['attributes'] {
  const values = Object.entries(claim.attributes)
  const kept = values.filter(([id]) => !gone(project, 'attributes', id as AttributeId))
  const lost = values.filter(entry => !kept.includes(entry)).map(([, value]) => `“${value}”`)
  if (lost.length > 0) how.push(`without ${lost.join(', ')}, whose attribute is lost`)
  return Object.fromEntries(kept)
}

const gone = <T extends TableName>(project: ProjectReader, table: T, id: IdOf<T> | null): boolean =>
  id !== null && project.get(table, id) === undefined

function placed(
  project: ProjectReader,
  where: { readonly article: ArticleId; readonly edition?: TextHash | undefined },
  spans: readonly Anchor[],
  how: string[],
): readonly Anchor[] {
  const article = project.get('articles', where.article)
  const text = article && textBehind(project, article, where)
  const found = text === undefined ? undefined : foundAgain(text, spans)
  if (!found) return spans
  if (found.some((span, i) => span.start !== spans[i]?.start))
    how.push('put back to where its words now stand in the article')
  else if (JSON.stringify(found) !== JSON.stringify(spans))
    how.push('with the words around it as they now are')
  return found
}

/** An article's record made to fit a text: its hash is for the caller to set. */
export function fitted(article: Article, text: string, how: string[]): Article {
  const outline = article.outline.filter(
    ({ start, end }) =>
      start < end && end <= text.length && !splitsCharacter(text, start) && !splitsCharacter(text, end),
  )
  if (outline.length < article.outline.length) how.push('without the headings that do not fit its text')
  if (article.length !== text.length) how.push('with its length worked out anew')
  return { ...article, outline, length: text.length, words: wordCount(text) }
}
