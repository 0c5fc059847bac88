import { inQuotes } from '#shared/model/in-quotes'
import type { ProjectReader } from '#shared/model/project'
import type { Article } from '#shared/model/records'
import { short } from '#shared/operations/short'
import { folded } from '#shared/search/words'
import type { UnitRow } from './unit-row'

/** How many are named one by one. */
const mostNamed = 20

/** How many are looked at between two breaths. */
const pace = 512

/**
 * Articles that would come in as new though the project has one of that title: another edition perhaps, that was not
 * known as one. A sentence for each. Yields now and then.
 */
export function* knownTitles(
  rows: readonly UnitRow[],
  project: ProjectReader,
): Generator<undefined, string[]> {
  const coming: Article[] = []
  for (const [i, { unit, stands }] of rows.entries()) {
    const { table, part, theirs } = unit
    if (table === 'articles' && part === null && theirs && stands.standing === 'theirs')
      coming.push(theirs as Article)
    if (i % pace === pace - 1) yield
  }
  if (coming.length === 0) return []
  const here = new Map<string, Article>()
  let seen = 0
  for (const article of project.all('articles')) {
    here.set(named(article), article)
    if (++seen % pace === 0) yield
  }
  const doubtful: string[] = []
  for (const [i, article] of coming.entries()) {
    const ours = here.get(named(article))
    if (ours) doubtful.push(sentenceOf(article, ours))
    if (i % pace === pace - 1) yield
  }
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
