import { quoteOf } from '#shared/anchors/anchor'
import type { ArticleHit, ClaimHit, EntityHit } from '#shared/api/views'
import type { ProjectReader } from '#shared/model/project'
import type { Article, Claim, Entity } from '#shared/model/records'
import { excerpt, marked } from '#shared/search/marked'
import { standing } from '#shared/search/standing'
import type { WordQuery } from '#shared/search/words'
import { count } from '../queries/lists'

/* What is shown of a find: made for those alone that are in view. */

/** How long the line of a find is, and how much of it stands before the words, in UTF-16 code units. */
const [length, before] = [150, 36]
/** Words that are further apart than this are shown where the first of them stands. */
const apart = 110

const beginning = { start: 0, end: 0 }

export function articleHit(project: ProjectReader, article: Article, query: WordQuery): ArticleHit {
  const text = project.text(article.textHash) ?? ''
  const place = standing(text, query)
  const near = place && place.end - place.start > apart ? { ...place, end: place.start + apart } : place
  return {
    article: article.id,
    title: marked(article.title, query),
    source: article.source,
    place: place ? { start: place.start, end: place.end } : null,
    excerpt: near ? excerpt(text, near, query, before, length) : null,
  }
}

export function claimHit(project: ProjectReader, claim: Claim, query: WordQuery): ClaimHit {
  const article = project.get('articles', claim.article)
  const quote = quoteOf(claim.spans)
  const says =
    claim.wording !== '' && (query.matches(claim.wording) || !query.matches(quote)) ? claim.wording : quote
  return {
    id: claim.id,
    label: claim.label,
    isQuote: says === quote && claim.wording !== quote,
    says: excerpt(says, standing(says, query) ?? beginning, query, before, length),
    articleTitle: article?.title ?? '',
    articleSource: article?.source ?? '',
  }
}

export function entityHit(project: ProjectReader, entity: Entity, query: WordQuery): EntityHit {
  const { id, name, type, aliases } = entity
  const alias = query.matches(name) ? undefined : aliases.find(each => query.matches(each))
  return {
    id,
    type,
    name: marked(name, query),
    alias: alias === undefined ? null : marked(alias, query),
    mentions: count(project.mentionsOf(id)),
  }
}
