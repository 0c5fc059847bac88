import { atOnce } from '../model/at-once'
import type { AnnotatorId, ArticleId, ClaimId, EntityId, LinkId, MentionId, TextHash } from '../model/ids'
import { emptyProject, type Project, type ProjectReader } from '../model/project'
import type { Article, Claim, Entity, EvidenceLink, LinkTarget, Mention } from '../model/records'
import { type IdOf, schemeTables, type TableName, type TableRecords } from '../model/tables'
import { presentVersions, type SideBySide } from './cases'
import { decidedOf } from './decided'

/**
 * The gold standard as a project of its own: the claims that stand, their evidence, and the mentions on which all who
 * worked on an article agree (the same characters, the same entity). A link that led to a version that does not stand
 * leads to the one that does; where none does, or it is not decided, the link is left out.
 */
export const goldOf = (reader: ProjectReader, side: SideBySide): Project => atOnce(findGold(reader, side))

/** How many records are looked at between two breaths. */
const pace = 256

/** The same in steps. Yields now and then; the project must not change meanwhile. */
export function* findGold(reader: ProjectReader, side: SideBySide): Generator<undefined, Project> {
  const inPlaceOf = new Map<ClaimId, ClaimId>()
  const claims = new Map<ClaimId, Claim>()
  let seen = 0
  for (const each of side.cases) {
    if (++seen % pace === 0) yield
    const what = decidedOf(reader, each)
    const [first] = what.gold
    for (const id of what.gold) {
      const claim = reader.get('claims', id)
      if (claim) claims.set(id, claim)
    }
    for (const { id } of presentVersions(each)) {
      const stands = what.gold.includes(id) ? id : first
      if (stands) inPlaceOf.set(id, stands)
    }
    for (const id of what.gold) inPlaceOf.set(id, id)
  }
  const links = new Map<LinkId, EvidenceLink>()
  const articles = new Set(side.articles)
  for (const id of claims.keys()) {
    if (++seen % pace === 0) yield
    for (const linkId of reader.linksOf(id)) {
      const link = reader.get('links', linkId)
      const target = link?.claim === id ? standing(link.target, inPlaceOf, articles) : null
      if (link && target && !(target.kind === 'claim' && target.claim === id))
        links.set(linkId, target === link.target ? link : { ...link, target })
    }
  }
  const mentions = yield* findAgreedMentions(side)
  return yield* findTheRest(reader, side.articles, { claims, links, mentions })
}

/** One annotator's work as a project of its own, in steps. Links to what others marked are left out. */
export function* findLayer(
  reader: ProjectReader,
  { articles, perArticle }: SideBySide,
  annotator: AnnotatorId,
): Generator<undefined, Project> {
  const annotations = {
    claims: new Map<ClaimId, Claim>(),
    links: new Map<LinkId, EvidenceLink>(),
    mentions: new Map<MentionId, Mention>(),
  }
  const there = new Set(articles)
  const own = perArticle.flatMap(({ layers }) => layers.filter(layer => layer.annotator === annotator))
  for (const { claims, mentions } of own) {
    for (const claim of claims) annotations.claims.set(claim.id, claim)
    for (const mention of mentions) annotations.mentions.set(mention.id, mention)
    yield
  }
  for (const { links } of own) {
    for (const link of links) {
      const { claim, target } = link
      const isThere =
        target.kind === 'claim' ? annotations.claims.has(target.claim) : there.has(target.article)
      if (isThere && annotations.claims.has(claim)) annotations.links.set(link.id, link)
    }
    yield
  }
  return yield* findTheRest(reader, articles, annotations)
}

/** How far adjudication has come. */
export interface GoldProgress {
  readonly total: number
  readonly decided: number
  readonly later: number
  readonly changed: number
}

function standing(
  target: LinkTarget,
  inPlaceOf: ReadonlyMap<ClaimId, ClaimId>,
  articles: ReadonlySet<ArticleId>,
): LinkTarget | null {
  if (target.kind === 'span') return articles.has(target.article) ? target : null
  const claim = inPlaceOf.get(target.claim)
  if (!claim) return null
  return claim === target.claim ? target : { kind: 'claim', claim }
}

function* findAgreedMentions({ perArticle }: SideBySide): Generator<undefined, Map<MentionId, Mention>> {
  const agreed = new Map<MentionId, Mention>()
  for (const { layers } of perArticle) {
    yield
    if (layers.length < 2) continue
    const [first, ...others] = layers
    const known = others.map(({ mentions }) => new Set(mentions.map(placeOf)))
    for (const mention of first?.mentions ?? [])
      if (known.every(places => places.has(placeOf(mention)))) agreed.set(mention.id, mention)
  }
  return agreed
}

const placeOf = ({ span, entity }: Mention) => `${span.start} ${span.end} ${entity ?? ''}`

interface Annotations {
  readonly claims: ReadonlyMap<ClaimId, Claim>
  readonly links: ReadonlyMap<LinkId, EvidenceLink>
  readonly mentions: ReadonlyMap<MentionId, Mention>
}

/** What annotations need to stand by themselves: their articles with the texts, the scheme, and the entities they name. */
function* findTheRest(
  reader: ProjectReader,
  articleIds: readonly ArticleId[],
  annotations: Annotations,
): Generator<undefined, Project> {
  let seen = 0
  const named = new Set<EntityId>()
  for (const { entity } of annotations.mentions.values()) {
    if (entity) named.add(entity)
    if (++seen % pace === 0) yield
  }
  for (const { entities, attribution } of annotations.claims.values()) {
    for (const entity of entities) named.add(entity)
    if (attribution?.entity) named.add(attribution.entity)
    if (++seen % pace === 0) yield
  }
  const [articles, texts, entities] = [
    new Map<ArticleId, Article>(),
    new Map<TextHash, string>(),
    new Map<EntityId, Entity>(),
  ]
  for (const id of articleIds) {
    const article = reader.get('articles', id)
    if (article) {
      articles.set(id, article)
      texts.set(article.textHash, reader.text(article.textHash) ?? '')
    }
    if (++seen % pace === 0) yield
  }
  for (const id of named) {
    const entity = reader.get('entities', id)
    if (entity) entities.set(id, entity)
    if (++seen % pace === 0) yield
  }
  const whole = <T extends TableName>(table: T) =>
    new Map([...reader.all(table)].map(record => [record.id as IdOf<T>, record as TableRecords[T]]))
  return {
    ...emptyProject(),
    ...Object.fromEntries(
      ['info', 'annotators', ...schemeTables].map(table => [table, whole(table as TableName)]),
    ),
    ...{ articles, texts, entities },
    ...annotations,
  } as Project
}
