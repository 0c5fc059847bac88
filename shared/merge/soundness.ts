import { anchorsProblem } from '../anchors/anchor'
import { placeOf } from '../compare/differences'
import type { ArticleId, TextHash } from '../model/ids'
import type { Anchor, Article, Claim, EvidenceLink, Mention } from '../model/records'
import type { AnyRecord, TableName } from '../model/tables'
import { partsOf, withPart } from './field-rules'
import { redirected, referencesOfPart, withoutReference } from './part-references'
import type { Meetings } from './three-way'
import { type Side, unitKey } from './unit'

/** What is done so that nothing refers to what is not there. */
export interface Consequence {
  /** The unit that it was done to. */
  readonly key: string
  /** `brought`: it is there because something that was chosen needs it. `left-out`: it cannot be without what is not there. `turned`: its reference leads elsewhere now, or nowhere. `orphaned`: its article has another text now. */
  readonly what: 'brought' | 'left-out' | 'turned' | 'orphaned'
  /** The record that made it so. */
  readonly because: string
}

/** How many records are looked at between two breaths. */
const pace = 256

/** Merged records on their way to being sound: whatever refers to what is not there is turned or left out. */
export class Soundness {
  readonly #records: Map<string, AnyRecord | null>
  readonly #meetings: Meetings
  readonly #mine: Side
  readonly #theirs: Side
  readonly #text: (hash: TextHash) => string | undefined
  readonly #consequences: Consequence[]

  constructor(
    records: Map<string, AnyRecord | null>,
    meetings: Meetings,
    [mine, theirs]: readonly [Side, Side],
    text: (hash: TextHash) => string | undefined,
    consequences: Consequence[],
  ) {
    this.#records = records
    this.#meetings = meetings
    this.#mine = mine
    this.#theirs = theirs
    this.#text = text
    this.#consequences = consequences
  }

  /** Sees to it. Yields now and then. */
  *make(): Generator<undefined, void> {
    let seen = 0
    for (let changed = true; changed; ) {
      changed = false
      for (const [key, record] of this.#records) {
        if (++seen % pace === 0) yield
        if (!record) continue
        const sound = this.#sound(key, record)
        if (sound === record) continue
        this.#records.set(key, sound)
        changed = true
      }
    }
  }

  #sound(key: string, record: AnyRecord): AnyRecord | null {
    const { table, id } = placeOf(key)
    let sound = record
    for (const [part, value] of partsOf(table, record)) {
      for (const { to, needed } of referencesOfPart(table, part, value)) {
        if (this.#isThere(to)) continue
        if (needed) return this.#leftOut(key, to)
        sound = turned(table, sound, part, value, this.#redirectOf(to))
        this.#consequences.push({ key: unitKey(table, id, part), what: 'turned', because: to })
      }
    }
    return this.#inItsEdition(key, table, sound)
  }

  #leftOut(key: string, because: string): null {
    this.#consequences.push({ key, what: 'left-out', because })
    return null
  }

  #isThere(key: string): boolean {
    const made = this.#records.get(key)
    if (made !== undefined) return made !== null
    const { table, id } = placeOf(key)
    return this.#mine.state.get(table, id) !== undefined
  }

  /** What stands where the record stood, by whoever merged it, step by step. */
  #redirectOf(key: string): string | undefined {
    const seen = new Set<string>()
    let into: string | undefined = key
    while (into !== undefined && !seen.has(into) && (into === key || !this.#isThere(into))) {
      seen.add(into)
      into = this.#mine.redirects.get(into) ?? this.#theirs.redirects.get(into)
    }
    return into !== undefined && this.#isThere(into) ? into : undefined
  }

  /**
   * The record as an orphan, where the article that it is in has come to another edition than the one that it was made
   * in: its spans lead into that one until somebody places them. Null where no edition says what it quotes.
   */
  #inItsEdition(key: string, table: TableName, record: AnyRecord): AnyRecord | null {
    const marked = spansOf(table, record)
    if (!marked) return record
    const where = `articles/${marked.article}`
    const article = this.#stateOf(where)
    const met = this.#meetings.get(where)
    // Only where the text itself is in question: what was sound on either side is sound here.
    if (!article || !(met?.parts.has('text') || met?.conflict === 'added-differently')) return record
    if (this.#fits(article.textHash, marked) && marked.edition === undefined) return record
    if (marked.edition !== undefined && this.#fits(marked.edition, marked)) return record
    const editions = [met.mine, met.theirs, met.base].map(each => (each as Article | undefined)?.textHash)
    const edition = editions.find(hash => hash !== undefined && this.#fits(hash, marked))
    if (edition === undefined) return this.#leftOut(key, where)
    this.#consequences.push({ key, what: 'orphaned', because: where })
    return inEdition(table, record, edition)
  }

  #stateOf(key: string): Article | undefined {
    const { id } = placeOf(key)
    return (this.#records.get(key) ?? this.#mine.state.get('articles', id)) as Article | undefined
  }

  #fits(hash: TextHash, { spans }: Marked): boolean {
    const text = this.#text(hash)
    return text !== undefined && anchorsProblem(text, spans) === undefined
  }
}

interface Marked {
  readonly article: ArticleId
  readonly spans: readonly Anchor[]
  readonly edition: TextHash | undefined
}

/** The words that a record marks, or leads to. */
function spansOf(table: TableName, record: AnyRecord): Marked | undefined {
  if (table === 'claims') {
    const { article, spans, edition } = record as Claim
    return { article, spans, edition }
  }
  if (table === 'mentions') {
    const { article, span, edition } = record as Mention
    return { article, spans: [span], edition }
  }
  if (table !== 'links') return undefined
  const { target } = record as EvidenceLink
  return target.kind === 'span' ? { ...target, edition: target.edition } : undefined
}

function inEdition(table: TableName, record: AnyRecord, edition: TextHash): AnyRecord {
  if (table !== 'links') return { ...record, edition } as AnyRecord
  const link = record as EvidenceLink
  return { ...link, target: { ...link.target, edition } } as AnyRecord
}

function turned(
  table: TableName,
  record: AnyRecord,
  part: string,
  value: unknown,
  into: string | undefined,
): AnyRecord {
  const id = into === undefined ? undefined : placeOf(into).id
  const instead = id === undefined ? withoutReference(table, part, value) : redirected(table, part, value, id)
  const without = withPart(table, record, part, instead)
  const dot = part.indexOf('.')
  if (id === undefined || dot < 0 || instead !== null) return without
  const other = `${part.slice(0, dot)}.${id}`
  return partsOf(table, without).has(other) ? without : withPart(table, without, other, value)
}
