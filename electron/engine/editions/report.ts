import { quoteOf } from '#shared/anchors/anchor'
import { isOrphan } from '#shared/anchors/orphan'
import type { EditionOutcome, EditionReport, EditionRow } from '#shared/api/edition-views'
import { markKey } from '#shared/editions/marks'
import { wordCount } from '#shared/library/accept'
import type { ProjectReader } from '#shared/model/project'
import type { Article } from '#shared/model/records'
import { passage } from '../queries/passage'
import type { Placed } from './placements'

/** As many rows as a list takes; what is left out of a longer one is what needs no looking at. */
const mostRows = 5_000
const gravity: Readonly<Record<EditionOutcome, number>> = { orphaned: 0, fuzzy: 1, moved: 2, exact: 3 }

/** What taking in `text` would do to what is marked in the article. */
export function reportOn(
  project: ProjectReader,
  article: Article,
  text: string,
  placed: readonly Placed[],
): EditionReport {
  const counts = { orphaned: 0, fuzzy: 0, moved: 0, exact: 0 }
  for (const { placement } of placed) counts[placement.outcome]++
  const graver = (a: Placed, b: Placed) =>
    gravity[a.placement.outcome] - gravity[b.placement.outcome] ||
    scoreOf(a) - scoreOf(b) ||
    (a.mark.spans[0]?.start ?? 0) - (b.mark.spans[0]?.start ?? 0)
  const rows = placed.toSorted(graver).slice(0, mostRows)
  return {
    article: article.id,
    isSame: project.text(article.textHash) === text,
    words: { before: article.words, after: wordCount(text) },
    counts,
    rows: rows.map(each => rowOf(project, article, text, each)),
  }
}

const scoreOf = ({ placement }: Placed) =>
  placement.outcome === 'fuzzy' ? placement.score : placement.outcome === 'orphaned' ? 0 : 1

function rowOf(project: ProjectReader, article: Article, text: string, each: Placed): EditionRow {
  const { mark, placement } = each
  const hasPlace = placement.outcome !== 'orphaned'
  return {
    key: markKey(mark),
    what: nameOf(project, each),
    outcome: placement.outcome,
    score: hasPlace ? scoreOf(each) : null,
    from: quoteOf(mark.spans),
    to: hasPlace ? quoteOf(placement.spans) : null,
    wasOrphaned: isOrphan(mark),
    lookalikes: hasPlace
      ? []
      : placement.lookalikes.map(({ start, end }) => passage(article, text, start, end)),
  }
}

function nameOf(project: ProjectReader, { mark }: Placed): string {
  if (mark.table === 'mentions') return 'Mention'
  if (mark.table === 'links') return 'Evidence'
  const label = project.get('claims', mark.id)?.label
  const name = label && project.get('labels', label)?.name
  return name ? `${name} claim` : 'Claim'
}
