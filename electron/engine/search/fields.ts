import { quoteOf } from '#shared/anchors/anchor'
import type { EntityId, LabelId } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import type { Article, Claim, Entity } from '#shared/model/records'
import { folded, type TextKind } from '#shared/search/folding'
import { type Standing, standing } from '#shared/search/standing'
import type { SoughtWord, WordQuery } from '#shared/search/words'
import { count } from '../queries/lists'
import type { InTexts } from './in-texts'
import { nowhere, scoreOf } from './scores'

/* In which fields the words of a query stand, and how well: a score, or null where a word does not occur. */

/** Which entities and labels each word is a name of, so that a claim that names one is found by its name. */
export class NamedBy {
  /** By the place of the word in the query. */
  readonly #entities: readonly Set<EntityId>[]
  readonly #labels: readonly ReadonlySet<LabelId>[]
  readonly #query: WordQuery

  constructor(project: ProjectReader, query: WordQuery) {
    this.#query = query
    const labels = [...project.all('labels')]
    this.#entities = query.words.map(() => new Set())
    this.#labels = query.words.map(
      word => new Set(labels.filter(({ name }) => word.in(name)).map(({ id }) => id)),
    )
  }

  /** Whether any of the words is a name of the entity, which is known from then on. */
  note({ id, name, aliases }: Entity): boolean {
    let noted = false
    for (const [at, word] of this.#query.words.entries()) {
      if (!word.in(name) && !aliases.some(alias => word.in(alias))) continue
      this.#entities[at]?.add(id)
      noted = true
    }
    return noted
  }

  /** Whether the claim names what the word at that place of the query is a name of. */
  has(at: number, claim: Claim): boolean {
    const labels = this.#labels[at]
    if (labels && labels.size > 0 && claim.label !== null && labels.has(claim.label)) return true
    const named = this.#entities[at]
    if (!named || named.size === 0) return false
    const { entities, attribution } = claim
    return (
      entities.some(id => named.has(id)) || (attribution?.entity != null && named.has(attribution.entity))
    )
  }
}

const best = (text: string, query: WordQuery, kind?: TextKind): Standing =>
  standing(text, query, kind) ?? nowhere

/** The name as it was typed, then in the name, then in another name. */
export function entityScore(project: ProjectReader, entity: Entity, query: WordQuery): number | null {
  const { id, name, aliases } = entity
  if (!query.matches(name, ...aliases)) return null
  const mentions = 2 ** 27 - Math.min(count(project.mentionsOf(id)), 2 ** 27)
  const place = (field: number, text: string) =>
    scoreOf(field, { unfit: best(text, query).unfit, start: mentions, end: mentions })
  const typed = query.words.map(word => folded(word.typed)).join(' ')
  if ([name, ...aliases].some(each => folded(each.trim()) === typed)) return place(0, name)
  if (query.matches(name)) return place(1, name)
  const alias = aliases.find(each => query.matches(each))
  return alias === undefined ? scoreOf(3, nowhere) : place(2, alias)
}

/** Where all words are in title and source. */
export function titleScore({ title, source }: Article, query: WordQuery): number | null {
  let field = 0
  for (const word of query.words) {
    if (word.in(title)) continue
    if (!word.in(source)) return null
    field = 1
  }
  return scoreOf(field, best(title, query))
}

/** Where all words are in the text, or some of them only in title and source. */
export function articleScore(article: Article, query: WordQuery, inTexts: InTexts): number | null {
  const text = inTexts.of(article)
  if (!text) return null
  let all = true
  for (const [at, word] of query.words.entries()) {
    if (inTexts.has(text, at)) continue
    if (!word.in(article.title) && !word.in(article.source)) return null
    all = false
  }
  return scoreOf(all ? 2 : 3, best(text.text, query, text.kind))
}

/** Where all words are in what the claim says, or in what is said about it; or name its label or an entity of it. */
export function claimScore(claim: Claim, query: WordQuery, named: NamedBy, inTexts: InTexts): number | null {
  const { wording, attribution, note } = claim
  const text = inTexts.quotedBy(claim)
  const kind = text?.kind
  const { words } = query
  let quote: string | undefined
  let [inWording, inQuote, field] = [wording !== '', true, 2]
  // Most claims have none of the words: what that takes is what a search takes.
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as SoughtWord
    // What is not in the text is in none of its quotes; several spans have “…” between them, which may not be in the text.
    const quoted =
      (!text || claim.spans.length > 1 || inTexts.has(text, at)) &&
      word.in((quote ??= quoteOf(claim.spans)), kind)
    const worded = wording !== '' && word.in(wording)
    inQuote &&= quoted
    inWording &&= worded
    if (quoted || worded || (attribution !== null && word.in(attribution.name))) continue
    if (note !== '' && word.in(note)) field = Math.max(field, 3)
    else if (named.has(at, claim)) field = 4
    else return null
  }
  quote ??= quoteOf(claim.spans)
  if (inWording) return scoreOf(0, best(wording, query))
  if (inQuote) return scoreOf(wording === '' ? 0 : 1, best(quote, query, kind))
  return scoreOf(field, best(wording || quote, query))
}
