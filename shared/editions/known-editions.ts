import type { ArticleId, TextHash } from '../model/ids'
import type { ProjectReader } from '../model/project'
import type { Article } from '../model/records'
import { folded } from '../search/words'
import { sketchOf, type TextSketch, textLikeness } from './text-sketch'

/** How alike the texts must be where the articles are said to be the same, and where nothing but the texts speaks. */
const leastNamed = 0.2
const leastUnnamed = 0.6
/** How many articles that share most with one are looked at more closely. */
const mostLookedAt = 8

type Reader = Pick<ProjectReader, 'all' | 'text'>

/** What is settled otherwise: these of theirs are not looked for, and these of ours are nobody's edition. */
export interface SettledArticles {
  readonly theirs: ReadonlySet<ArticleId>
  readonly mine: ReadonlySet<ArticleId>
}

/**
 * Which of their articles are plainly other editions of which of ours: those with no text in common by hash, of which
 * the id, the address, or title and source agree and the texts have a little in common; or of which the texts have much
 * in common and are not from different sources (a wire story in two papers is two articles). Each of ours is an edition
 * of one at most, the likeliest. Yields now and then.
 */
export function* knownEditions(
  mine: Reader,
  theirs: Reader,
  settled: SettledArticles,
): Generator<undefined, ReadonlyMap<ArticleId, ArticleId>> {
  const ours = [...mine.all('articles')]
  const others = [...theirs.all('articles')]
  const [ourTexts, theirTexts] = [hashesOf(ours), hashesOf(others)]
  const looked = others.filter(each => !settled.theirs.has(each.id) && !ourTexts.has(each.textHash))
  const free = ours.filter(each => !settled.mine.has(each.id) && !theirTexts.has(each.textHash))
  if (looked.length === 0 || free.length === 0) return new Map()
  const known = yield* sketched(mine, free)
  const byRun = indexOf(known, ({ sketch }) => sketch)
  const byName = indexOf(known, ({ article }) => namesOf(article))
  const pairs: Pair[] = []
  for (const one of yield* sketched(theirs, looked)) {
    const named = new Set(namesOf(one.article).flatMap(name => byName.get(name) ?? []))
    for (const other of new Set([...named, ...closest(one.sketch, byRun)])) {
      const likeness = textLikeness(one.sketch, other.sketch)
      const isNamed = named.has(other)
      const least = isNamed ? leastNamed : leastUnnamed
      if (likeness >= least && (isNamed || !areFromElsewhere(one.article, other.article)))
        pairs.push({ theirs: one.article.id, mine: other.article.id, weight: likeness + Number(isNamed) })
    }
    yield
  }
  return likeliest(pairs)
}

interface Sketched {
  readonly article: Article
  readonly sketch: TextSketch
}
interface Pair {
  readonly theirs: ArticleId
  readonly mine: ArticleId
  readonly weight: number
}

/** The articles whose texts are there. */
function* sketched(reader: Reader, articles: readonly Article[]): Generator<undefined, Sketched[]> {
  const made: Sketched[] = []
  for (const article of articles) {
    const text = reader.text(article.textHash)
    if (text !== undefined) made.push({ article, sketch: yield* sketchOf(text) })
    yield
  }
  return made
}

function likeliest(pairs: readonly Pair[]): ReadonlyMap<ArticleId, ArticleId> {
  const found = new Map<ArticleId, ArticleId>()
  const taken = new Set<ArticleId>()
  for (const { theirs, mine } of pairs.toSorted((a, b) => b.weight - a.weight)) {
    if (found.has(theirs) || taken.has(mine)) continue
    found.set(theirs, mine)
    taken.add(mine)
  }
  return found
}

/** Those that share most of its runs, the likeliest first. */
function closest(sketch: TextSketch, byRun: ReadonlyMap<number, readonly Sketched[]>): Sketched[] {
  const shared = new Map<Sketched, number>()
  for (const run of sketch)
    for (const each of byRun.get(run) ?? []) shared.set(each, (shared.get(each) ?? 0) + 1)
  return [...shared]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostLookedAt)
    .map(([each]) => each)
}

/** What says that two articles are the same, whatever their texts. */
function namesOf({ id, url, title, source }: Article): string[] {
  const address = url.trim().replace(/#.*$/s, '').replace(/\/+$/, '')
  const named =
    folded(source.trim()) === '' ? [] : [`title ${folded(title.trim())}\n${folded(source.trim())}`]
  return [`id ${id}`, ...(address === '' ? [] : [`url ${address}`]), ...named]
}

function areFromElsewhere(a: Article, b: Article): boolean {
  const [one, other] = [folded(a.source.trim()), folded(b.source.trim())]
  return one !== '' && other !== '' && one !== other
}

function indexOf<K>(all: readonly Sketched[], keysOf: (one: Sketched) => readonly K[]) {
  const index = new Map<K, Sketched[]>()
  for (const each of all)
    for (const key of keysOf(each)) {
      const there = index.get(key)
      if (there) there.push(each)
      else index.set(key, [each])
    }
  return index
}

const hashesOf = (articles: readonly Article[]): ReadonlySet<TextHash> =>
  new Set(articles.map(({ textHash }) => textHash))
