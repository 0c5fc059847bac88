import type { LayerReader } from '#shared/adjudication/layers'
import type { AnnotatorId, ArticleId, ClaimId, LinkId, MentionId } from '#shared/model/ids'
import type { Claim, EvidenceLink, Mention } from '#shared/model/records'
import type { IdOf, TableName, TableRecords } from '#shared/model/tables'

const layered: ReadonlySet<TableName> = new Set(['claims', 'mentions', 'links'])

/**
 * The annotations of a project and of a teammate's version of it together, each annotator's as they have them
 * themselves: what the teammates signed as it is in theirs, everything else as it is in mine. Offsets into two texts
 * cannot be held against each other: of an article that has another text in theirs, theirs count as far as they have
 * come into mine, and stand in its text.
 */
export class BothLayers implements LayerReader {
  readonly #mine: LayerReader
  readonly #theirs: LayerReader
  readonly #them: ReadonlySet<AnnotatorId>

  constructor(mine: LayerReader, theirs: LayerReader, them: ReadonlySet<AnnotatorId>) {
    this.#mine = mine
    this.#theirs = theirs
    this.#them = them
  }

  get<T extends TableName>(table: T, id: IdOf<T>): TableRecords[T] | undefined {
    const [mine, theirs] = [this.#mine.get(table, id), this.#theirs.get(table, id)]
    if (!layered.has(table)) return mine ?? theirs
    if (theirs && this.#isTheirs(theirs))
      return this.#placesOf(table, theirs).every(article => this.#isOneText(article)) ? theirs : mine
    return mine && !this.#isTheirs(mine) ? mine : undefined
  }

  /** The articles that an annotation of theirs has offsets into. */
  #placesOf(table: TableName, record: TableRecords[TableName]): readonly ArticleId[] {
    if (table !== 'links') return [(record as Claim | Mention).article]
    const { claim, target } = record as EvidenceLink
    const from = this.#theirs.get('claims', claim)?.article
    return [...(from ? [from] : []), ...(target.kind === 'span' ? [target.article] : [])]
  }

  /** Whether an article has another text in theirs than in mine. */
  hasOtherTexts(): boolean {
    return [...this.#theirs.all('articles')].some(({ id }) => !this.#isOneText(id))
  }

  #isOneText(article: ArticleId): boolean {
    const here = this.#mine.get('articles', article)
    return here === undefined || here.textHash === this.#theirs.get('articles', article)?.textHash
  }
  all<T extends TableName>(table: T): Iterable<TableRecords[T]> {
    return this.#mine.all(table)
  }
  claimsIn(article: ArticleId): Iterable<ClaimId> {
    return this.#known('claims', this.#mine.claimsIn(article), this.#theirs.claimsIn(article))
  }
  mentionsIn(article: ArticleId): Iterable<MentionId> {
    return this.#known('mentions', this.#mine.mentionsIn(article), this.#theirs.mentionsIn(article))
  }
  linksOf(claim: ClaimId): Iterable<LinkId> {
    return this.#known('links', this.#mine.linksOf(claim), this.#theirs.linksOf(claim))
  }

  *#known<T extends 'claims' | 'mentions' | 'links'>(
    table: T,
    mine: Iterable<IdOf<T>>,
    theirs: Iterable<IdOf<T>>,
  ): Generator<IdOf<T>> {
    for (const id of new Set([...mine, ...theirs])) if (this.get(table, id)) yield id
  }

  #isTheirs(record: object): boolean {
    const { by } = (record as { readonly created: { readonly by: AnnotatorId } }).created
    return this.#them.has(by)
  }
}
