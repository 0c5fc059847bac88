import { quoteOf } from '#shared/anchors/anchor'
import { placed } from '#shared/anchors/orphan'
import { keyOf } from '#shared/compare/differences'
import { type Mark, markKey, marksIn } from '#shared/editions/marks'
import type { TextHash } from '#shared/model/ids'
import { inQuotes } from '#shared/model/in-quotes'
import type { ProjectReader } from '#shared/model/project'
import type { Anchor, Article, Claim, EvidenceLink, Mention } from '#shared/model/records'
import type { AnyRecord, TableName } from '#shared/model/tables'
import { short } from '#shared/operations/short'
import type { Readers } from '../apart/readers'
import { type Placed, placementsIn } from '../editions/placements'
import type { Mapping } from './mapping'

/** What became of one thing that they marked in another edition of an article. */
export interface SpanHere extends Placed {
  /** The text that its own spans lead into. */
  readonly edition: TextHash
}

/** Where what they marked in other editions of our articles stands in ours. */
export interface EditionSpans {
  /** By record key; their claims, mentions and links go by their own ids here. */
  readonly here: ReadonlyMap<string, SpanHere>
  /** What a reviewer is told of each such article, as sentences. */
  readonly notes: readonly string[]
}

/**
 * Looks up, in the reader’s process, where the marks of each article that is here in another edition stand in ours.
 * Where that takes too long they have no place, which is told: nothing is dropped, and nothing is guessed.
 */
export async function editionSpans(
  theirs: ProjectReader,
  { parts }: Pick<Mapping, 'parts'>,
  mine: ProjectReader,
  readers: Readers,
  signal: AbortSignal,
): Promise<EditionSpans> {
  const here = new Map<string, SpanHere>()
  const notes: string[] = []
  for (const article of theirs.all('articles')) {
    const part = parts.get(keyOf('articles', article.id))
    const ours = part && part.how !== 'new' ? mine.get('articles', part.id as never) : undefined
    const text = ours && ours.textHash !== article.textHash ? mine.text(ours.textHash) : undefined
    if (ours === undefined || text === undefined) continue
    const found = await placementsIn(theirs, readers, article, text, signal)
    if (signal.aborted) break
    const marks = found.ok ? found.value : unplaced(theirs, article)
    for (const each of marks)
      here.set(markKey(each.mark), { ...each, edition: each.mark.edition ?? article.textHash })
    const why = found.ok ? null : found.problem.code === 'missing' ? 'missing' : 'late'
    notes.push(...notesOn(ours, marks, why))
  }
  return { here, notes }
}

const unplaced = (theirs: ProjectReader, article: Article): Placed[] =>
  [...marksIn(theirs, article.id)].map(mark => ({
    mark,
    placement: { outcome: 'orphaned', reason: 'gone', lookalikes: [] },
  }))

/** The record with its spans where they stand in our edition; as an orphan of theirs where they have no place in it. */
export function inOurEdition(table: TableName, record: AnyRecord, { here }: EditionSpans): AnyRecord {
  const found = here.get(keyOf(table, record.id))
  if (!found) return record
  const { placement, edition } = found
  if (placement.outcome === 'orphaned')
    return table === 'links' ? onTarget(record, target => ({ ...target, edition })) : { ...record, edition }
  const { spans } = placement
  if (table === 'claims') return { ...placed(record as Claim), spans }
  if (table === 'mentions') return { ...placed(record as Mention), span: spans[0] as Anchor }
  return onTarget(record, target => ({ ...placed(target), spans }))
}

type SpanTarget = Extract<EvidenceLink['target'], { readonly kind: 'span' }>

function onTarget(record: AnyRecord, change: (target: SpanTarget) => SpanTarget): AnyRecord {
  const link = record as EvidenceLink
  return link.target.kind === 'span' ? { ...link, target: change(link.target) } : link
}

/** What became of it, in a sentence; none where it says the same at the same place. */
export function spanInWords({ mark, placement }: SpanHere): string | null {
  const theirs = quoted(mark)
  switch (placement.outcome) {
    case 'exact':
      return null
    case 'moved':
      return 'The edition of the article here has the same words elsewhere.'
    case 'fuzzy':
      return `The edition of the article here has other words there: ${theirs} is ${inQuotes(short(quoteOf(placement.spans)))} (${Math.floor(placement.score * 100)} % alike).`
    case 'orphaned': {
      const places = placement.lookalikes.length
      const why =
        placement.reason === 'gone'
          ? `does not have ${theirs}`
          : `may have ${theirs} in ${places === 1 ? 'a place that is in doubt' : `any of ${places} places`}`
      return `The edition of the article here ${why}: it has no place there, and waits among the orphaned spans.`
    }
  }
}

const mostQuoted = 20
const whyUnread = {
  late: 'The two editions take too long to compare.',
  missing: 'A text that they marked is missing in the file.',
} as const

function notesOn(
  { title }: Article,
  marks: readonly Placed[],
  unread: keyof typeof whyUnread | null,
): string[] {
  const orphans = marks.filter(({ placement }) => placement.outcome === 'orphaned')
  const reworded = marks.filter(({ placement }) => placement.outcome === 'fuzzy').length
  const placedCount = marks.length - orphans.length
  const name = inQuotes(short(title))
  const known = `${name} is here in another edition, whose text stays. Of ${marks.length} spans ${placedCount} have a place in it${reworded > 0 ? `, ${reworded} of them in other words` : ''}.`
  if (unread) return [`${known} ${whyUnread[unread]}`]
  if (orphans.length === 0) return [known]
  const quotes = orphans.slice(0, mostQuoted).map(({ mark }) => quoted(mark))
  const more = orphans.length > mostQuoted ? ` and ${orphans.length - mostQuoted} more` : ''
  return [known, `Not placeable in ${name}, kept as orphaned spans: ${quotes.join(', ')}${more}.`]
}

const quoted = ({ spans }: Mark) => inQuotes(short(quoteOf(spans)))
