import { isOrphan } from '#shared/anchors/orphan'
import type { ArticleId } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import type { Article, Claim } from '#shared/model/records'
import { mostWords, type WordQuery } from '#shared/search/words'
import { type KnownText, type KnownTexts, knownTexts } from '../queries/kept'

/**
 * Which words of a query are in the articles’ texts: each text is looked through once for each word, when that is first
 * asked for, whether for the article itself or for what is quoted of it.
 */
export class InTexts {
  readonly #project: ProjectReader
  readonly #query: WordQuery
  readonly #texts: KnownTexts
  /** By the number of the text, a bit for each word: whether it has been looked for, and above those whether it is there. */
  readonly #bits: number[] = []
  /** The article that was asked about last: claims of one article mostly stand together. */
  #last: ArticleId | undefined
  #lastText: KnownText | undefined

  constructor(project: ProjectReader, query: WordQuery) {
    this.#project = project
    this.#query = query
    this.#texts = knownTexts(project)
  }

  /** The article’s text; undefined where the project has it not. */
  of({ textHash }: Article): KnownText | undefined {
    return this.#texts.of(textHash)
  }

  /** The text that a claim quotes; undefined where it has lost its place in it. */
  quotedBy(claim: Claim): KnownText | undefined {
    if (isOrphan(claim)) return undefined
    if (claim.article !== this.#last) {
      const article = this.#project.get('articles', claim.article)
      this.#lastText = article && this.of(article)
      this.#last = claim.article
    }
    return this.#lastText
  }

  /** Whether the text has been looked through before. */
  knows({ number }: KnownText): boolean {
    return this.#bits[number] !== undefined
  }

  /** Whether the word at that place of the query is in the text. */
  has({ number, text, kind }: KnownText, at: number): boolean {
    let bits = this.#bits[number] ?? 0
    if ((bits & (1 << at)) === 0) {
      bits |= 1 << at
      if (this.#query.words[at]?.in(text, kind)) bits |= 1 << (at + mostWords)
      this.#bits[number] = bits
    }
    return (bits & (1 << (at + mostWords))) !== 0
  }
}
