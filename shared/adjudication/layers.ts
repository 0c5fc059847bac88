import { isOrphan, leadsToOrphan } from '../anchors/orphan'
import type { AnnotatorId, ArticleId, ClaimId } from '../model/ids'
import type { ProjectReader } from '../model/project'
import type { Claim, EvidenceLink, Mention } from '../model/records'

/** What one annotator made of one article: the records that are signed with their name. */
export interface Layer {
  readonly annotator: AnnotatorId
  readonly claims: readonly Claim[]
  readonly mentions: readonly Mention[]
  /** Evidence links for claims of the article, whoever marked the claim. */
  readonly links: readonly EvidenceLink[]
}

/** The layers of one article, of those annotators who made anything of it. */
export interface ArticleLayers {
  readonly article: ArticleId
  /** Length of the text in UTF-16 code units. */
  readonly length: number
  /** In the order in which the annotators were chosen. Who left the article alone has no layer. */
  readonly layers: readonly Layer[]
}

/** What annotators made, as it is looked through to put it side by side. */
export type LayerReader = Pick<ProjectReader, 'get' | 'all' | 'claimsIn' | 'mentionsIn' | 'linksOf'>

/** Claims that were made in adjudication: they are nobody's annotation, and stand in no layer. */
export function madeInAdjudication(reader: Pick<ProjectReader, 'all'>): ReadonlySet<ClaimId> {
  const made = new Set<ClaimId>()
  for (const { claims, gold } of reader.all('adjudications'))
    if (gold && !claims.includes(gold)) made.add(gold)
  return made
}

/**
 * The layers of an article. An annotator who signed nothing in it is taken not to have worked on it: that somebody found
 * nothing cannot be told from their never having opened it.
 */
export function layersOf(
  reader: LayerReader,
  article: ArticleId,
  annotators: readonly AnnotatorId[],
  made: ReadonlySet<ClaimId>,
): ArticleLayers {
  const claims: Claim[] = []
  const links: EvidenceLink[] = []
  for (const id of reader.claimsIn(article)) {
    const claim = reader.get('claims', id)
    // What has no place in the text any more cannot be held against what others marked in it.
    if (!claim || made.has(id) || isOrphan(claim)) continue
    claims.push(claim)
    for (const linkId of reader.linksOf(id)) {
      const link = reader.get('links', linkId)
      if (link?.claim === id && !leadsToOrphan(link)) links.push(link)
    }
  }
  const mentions = [...reader.mentionsIn(article)]
    .flatMap(id => reader.get('mentions', id) ?? [])
    .filter(mention => !isOrphan(mention))
  const by = <R extends Claim | Mention | EvidenceLink>(records: readonly R[], annotator: AnnotatorId) =>
    records.filter(({ created }) => created.by === annotator)
  return {
    article,
    length: reader.get('articles', article)?.length ?? 0,
    layers: annotators
      .map(annotator => ({
        annotator,
        claims: by(claims, annotator).sort(inTextOrder),
        mentions: by(mentions, annotator),
        links: by(links, annotator),
      }))
      .filter(layer => layer.claims.length + layer.mentions.length + layer.links.length > 0),
  }
}

/** By where they begin, the longer first, then by id. */
export function inTextOrder(a: Claim, b: Claim): number {
  return startOf(a) - startOf(b) || endOf(b) - endOf(a) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

export const startOf = ({ spans }: Pick<Claim, 'spans'>): number => spans[0]?.start ?? 0
export const endOf = ({ spans }: Pick<Claim, 'spans'>): number => spans.at(-1)?.end ?? 0
