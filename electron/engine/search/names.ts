import { anchorAt } from '#shared/anchors/anchor'
import { isOrphan } from '#shared/anchors/orphan'
import type { ArticleId, EntityId, MentionId, TextHash } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import type { Article } from '#shared/model/records'
import type { SingleBody } from '#shared/operations/operation'
import { nameFinder } from '#shared/search/occurrences'
import type { Place } from '#shared/search/words'

export interface FoundNames {
  /** Places where no mention stands yet. */
  readonly places: readonly {
    readonly article: Article
    readonly text: string
    readonly start: number
    readonly end: number
  }[]
  /** Places that are marked already. */
  readonly marked: number
}

/** Where some names stand in the texts. Texts stay as they are, so each is looked through once. */
class NamePlaces {
  readonly #find: (text: string) => readonly Place[]
  readonly #known = new Map<TextHash, readonly Place[]>()

  constructor(names: readonly string[]) {
    this.#find = nameFinder(names)
  }

  in(hash: TextHash, text: string): readonly Place[] {
    let places = this.#known.get(hash)
    if (!places) this.#known.set(hash, (places = this.#find(text)))
    return places
  }
}

/** Of how many sets of names it is kept: those of the mention in hand, and of what was in hand before. */
const limit = 4
const kept = new WeakMap<ProjectReader, Map<string, NamePlaces>>()

function placesOf(project: ProjectReader, names: readonly string[]): NamePlaces {
  let sets = kept.get(project)
  if (!sets) kept.set(project, (sets = new Map()))
  const key = JSON.stringify([...names].sort())
  const places = sets.get(key) ?? new NamePlaces(names)
  sets.delete(key)
  sets.set(key, places)
  const [oldest] = sets.keys()
  if (sets.size > limit && oldest !== undefined) sets.delete(oldest)
  return places
}

/**
 * Where the names stand in one article, or in all, told apart by whether a mention overlaps the place already. Yields
 * the share that is done.
 */
export function* findingNames(
  project: ProjectReader,
  names: readonly string[],
  article: ArticleId | null,
): Generator<number, FoundNames> {
  const one = article && project.get('articles', article)
  const articles = article ? (one ? [one] : []) : [...project.all('articles')]
  const of = placesOf(project, names)
  const places: FoundNames['places'][number][] = []
  let marked = 0
  for (const [at, each] of articles.entries()) {
    yield at / articles.length
    const text = project.text(each.textHash)
    if (text === undefined) continue
    const found = of.in(each.textHash, text)
    if (found.length === 0) continue
    const spans = [...project.mentionsIn(each.id)].flatMap(id => {
      const mention = project.get('mentions', id)
      return mention && !isOrphan(mention) ? [mention.span] : []
    })
    for (const { start, end } of found) {
      if (spans.some(span => span.start < end && start < span.end)) marked++
      else places.push({ article: each, text, start, end })
    }
  }
  return { places, marked }
}

/** A mention of the entity for each of the places. Yields the share that is done. */
export function* marking(
  places: FoundNames['places'],
  entity: EntityId,
  mint: () => MentionId,
): Generator<number, readonly SingleBody[]> {
  const operations: SingleBody[] = []
  for (const { article, text, start, end } of places) {
    const span = anchorAt(text, start, end)
    operations.push({ kind: 'mention.create', mention: { id: mint(), article: article.id, span, entity } })
    yield operations.length / places.length
  }
  return operations
}
