import { readFileSync } from 'node:fs'
import { anchorAt } from '#shared/anchors/anchor'
import { acceptedFrom, wordCount } from '#shared/library/accept'
import type { ArticleId } from '#shared/model/ids'
import type { Anchor } from '#shared/model/records'
import { proposeArticle } from '../../electron/engine/import/propose'
import { hashOfText } from '../../electron/engine/storage/text-hash'
import type { Analyst, Work } from './analysts'
import { type ArticleName, articleFiles, corrections } from './articles'

interface OwnLibrary {
  readonly by: Analyst
  /** What the ids of its articles begin with. */
  readonly ids: string
  /** Another edition of an article than the one in the folder. */
  readonly edition: (name: ArticleName, bytes: Uint8Array) => Uint8Array
}
const ofTheSample: OwnLibrary = { by: 'A', ids: 'article-sample', edition: (_, bytes) => bytes }

/** The sample's articles once they are in the project: ids and texts by short name. */
export class Library {
  readonly #own: OwnLibrary
  readonly #read = new Map<ArticleName, { readonly id: ArticleId; readonly text: string }>()

  constructor(own = ofTheSample) {
    this.#own = own
  }

  /** Imports one article as the window would, with the analyst's corrections. */
  add(work: Work, name: ArticleName, folder: string): void {
    const file = articleFiles[name]
    const { by, ids, edition } = this.#own
    const bytes = edition(name, readFileSync(`${folder}/${file}`))
    const proposed = proposeArticle({ name: file, bytes })
    if (!proposed.ok) throw new Error(proposed.message)
    const { text, ...about } = { ...acceptedFrom(proposed.proposal), ...corrections[name] }
    const textHash = hashOfText(text)
    const id = `${ids}-${file.slice(0, 2)}` as ArticleId
    const article = {
      ...about,
      id,
      textHash,
      length: text.length,
      words: wordCount(text),
      reliability: null,
      credibility: null,
      status: 'new' as const,
      note: '',
    }
    work.project.addText(textHash, text)
    work.perform(by, { kind: 'article.add', article })
    this.#read.set(name, { id, text })
  }

  id(name: ArticleName): ArticleId {
    return this.#article(name).id
  }
  text(name: ArticleName): string {
    return this.#article(name).text
  }

  /** The places of the words in the article. Each must stand there exactly once, so that none is marked by mistake. */
  spans(name: ArticleName, words: readonly string[]): Anchor[] {
    const text = this.text(name)
    return words.map(quote => {
      const start = text.indexOf(quote)
      if (start < 0 || text.includes(quote, start + 1)) {
        throw new Error(
          `${articleFiles[name]}: “${quote}” stands there ${start < 0 ? 'nowhere' : 'more than once'}`,
        )
      }
      return anchorAt(text, start, start + quote.length)
    })
  }

  #article(name: ArticleName) {
    const article = this.#read.get(name)
    if (!article) throw new Error(`${name} has not been added`)
    return article
  }
}
