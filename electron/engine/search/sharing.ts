import type { SharingArticle } from '#shared/api/views'
import type { ProjectReader } from '#shared/model/project'
import { wordQuery } from '#shared/search/words'
import { knownTexts } from '../queries/kept'

/** How many articles are answered with: those that share most. */
const most = 500

/** Which articles have which of the words or names in title, source or text, those that share most first. Yields the share that is done. */
export function* findingSharing(
  project: ProjectReader,
  words: readonly string[],
): Generator<number, readonly SharingArticle[]> {
  const sought = words.map(text => ({ text, query: wordQuery(text) }))
  const articles = [...project.all('articles')]
  const texts = knownTexts(project)
  const found: SharingArticle[] = []
  for (const [at, { id, title, source, textHash }] of articles.entries()) {
    yield at / articles.length
    const text = texts.of(textHash)
    const shared = sought.filter(({ query }) =>
      query.words.every(word => (text && word.in(text.text, text.kind)) || word.in(title) || word.in(source)),
    )
    if (shared.length > 0) found.push({ article: id, words: shared.map(each => each.text) })
  }
  return found.sort((a, b) => b.words.length - a.words.length).slice(0, most)
}
