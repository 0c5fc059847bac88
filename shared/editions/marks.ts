import { isOrphan } from '../anchors/orphan'
import type { ArticleId, ClaimId, LinkId, MentionId, TextHash } from '../model/ids'
import type { ProjectReader } from '../model/project'
import type { Anchor } from '../model/records'
import type { PlacedSpan } from '../operations/revise-body'

type Marked =
  | { readonly table: 'claims'; readonly id: ClaimId }
  | { readonly table: 'mentions'; readonly id: MentionId }
  | { readonly table: 'links'; readonly id: LinkId }

/** Something that is marked in an article: what it is, where, and in which text where that is an earlier edition. */
export type Mark = Marked & { readonly spans: readonly Anchor[]; readonly edition: TextHash | undefined }

/** A mark's name in a list: `claims/claim-…`. */
export const markKey = ({ table, id }: Marked): string => `${table}/${id}`

/** Everything that is marked in an article, orphans of earlier editions included: claims, mentions, then evidence. */
export function* marksIn(project: ProjectReader, article: ArticleId): Generator<Mark> {
  for (const id of project.claimsIn(article)) {
    const claim = project.get('claims', id)
    if (claim) yield { table: 'claims', id, spans: claim.spans, edition: claim.edition }
  }
  for (const id of project.mentionsIn(article)) {
    const mention = project.get('mentions', id)
    if (mention) yield { table: 'mentions', id, spans: [mention.span], edition: mention.edition }
  }
  for (const id of project.spanLinksIn(article)) {
    const target = project.get('links', id)?.target
    if (target?.kind === 'span') yield { table: 'links', id, spans: target.spans, edition: target.edition }
  }
}

/** The mark in its new place, as an operation says it. */
export function placedMark(mark: Mark, spans: readonly [Anchor, ...Anchor[]]): PlacedSpan {
  return mark.table === 'mentions'
    ? { table: mark.table, id: mark.id, span: spans[0] }
    : ({ table: mark.table, id: mark.id, spans } as PlacedSpan)
}

/** How many marks of an article have no place in it. */
export function orphansIn(project: ProjectReader, article: ArticleId): number {
  let count = 0
  for (const mark of marksIn(project, article)) if (isOrphan(mark)) count++
  return count
}
