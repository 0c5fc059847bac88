import { quoteOf } from '#shared/anchors/anchor'
import type { Passage, SearchResults } from '#shared/api/views'
import type { ProjectReader } from '#shared/model/project'
import { firstPlace, wordQuery } from '#shared/search/words'
import { claimRow, entityRow } from './lists'
import { passage } from './passage'

/**
 * All words, wherever they stand: articles whose title fits come before those whose text does, shorter wordings and
 * names before longer ones. A scan: nothing is built at opening and nothing is out of date.
 */
export function search(project: ProjectReader, text: string, limit: number): SearchResults {
  const query = wordQuery(text)
  if (query.words.length === 0) return { articles: none, claims: none, entities: none }

  const entities = [...project.all('entities')].filter(entity =>
    query.matches(entity.name, ...entity.aliases),
  )
  entities.sort((a, b) => a.name.length - b.name.length)
  const claims = [...project.all('claims')].filter(claim =>
    query.matches(claim.wording, quoteOf(claim.spans), claim.attribution?.name ?? ''),
  )
  claims.sort((a, b) => (a.wording || quoteOf(a.spans)).length - (b.wording || quoteOf(b.spans)).length)
  return {
    articles: searchArticles(project, text, limit),
    claims: { total: claims.length, hits: claims.slice(0, limit).map(claim => claimRow(project, claim)) },
    entities: {
      total: entities.length,
      hits: entities.slice(0, limit).map(entity => entityRow(project, entity)),
    },
  }
}

const none = { total: 0, hits: [] }

function searchArticles(
  project: ProjectReader,
  text: string,
  limit: number,
): { total: number; hits: Passage[] } {
  const query = wordQuery(text)
  const ranked: { rank: number; hit: Passage }[] = []
  for (const article of project.all('articles')) {
    const words = project.text(article.textHash) ?? ''
    const inTitle = query.matches(article.title, article.source)
    if (!inTitle && !query.matches(words)) continue
    const place = firstPlace(words, text) ?? { start: 0, end: 0 }
    ranked.push({ rank: inTitle ? 0 : 1, hit: passage(article, words, place.start, place.end) })
  }
  ranked.sort((a, b) => a.rank - b.rank)
  return { total: ranked.length, hits: ranked.slice(0, limit).map(({ hit }) => hit) }
}
