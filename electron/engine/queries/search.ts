import { quoteOf } from '#shared/anchors/anchor'
import type { Passage, SearchResults } from '#shared/api/views'
import type { ProjectReader } from '#shared/model/project'
import type { Article, Claim, Entity } from '#shared/model/records'
import { firstPlace, folded, type WordQuery, wordQuery } from '#shared/search/words'
import { breather } from '../storage/breathing'
import { foldedText, perRecord } from './kept'
import { claimRow, entityRow } from './lists'
import { passage } from './passage'

const entityNames = perRecord(({ name, aliases }: Entity) => folded([name, ...aliases].join('\n')))
const claimWords = perRecord(({ wording, spans, attribution }: Claim) =>
  folded([wording, quoteOf(spans), attribution?.name ?? ''].join('\n')),
)
const articleTitle = perRecord(({ title, source }: Article) => folded(`${title}\n${source}`))

const none = { total: 0, hits: [] }

/**
 * All words, wherever they stand: articles whose title fits come before those whose text does, shorter wordings and
 * names before longer ones. A scan that gives others their turn, over texts that were folded once; nothing is built
 * at opening. Null where it was overtaken before it was done.
 */
export async function search(
  project: ProjectReader,
  text: string,
  limit: number,
  overtaken: () => boolean = () => false,
): Promise<SearchResults | null> {
  const query = wordQuery(text)
  if (query.words.length === 0) return { articles: none, claims: none, entities: none }
  const fits = fitsIn(overtaken)
  const entities = await fits([...project.all('entities')], entity => query.fits(entityNames(entity)))
  const claims = entities && (await fits([...project.all('claims')], claim => query.fits(claimWords(claim))))
  const articles = claims && (await fits([...project.all('articles')], inArticle(project, query)))
  if (!entities || !claims || !articles) return null

  entities.sort((a, b) => a.name.length - b.name.length)
  claims.sort((a, b) => (a.wording || quoteOf(a.spans)).length - (b.wording || quoteOf(b.spans)).length)
  const inTitle = articles.filter(article => query.fits(articleTitle(article)))
  const inText = articles.filter(article => !query.fits(articleTitle(article)))
  return {
    articles: {
      total: articles.length,
      hits: [...inTitle, ...inText].slice(0, limit).map(article => hitIn(project, article, text)),
    },
    claims: { total: claims.length, hits: claims.slice(0, limit).map(claim => claimRow(project, claim)) },
    entities: {
      total: entities.length,
      hits: entities.slice(0, limit).map(entity => entityRow(project, entity)),
    },
  }
}

/** Those of the records that fit, with a turn for others between them; null once the search has been overtaken. */
function fitsIn(overtaken: () => boolean) {
  const breathe = breather()
  return async <R>(records: readonly R[], fits: (record: R) => boolean): Promise<R[] | null> => {
    const found: R[] = []
    for (const record of records) {
      const breath = breathe()
      if (breath) await breath
      if (overtaken()) return null
      if (fits(record)) found.push(record)
    }
    return found
  }
}

const inArticle = (project: ProjectReader, query: WordQuery) => (article: Article) =>
  query.fits(articleTitle(article)) || query.fits(foldedText(project, article.textHash))

function hitIn(project: ProjectReader, article: Article, text: string): Passage {
  const words = project.text(article.textHash) ?? ''
  const { start, end } = firstPlace(words, text) ?? { start: 0, end: 0 }
  return passage(article, words, start, end)
}
