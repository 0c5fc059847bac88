import type { SearchResults } from '#shared/api/views'
import type { Article, Claim, Entity } from '#shared/model/records'
import { isSurePart } from '#shared/search/word-pattern'
import { type SoughtWord, type WordQuery, wordQuery } from '#shared/search/words'
import type { VersionedReader } from '../queries/kept'
import { breather } from '../storage/breathing'
import { Best } from './best'
import { articleScore, claimScore, entityScore, NamedBy, titleScore } from './fields'
import { articleHit, claimHit, entityHit } from './hits'
import { InTexts } from './in-texts'

/**
 * How long a search goes on before it says what it has found so far, in milliseconds; and how long where that is nothing.
 * Where that is all it could say before, it says what it finds at once.
 */
const [portion, atMost] = [24, 40]
/** How many steps it takes at least, so that a small project is searched in one go on however busy a machine. */
const least = 64
/** How many claims, titles or names are looked at in a step, and how many code units of texts: some 40 µs. */
const [together, units] = [128, 32_000]
/** How many steps through the texts are taken for each step through the claims. */
const textsToClaims = 20

/** What is looked at. */
interface Looked {
  readonly entities: Iterable<Entity>
  readonly claims: Iterable<Claim>
  /** Gone through twice. */
  readonly articles: () => Iterable<Article>
  /** How much of it there is, in steps. */
  readonly steps: number
}

/**
 * A search of a project that goes on only while it is asked to: all words, wherever they stand, with or without their
 * accents. It reads the records and texts as they are; nothing is built before it and nothing but what fits is kept.
 */
export class ProjectSearch {
  readonly text: string
  readonly #project: VersionedReader
  readonly #version: number
  readonly #query: WordQuery
  readonly #entities = new Best<Entity>()
  readonly #claims = new Best<Claim>()
  readonly #articles = new Best<Article>()
  /** All that fits, in the order of the project; of entities all that any of the words is a name of. */
  readonly #fit = { entities: [] as Entity[], claims: [] as Claim[], articles: [] as Article[] }
  /** Null when there is nothing left to do. */
  #steps: Generator<undefined> | null
  #looked = 0
  #toLook = 1
  #over = false

  /** `before`: an earlier search. What fits longer words is among what fitted shorter ones, so that typing on costs little. */
  constructor(project: VersionedReader, text: string, before?: ProjectSearch) {
    this.text = text
    this.#project = project
    this.#version = project.version
    this.#query = wordQuery(text)
    this.#steps = this.#all(this.#toLookAt(before ?? this))
  }

  /** Whether it would find the same if it were begun now. */
  isOf(project: VersionedReader, text: string): boolean {
    return this.#project === project && this.text === text && this.#isAsItWas()
  }

  #isAsItWas(): boolean {
    return this.#version === this.#project.version
  }

  #toLookAt(before: ProjectSearch): Looked {
    const project = this.#project
    if (before.#over && before.#project === project && before.#isAsItWas()) {
      const { words } = this.#query
      const isLonger = (part: SoughtWord) => words.some(({ typed }) => isSurePart(part.typed, typed))
      if (before.#query.words.length > 0 && before.#query.words.every(isLonger)) {
        const { claims, articles } = before.#fit
        // No function here holds on to the search before this one, which would hold on to the one before it.
        const parts = before.#query.words
        // A word that is new may be a name of any of them.
        const isKnown = ({ typed }: SoughtWord) => parts.some(part => isSurePart(part.typed, typed))
        const entities = words.every(isKnown) ? before.#fit.entities : project.all('entities')
        const steps = articles.length + claims.length / together
        return { entities, claims, articles: () => articles, steps }
      }
    }
    // As they are: a copy of so many would take longer than the first hits may.
    return {
      entities: project.all('entities'),
      claims: project.all('claims'),
      articles: () => project.all('articles'),
      steps: project.size('articles') + project.size('claims') / together,
    }
  }

  /**
   * Goes on for a little, and gives others their turn meanwhile. False where it was overtaken. Once the project has changed
   * it does not go on: what would be found then is for another to find.
   */
  async advance(overtaken: () => boolean): Promise<boolean> {
    const began = performance.now()
    const toTell = this.#looked > 0 && !this.#hasFinds() ? 0 : portion
    const isTime = () => performance.now() - began < (this.#hasFinds() ? toTell : atMost)
    const breathe = breather()
    for (let step = 0; !this.#over && (step < least || isTime()); step++) {
      if (!this.#isAsItWas()) return true
      if (this.#steps?.next().done ?? true) this.#end()
      const breath = breathe()
      if (breath) await breath
      if (overtaken()) return false
    }
    return true
  }

  #end(): void {
    this.#over = true
    this.#steps = null
  }

  #hasFinds(): boolean {
    return this.#entities.total + this.#claims.total + this.#articles.total > 0
  }

  /** What has been found so far, best first. It is not all where the project has changed, so that it is asked for again. */
  results(limit: number): SearchResults {
    const project = this.#project
    const rows = <R extends Entity | Claim | Article, Row>(best: Best<R>, make: (record: R) => Row) => ({
      total: best.total,
      hits: best.first(limit).map(make),
    })
    return {
      done: this.#over && this.#isAsItWas() ? 1 : Math.min(0.99, this.#looked / Math.max(1, this.#toLook)),
      entities: rows(this.#entities, entity => entityHit(project, entity, this.#query)),
      claims: rows(this.#claims, claim => claimHit(project, claim, this.#query)),
      articles: rows(this.#articles, article => articleHit(project, article, this.#query)),
    }
  }

  *#all({ entities, claims, articles, steps }: Looked): Generator<undefined> {
    if (this.#query.words.length === 0) return
    this.#toLook = steps
    const named = new NamedBy(this.#project, this.#query)
    yield* this.#inNames(entities, named)
    const inTitle = new Set<Article>()
    yield* this.#inTitles(articles(), inTitle)
    const inTexts = new InTexts(this.#project, this.#query)
    // Turn by turn, so that the first of either are there soon; and most turns to the texts, since a word that is in few
    // of them is in few of the quotes, and what a claim quotes has been looked through by the time that it is asked about.
    const inClaims = this.#inClaims(claims, named, inTexts)
    let ofClaims = true
    let turn = 0
    for (const _ of this.#inTexts(articles(), inTitle, inTexts)) {
      yield
      if (!ofClaims || ++turn % textsToClaims !== 0) continue
      ofClaims = !inClaims.next().done
      yield
    }
    if (ofClaims) yield* inClaims
  }

  *#inNames(entities: Iterable<Entity>, named: NamedBy): Generator<undefined> {
    let at = 0
    for (const entity of entities) {
      if (at++ % together === 0) yield
      if (!named.note(entity)) continue
      this.#fit.entities.push(entity)
      const score = entityScore(this.#project, entity, this.#query)
      if (score !== null) this.#entities.add(entity, score)
    }
  }

  *#inTitles(articles: Iterable<Article>, inTitle: Set<Article>): Generator<undefined> {
    let at = 0
    for (const article of articles) {
      if (at++ % together === 0) yield
      const score = titleScore(article, this.#query)
      if (score === null) continue
      inTitle.add(article)
      this.#articles.add(article, score)
    }
  }

  *#inClaims(claims: Iterable<Claim>, named: NamedBy, inTexts: InTexts): Generator<undefined> {
    let [at, through] = [0, 0]
    for (const claim of claims) {
      const isNext = at++ % together === 0
      if (isNext) this.#looked++
      const text = inTexts.quotedBy(claim)
      if (text && !inTexts.knows(text)) through += text.text.length
      if (isNext || through >= units) {
        through = 0
        yield
      }
      const score = claimScore(claim, this.#query, named, inTexts)
      if (score === null) continue
      this.#fit.claims.push(claim)
      this.#claims.add(claim, score)
    }
  }

  *#inTexts(
    articles: Iterable<Article>,
    inTitle: ReadonlySet<Article>,
    inTexts: InTexts,
  ): Generator<undefined> {
    let through = 0
    for (const article of articles) {
      this.#looked++
      if (inTitle.has(article)) {
        this.#fit.articles.push(article)
        continue
      }
      const score = articleScore(article, this.#query, inTexts)
      if (score !== null) {
        this.#fit.articles.push(article)
        this.#articles.add(article, score)
      }
      through += article.length
      if (through >= units) {
        through = 0
        yield
      }
    }
  }
}
