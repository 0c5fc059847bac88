import { quoteOf } from '#shared/anchors/anchor'
import { isOrphan } from '#shared/anchors/orphan'
import type { EntityId, LabelId, TextHash } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import type { Article, Claim, Entity } from '#shared/model/records'
import { folded, type TextKind } from '#shared/search/folding'
import { type Standing, standing } from '#shared/search/standing'
import type { SoughtWord, WordQuery } from '#shared/search/words'
import { textKind } from '../queries/kept'
import { count } from '../queries/lists'
import { nowhere, scoreOf } from './scores'

/* In which fields the words of a query stand, and how well: a score, or null where a word does not occur. */

/** Which entities and labels each word is a name of, so that a claim that names one is found by its name. */
export class NamedBy {
  readonly #entities = new Map<SoughtWord, Set<EntityId>>()
  readonly #labels = new Map<SoughtWord, Set<LabelId>>()
  readonly #query: WordQuery

  constructor(project: ProjectReader, query: WordQuery) {
    this.#query = query
    const labels = [...project.all('labels')]
    for (const word of query.words) {
      this.#entities.set(word, new Set())
      this.#labels.set(word, new Set(labels.filter(({ name }) => word.in(name)).map(({ id }) => id)))
    }
  }

  /** Whether any of the words is a name of the entity, which is known from then on. */
  note({ id, name, aliases }: Entity): boolean {
    let noted = false
    for (const word of this.#query.words) {
      if (!word.in(name) && !aliases.some(alias => word.in(alias))) continue
      this.#entities.get(word)?.add(id)
      noted = true
    }
    return noted
  }

  has(word: SoughtWord, { label, entities, attribution }: Claim): boolean {
    const named = this.#entities.get(word)
    if (label !== null && this.#labels.get(word)?.has(label)) return true
    if (!named || named.size === 0) return false
    return (
      entities.some(id => named.has(id)) || (attribution?.entity != null && named.has(attribution.entity))
    )
  }
}

/** Which of the words are in the articles’ texts: each text is looked through once, for itself and for all that is quoted of it. */
export class InTexts {
  readonly #project: ProjectReader
  readonly #query: WordQuery
  /** A bit for each word of the query. */
  readonly #known = new Map<TextHash, number>()

  constructor(project: ProjectReader, query: WordQuery) {
    this.#project = project
    this.#query = query
  }

  knows({ textHash }: Article): boolean {
    return this.#known.has(textHash)
  }

  has(word: SoughtWord, { textHash }: Article): boolean {
    let bits = this.#known.get(textHash)
    if (bits === undefined) this.#known.set(textHash, (bits = this.#look(textHash)))
    return (bits & (1 << this.#query.words.indexOf(word))) !== 0
  }

  #look(hash: TextHash): number {
    const text = this.#project.text(hash) ?? ''
    const kind = textKind(this.#project, hash)
    return this.#query.words.reduce((bits, word, at) => (word.in(text, kind) ? bits | (1 << at) : bits), 0)
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
export function articleScore(
  project: ProjectReader,
  article: Article,
  query: WordQuery,
  inTexts: InTexts,
): number | null {
  const text = project.text(article.textHash)
  if (text === undefined) return null
  let all = true
  for (const word of query.words) {
    if (inTexts.has(word, article)) continue
    if (!word.in(article.title) && !word.in(article.source)) return null
    all = false
  }
  return scoreOf(all ? 2 : 3, best(text, query, textKind(project, article.textHash)))
}

/** Where all words are in what the claim says, or in what is said about it; or name its label or an entity of it. */
export function claimScore(
  project: ProjectReader,
  claim: Claim,
  query: WordQuery,
  named: NamedBy,
  inTexts: InTexts,
): number | null {
  const { wording, attribution, note } = claim
  const quote = quoteOf(claim.spans)
  const article = articleQuoted(project, claim)
  const kind = article && textKind(project, article.textHash)
  let [inWording, inQuote, field] = [wording !== '', true, 2]
  for (const word of query.words) {
    // What is not in the text is in none of its quotes; several spans have “…” between them, which may not be in the text.
    const quoted = (!article || claim.spans.length > 1 || inTexts.has(word, article)) && word.in(quote, kind)
    const worded = wording !== '' && word.in(wording)
    inQuote &&= quoted
    inWording &&= worded
    if (quoted || worded || (attribution && word.in(attribution.name))) continue
    if (note !== '' && word.in(note)) field = Math.max(field, 3)
    else if (named.has(word, claim)) field = 4
    else return null
  }
  if (inWording) return scoreOf(0, best(wording, query))
  if (inQuote) return scoreOf(wording === '' ? 0 : 1, best(quote, query, kind))
  return scoreOf(field, best(wording || quote, query))
}

/** The article whose text a claim quotes; undefined where it has lost its place in it. */
export const articleQuoted = (project: ProjectReader, claim: Claim): Article | undefined =>
  isOrphan(claim) ? undefined : project.get('articles', claim.article)
