import { inQuotes } from '#shared/model/in-quotes'
import type { ProjectReader } from '#shared/model/project'
import type { Article } from '#shared/model/records'
import { short } from '#shared/operations/short'
import { folded } from '#shared/search/words'
import type { UnitRow } from './unit-row'

/** How many are named one by one. */
const mostNamed = 20

/**
 * Articles that would come in as new though the project has one of that title: another edition perhaps, that was not
 * known as one. A sentence for each.
 */
export function knownTitles(rows: readonly UnitRow[], project: ProjectReader): string[] {
  const coming = rows.flatMap(({ unit: { table, part, theirs }, stands }) =>
    table === 'articles' && part === null && theirs && stands.standing === 'theirs'
      ? [theirs as Article]
      : [],
  )
  if (coming.length === 0) return []
  const here = new Map<string, Article>()
  for (const article of project.all('articles')) here.set(named(article), article)
  const doubtful = coming.flatMap(article => {
    const ours = here.get(named(article))
    return ours ? [sentenceOf(article, ours)] : []
  })
  const more = doubtful.length - mostNamed
  return more > 0
    ? [...doubtful.slice(0, mostNamed), `So do ${more} more articles whose title is known.`]
    : doubtful
}

const named = ({ title }: Article) => folded(title.trim())

function sentenceOf({ title, source }: Article, ours: Article): string {
  const from = source && source !== ours.source ? ` from ${source}` : ''
  return `${inQuotes(short(title))}${from} comes in as a new article, though one of that title is here with another text.`
}
