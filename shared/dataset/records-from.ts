import { type Offsets, offsetsIn } from '../anchors/offsets'
import { done, failed, type Reply } from '../api/problem'
import type { ArticleId, TextHash } from '../model/ids'
import type { Anchor, Article, Claim, EvidenceLink, Mention, OutlinePart } from '../model/records'
import type { TableRecords } from '../model/tables'
import type { Dataset } from './dataset'
import type { DatasetOutlinePart, DatasetSpan } from './spans'

export interface DatasetRecords {
  readonly tables: { readonly [T in keyof TableRecords]: readonly TableRecords[T][] }
  readonly texts: ReadonlyMap<TextHash, string>
}

/** The records that a dataset of the right shape was made from, offsets in UTF-16 code units again; or each thing it says that is not so. */
export function recordsFrom(dataset: Dataset, sha256: (text: string) => TextHash): Reply<DatasetRecords> {
  const reading = new Reading(dataset, sha256)
  const tables = {
    info: [dataset.project],
    annotators: dataset.annotators,
    ...dataset.scheme,
    articles: dataset.articles.map(article => reading.article(article)),
    entities: dataset.entities,
    claims: dataset.claims.map(claim => reading.claim(claim)),
    mentions: dataset.mentions.map(mention => reading.mention(mention)),
    links: dataset.links.map(link => reading.link(link)),
    decisions: dataset.decisions ?? [],
    adjudications: dataset.adjudications ?? [],
    comments: dataset.comments ?? [],
  }
  const { wrong, texts } = reading
  if (wrong.length === 0) return done({ tables, texts })
  const more = wrong.length > 3 ? ` There are ${wrong.length - 3} more.` : ''
  return failed('damaged', `The dataset has been altered or broken. ${wrong.slice(0, 3).join(' ')}${more}`)
}

interface Marked {
  readonly article: ArticleId
  readonly edition?: TextHash | undefined
}
interface ReadText {
  readonly text: string
  readonly codePoints: Offsets
}

/** Goes through a dataset and collects what is wrong with it, a sentence each. */
class Reading {
  readonly wrong: string[] = []
  readonly texts = new Map<TextHash, string>()
  readonly #sha256: (text: string) => TextHash
  readonly #read = new Map<ArticleId, ReadText>()
  readonly #earlier = new Map<TextHash, ReadText>()
  readonly #meanings: ReadonlyMap<string, string>

  constructor(dataset: Dataset, sha256: (text: string) => TextHash) {
    this.#sha256 = sha256
    for (const { sha256: hash, text } of dataset.editions ?? []) this.#edition(hash, text)
    this.#meanings = new Map(dataset.scheme.stances.map(stance => [stance.id, stance.meaning]))
  }

  #edition(hash: TextHash, text: string): void {
    if (this.#sha256(text) !== hash)
      this.wrong.push(
        `An earlier edition (${hash.slice(0, 8)}…) is not the text that its SHA-256 was taken of.`,
      )
    this.texts.set(hash, text)
    this.#earlier.set(hash, { text, codePoints: offsetsIn(text, 'code-point') })
  }

  article({ text, sha256, outline, ...rest }: Dataset['articles'][number]): Article {
    const what = `Article ${rest.id} (“${shorten(rest.title)}”)`
    if (this.#sha256(text) !== sha256)
      this.wrong.push(`${what}: its text is not the one that its SHA-256 was taken of.`)
    const read = { text, codePoints: offsetsIn(text, 'code-point') }
    this.texts.set(sha256, text)
    this.#read.set(rest.id, read)
    return {
      ...rest,
      textHash: sha256,
      length: text.length,
      outline: outline.map(part => this.#outlinePart(part, read, what)),
    }
  }

  claim({ spans, ...rest }: Dataset['claims'][number]): Claim {
    return { ...rest, spans: this.#anchors(spans, rest, `Claim ${rest.id}`) }
  }

  mention({ span, ...rest }: Dataset['mentions'][number]): Mention {
    const [anchor] = this.#anchors([span], rest, `Mention ${rest.id}`)
    return { ...rest, span: anchor as Anchor }
  }

  link({ meaning, target, ...rest }: Dataset['links'][number]): EvidenceLink {
    const what = `Evidence link ${rest.id}`
    const stanceMeans = this.#meanings.get(rest.stance ?? '') ?? null
    if (meaning !== stanceMeans)
      this.wrong.push(
        `${what} says that it ${meaning ?? 'means nothing'}, its stance ${stanceMeans ?? 'nothing'}.`,
      )
    if (target.kind === 'claim') return { ...rest, target }
    return { ...rest, target: { ...target, spans: this.#anchors(target.spans, target, what) } }
  }

  #anchors(spans: readonly DatasetSpan[], { article, edition }: Marked, what: string): readonly Anchor[] {
    const ofArticle = this.#read.get(article)
    const read = edition === undefined ? ofArticle : this.#earlier.get(edition)
    if (!ofArticle) this.wrong.push(`${what} is in the article ${article}, which is not in the dataset.`)
    else if (!read) this.wrong.push(`${what} is in an earlier edition that is not in the dataset.`)
    return spans.map(span => (read ? this.#quoted(span, read, what) : span))
  }

  #quoted({ startUtf16, endUtf16, ...span }: DatasetSpan, read: ReadText, what: string): Anchor {
    const place = this.#inUtf16({ ...span, startUtf16, endUtf16 }, read, what)
    if (place && read.text.slice(place.start, place.end) !== span.quote) {
      this.wrong.push(
        `${what}: the text from ${span.start} to ${span.end} (code points) is not “${shorten(span.quote)}”.`,
      )
    }
    return { ...span, ...place }
  }

  #outlinePart(
    { startUtf16, endUtf16, ...part }: DatasetOutlinePart,
    read: ReadText,
    what: string,
  ): OutlinePart {
    return { ...part, ...this.#inUtf16({ ...part, startUtf16, endUtf16 }, read, what) }
  }

  /** Code points are what counts; UTF-16 offsets that say otherwise mean that one of the two has been changed. */
  #inUtf16(
    part: Offered,
    { codePoints }: ReadText,
    what: string,
  ): { start: number; end: number } | undefined {
    if (part.end <= part.start || part.end > codePoints.length) {
      this.wrong.push(
        `${what}: there is no span from ${part.start} to ${part.end} (code points) in the text.`,
      )
      return undefined
    }
    const start = codePoints.toUtf16(part.start)
    const end = codePoints.toUtf16(part.end)
    if ((part.startUtf16 ?? start) !== start || (part.endUtf16 ?? end) !== end) {
      this.wrong.push(`${what}: its offsets in code points and in UTF-16 code units are not the same place.`)
    }
    return { start, end }
  }
}

type Offered = Pick<DatasetSpan, 'start' | 'end' | 'startUtf16' | 'endUtf16'>

const shorten = (words: string) => (words.length > 60 ? `${words.slice(0, 57)}…` : words)
