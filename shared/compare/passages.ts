import { splitsCharacter } from '../anchors/anchor'
import { textBehind } from '../anchors/orphan'
import type { DifferencePassage } from '../api/compare-views'
import { deepEqual } from '../model/equal'
import type { ArticleId, TextHash } from '../model/ids'
import type { ProjectReader } from '../model/project'
import type { Anchor, Claim, EvidenceLink, Mention } from '../model/records'
import type { AnyRecord, TableName } from '../model/tables'
import type { Difference } from './differences'

type Side = DifferencePassage['marks'][number]['side']
type State = Pick<ProjectReader, 'get' | 'text'>
interface Marked {
  readonly article: ArticleId
  readonly spans: readonly Anchor[]
  /** The text that the spans lead into, where that is not the article's any more. */
  readonly edition?: TextHash | undefined
}

/** How much of the text is shown either side of what differs, and at most altogether, in UTF-16 code units. */
const around = 400
const most = 4_000

/**
 * Where in the articles a difference lies, with the spans of both states: of a claim or a mention its own, of a link
 * its claim's and its evidence's. Spans of the two states that lie near each other in one text share a passage.
 */
export function passagesOf(
  { table, from, to }: Difference,
  before: State,
  after: State,
): DifferencePassage[] {
  const then = from ? placesOf(table, from, before) : []
  const now = to ? placesOf(table, to, after) : []
  return Array.from({ length: Math.max(then.length, now.length) }, (_, i) => {
    const [a, b] = [then[i], now[i]]
    if (a && b && a.article === b.article && a.edition === b.edition && deepEqual(a.spans, b.spans))
      return passages(b, 'both', after)
    if (a && b && near(a, b, before, after)) return [joined(a, b, after)]
    return [...(a ? passages(a, 'from', before) : []), ...(b ? passages(b, 'to', after) : [])]
  }).flat()
}

function placesOf(table: TableName, record: AnyRecord, state: State): Marked[] {
  if (table === 'claims') return [record as Claim]
  if (table === 'mentions') {
    const { article, span, edition } = record as Mention
    return [{ article, spans: [span], edition }]
  }
  if (table !== 'links') return []
  const { claim, target } = record as EvidenceLink
  const ends = [
    state.get('claims', claim),
    target.kind === 'span' ? target : state.get('claims', target.claim),
  ]
  return ends.filter(end => end !== undefined)
}

/** Whether the two can be shown in one stretch of the same text. */
function near(a: Marked, b: Marked, before: State, after: State): boolean {
  const hash = b.edition ?? after.get('articles', b.article)?.textHash
  const hashBefore = a.edition ?? before.get('articles', a.article)?.textHash
  if (a.article !== b.article || hashBefore !== hash) return false
  const all = [...a.spans, ...b.spans]
  return Math.max(...all.map(({ end }) => end)) - Math.min(...all.map(({ start }) => start)) <= most / 2
}

function joined(a: Marked, b: Marked, state: State): DifferencePassage {
  const same = (one: Anchor) => (other: Anchor) => one.start === other.start && one.end === other.end
  return passage(b, state, [
    ...b.spans.map(span => mark(span, a.spans.some(same(span)) ? 'both' : 'to')),
    ...a.spans.filter(span => !b.spans.some(same(span))).map(span => mark(span, 'from')),
  ])
}

/** A span whose parts lie far apart is shown part by part. */
function passages(marked: Marked, side: Side, state: State): DifferencePassage[] {
  const { spans } = marked
  const extent = (spans.at(-1)?.end ?? 0) - (spans[0]?.start ?? 0)
  const groups = extent <= most / 2 ? [spans] : spans.map(span => [span])
  return groups.map(group =>
    passage(
      marked,
      state,
      group.map(span => mark(span, side)),
    ),
  )
}

const mark = ({ start, end, quote }: Anchor, side: Side) => ({ start, end, side, quote })
type Mark = ReturnType<typeof mark>

function passage(where: Marked, state: State, marked: readonly Mark[]): DifferencePassage {
  const marks = [...marked].sort((a, b) => a.start - b.start || a.end - b.end)
  const article = state.get('articles', where.article)
  const text = article && textBehind(state, article, where)
  const first = marks[0]?.start ?? 0
  const last = Math.max(...marks.map(({ end }) => end))
  const about = { article: where.article, articleTitle: article?.title ?? '' }
  const shown = marks.map(({ start, end, side }) => ({ start, end, side }))
  // Without its text there is still the quote.
  if (text === undefined) {
    return {
      ...about,
      start: first,
      text: marks[0]?.quote ?? '',
      more: [true, true],
      marks: shown.slice(0, 1),
    }
  }
  const start = paragraphStart(text, first)
  const end = paragraphEnd(text, Math.min(last, first + most))
  return { ...about, start, text: text.slice(start, end), more: [start > 0, end < text.length], marks: shown }
}

/** Where the paragraph begins, or a word some way before. */
function paragraphStart(text: string, at: number): number {
  const paragraph = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1
  if (at - paragraph <= around) return Math.min(paragraph, at)
  const space = text.indexOf(' ', at - around)
  return space >= 0 && space < at ? space + 1 : at
}

function paragraphEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at)
  const paragraph = found < 0 ? text.length : found
  if (paragraph - at <= around) return paragraph
  const space = text.lastIndexOf(' ', at + around)
  if (space > at) return space
  return splitsCharacter(text, at) ? at + 1 : at
}
