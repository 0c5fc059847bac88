import { type Random, seededRandom } from '../agreement/seeded-random'

/*
 * Articles and their corrected editions, made by edits that are followed word by word: where a span truly is in the
 * corrected edition is known, so that a placement can be judged.
 */

/** A word keeps its identity while it is corrected, and loses it where it is removed or written anew. */
interface Word {
  readonly id: number
  readonly text: string
}
interface Sentence {
  readonly words: Word[]
  /** Copied elsewhere in the article: from then on nobody could tell its removal from its being moved. */
  copied: boolean
}
type Paragraph = Sentence[]

export interface EditedArticle {
  readonly from: string
  readonly to: string
  /** Where each word of the old edition stands in it, in UTF-16 code units. */
  readonly words: readonly { readonly id: number; readonly start: number; readonly end: number }[]
  /** Where it stands in the corrected one. */
  readonly truth: ReadonlyMap<number, { readonly start: number; readonly end: number }>
  readonly edits: readonly string[]
}

const vocabulary =
  `the of to and in a for on that with said by is was from as at has it be were are an which this their will not or had
  who about after more over official officials soldiers troops ministry defence region border north army front city
  people killed wounded according report reported statement week month Monday Tuesday government president spokesman
  source intelligence estimate number sent trained equipment support agreement pact denied confirmed claimed million
  tonnes shells missiles workers factory harbour port ship rail bridge 4,000 11,000 10,000 600 2024 2025 café naïve
  Brücke 会議 😀 don’t`.split(/\s+/)
const boilerplate = 'The ministry did not reply to a request for comment'.split(' ')

export class EditionMaker {
  readonly #random: Random
  #next = 0

  constructor(seed: number) {
    this.#random = seededRandom(seed)
  }

  /** An article of `paragraphs` paragraphs, with sentences that resemble or repeat each other, and a corrected edition. */
  make(paragraphs: number, mostEdits: number, copies = true): EditedArticle {
    const article = Array.from({ length: paragraphs }, () => this.#paragraph())
    this.#repeatSome(article)
    const old = render(article, () => ' ')
    const edits: string[] = []
    const count = this.below(mostEdits + 1)
    // Copies are made first: a copy of what was corrected before is no lookalike of the old edition.
    const names = Array.from({ length: count }, () =>
      this.pick(copies ? editNames : editNames.slice(0, 10)),
    ).sort((a, b) => Number(b.startsWith('copy')) - Number(a.startsWith('copy')))
    for (const name of names) {
      this.#edit(article, name)
      edits.push(name)
    }
    if (this.below(40) === 0) {
      edits.push('rewrite all')
      for (const paragraph of article) for (const sentence of paragraph) this.#rewrite(sentence)
    }
    const wrapped = this.below(10) === 0
    const fresh = render(article, () => (wrapped && this.below(9) === 0 ? '\n' : ' '))
    return { from: old.text, to: fresh.text, words: old.words, truth: byId(fresh.words), edits }
  }

  below(limit: number): number {
    return Math.floor(this.#random() * limit)
  }
  pick<V>(values: readonly V[]): V {
    return values[this.below(values.length)] as V
  }

  #word(text = this.#random() < 0.5 ? this.pick(vocabulary) : this.#common()): Word {
    return { id: this.#next++, text }
  }
  /** Few words make up most of a text. */
  #common(): string {
    return vocabulary[Math.floor(this.#random() ** 3 * vocabulary.length)] as string
  }
  #sentence(words = Array.from({ length: 3 + this.below(22) }, () => this.#word())): Sentence {
    return { words, copied: false }
  }
  #paragraph(): Paragraph {
    return Array.from({ length: 1 + this.below(5) }, () => this.#sentence())
  }

  #repeatSome(article: Paragraph[]): void {
    for (const paragraph of article) {
      const last = paragraph.at(-1)
      if (last && this.below(8) === 0) {
        const again = this.#sentence(last.words.map(word => this.#word(word.text)))
        if (this.below(2) === 0) this.#changeFigure(again)
        paragraph.push(again)
      }
      if (this.below(6) === 0) paragraph.push(this.#sentence(boilerplate.map(word => this.#word(word))))
    }
  }

  #edit(article: Paragraph[], name: EditName): void {
    const paragraph = this.pick(article)
    const sentence = this.pick(paragraph)
    const at = this.below(sentence?.words.length ?? 0)
    if (!sentence) return
    switch (name) {
      case 'insert words':
        sentence.words.splice(at, 0, ...Array.from({ length: 1 + this.below(3) }, () => this.#word()))
        return
      case 'delete words':
        sentence.words.splice(at, Math.min(1 + this.below(3), sentence.copied ? 1 : 3))
        return
      case 'replace words':
        for (let i = at; i <= at + this.below(3); i++) this.#replace(sentence, i, this.pick(vocabulary))
        return
      case 'correct a word':
        this.#replace(sentence, at, `${sentence.words[at]?.text ?? ''}s`)
        return
      case 'change figures':
        this.#changeFigure(sentence)
        return
      case 'insert a sentence':
        if (!isCopied(paragraph)) paragraph.splice(this.below(paragraph.length + 1), 0, this.#sentence())
        return
      case 'insert a paragraph':
        article.splice(this.below(article.length + 1), 0, this.#paragraph())
        return
      case 'delete a sentence':
        if (!sentence.copied) paragraph.splice(paragraph.indexOf(sentence), 1)
        return
      case 'rewrite a sentence':
        if (!sentence.copied) this.#rewrite(sentence)
        return
      case 'move a paragraph':
        if (isCopied(paragraph)) return
        article.splice(article.indexOf(paragraph), 1)
        article.splice(this.below(article.length + 1), 0, paragraph)
        return
      case 'copy a sentence nearby':
        if (!isCopied(paragraph)) paragraph.splice(this.below(paragraph.length + 1), 0, this.#copy(sentence))
        return
      case 'copy a sentence far off':
        if (!isCopied(paragraph)) this.pick(article).push(this.#copy(sentence))
        return
      case 'copy a paragraph':
        article.splice(
          this.below(article.length + 1),
          0,
          paragraph.map(each => this.#copy(each)),
        )
        return
      case 'copy into a correction': {
        const note = 'Correction an earlier version of this article said that'.split(' ')
        const copy = this.#copy(sentence)
        article.push([this.#sentence([...note.map(word => this.#word(word)), ...copy.words])])
        this.#changeFigure(sentence)
        return
      }
    }
  }

  #copy(sentence: Sentence): Sentence {
    sentence.copied = true
    const copy = { words: sentence.words.map(word => this.#word(word.text)), copied: true }
    if (this.below(3) === 0) this.#changeFigure(copy)
    return copy
  }
  /** The same words in the same place, one of them another figure. */
  #changeFigure(sentence: Sentence): void {
    const figures = sentence.words.flatMap((word, i) => (/\d/.test(word.text) ? [i] : []))
    const at = figures.length > 0 ? this.pick(figures) : this.below(sentence.words.length)
    this.#replace(sentence, at, `${1 + this.below(98)},${100 + this.below(900)}`)
  }
  #replace(sentence: Sentence, at: number, text: string): void {
    const word = sentence.words[at]
    if (word) sentence.words[at] = { id: word.id, text }
  }
  #rewrite(sentence: Sentence): void {
    sentence.words.splice(0, sentence.words.length, ...this.#sentence().words)
  }
}

const editNames = [
  'insert words',
  'delete words',
  'replace words',
  'correct a word',
  'change figures',
  'insert a sentence',
  'insert a paragraph',
  'delete a sentence',
  'rewrite a sentence',
  'move a paragraph',
  'copy a sentence nearby',
  'copy a sentence far off',
  'copy a paragraph',
  'copy into a correction',
] as const
type EditName = (typeof editNames)[number]

/** What was copied keeps its place: where it moved or was taken apart, a copy would be the likelier original. */
function isCopied(paragraph: Paragraph): boolean {
  return paragraph.some(({ copied }) => copied)
}

type Placed = { id: number; start: number; end: number }

function render(article: readonly Paragraph[], space: () => string): { text: string; words: Placed[] } {
  const parts: string[] = []
  const words: Placed[] = []
  let length = 0
  const write = (part: string) => {
    parts.push(part)
    length += part.length
  }
  for (const paragraph of article) {
    if (length > 0) write('\n\n')
    paragraph.forEach((sentence, s) => {
      if (s > 0) write(space())
      sentence.words.forEach((word, w) => {
        if (w > 0) write(space())
        words.push({ id: word.id, start: length, end: length + word.text.length })
        write(word.text)
      })
      if (sentence.words.length > 0) write('.')
    })
  }
  return { text: parts.join(''), words }
}

function byId(words: readonly Placed[]): Map<number, { start: number; end: number }> {
  return new Map(words.map(({ id, start, end }) => [id, { start, end }]))
}
