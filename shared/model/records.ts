import { z } from 'zod'
import {
  articleStatuses,
  attributeKinds,
  certainties,
  claimStatuses,
  colours,
  entityIcons,
  patterns,
  quantityRelations,
  reliabilities,
  stanceMeanings,
} from './choices'
import type {
  AnnotatorId,
  ArticleId,
  AttributeId,
  ClaimId,
  EntityId,
  EntityTypeId,
  Id,
  LabelId,
  LinkId,
  MentionId,
  ProjectId,
  StanceId,
  TextHash,
} from './ids'

export * from './choices'

/*
 * Every record of a project, as a zod schema and the readonly type it implies. The schemas only ever check:
 * what is stored is the value that was given, so that fields from a newer version survive a round trip.
 */

/** Every object answers to these. Looked up in a set, for to ask an object makes a name of every id that is asked for. */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype))

/** An id's shape: never a name that every object answers to, for ids are keys. The brand exists for the compiler only. */
const anId = z
  .string()
  .regex(/^[\w.:-]{1,80}$/)
  .refine(id => !inherited.has(id))
export const id = <I extends Id<string>>() => anId as unknown as z.ZodType<I, I>

export const projectId = id<ProjectId>()
export const articleId = id<ArticleId>()
export const claimId = id<ClaimId>()
export const mentionId = id<MentionId>()
export const entityId = id<EntityId>()
export const linkId = id<LinkId>()
export const annotatorId = id<AnnotatorId>()
export const labelId = id<LabelId>()
export const attributeId = id<AttributeId>()
export const entityTypeId = id<EntityTypeId>()
export const stanceId = id<StanceId>()
export const textHash = z.string().regex(/^[0-9a-f]{64}$/) as unknown as z.ZodType<TextHash, TextHash>

/** A moment in UTC, ISO 8601 with milliseconds. */
export const moment = z.iso.datetime()
/** A calendar date known to the year, month or day: `2025`, `2025-03`, `2025-03-02`. */
export const partialDate = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)

export const line = z.string().max(2_000)
export const prose = z.string().max(100_000)
const offset = z.int().min(0)

/** Who did something, and when. */
export const stamp = z.object({ by: annotatorId, at: moment }).readonly()
export type Stamp = z.infer<typeof stamp>
export const authored = { created: stamp, changed: stamp.nullable() }

/**
 * A place in an article's canonical text: `start` and `end` in UTF-16 code units, end exclusive, and the words
 * themselves with up to 32 units before and after, so that no offset is ever trusted without its quote.
 */
export const anchor = z
  .object({
    start: offset,
    end: offset,
    quote: prose.min(1),
    prefix: z.string().max(64),
    suffix: z.string().max(64),
  })
  .readonly()
export type Anchor = z.infer<typeof anchor>
/** One or more places in the same article, in text order and not touching: a span may be discontinuous. */
export const anchors = z.array(anchor).min(1).max(64).readonly()

export const projectInfo = z
  .object({ id: projectId, title: line.min(1), guidelines: prose, created: moment })
  .readonly()
export type ProjectInfo = z.infer<typeof projectInfo>

export const annotator = z.object({ id: annotatorId, name: line.min(1), created: moment }).readonly()
export type Annotator = z.infer<typeof annotator>

/** What a stretch of the text is, where it is not a plain paragraph: stand-off, as annotations are. */
export const outlinePart = z
  .object({ start: offset, end: offset, role: z.enum(['title', 'heading', 'list', 'quote', 'caption']) })
  .readonly()
export type OutlinePart = z.infer<typeof outlinePart>

export const article = z
  .object({
    id: articleId,
    title: line.min(1),
    source: line,
    byline: line,
    date: partialDate.nullable(),
    url: line,
    language: z.string().max(35),
    direction: z.enum(['ltr', 'rtl']),
    textHash,
    /** Length of the canonical text in UTF-16 code units. */
    length: offset,
    words: offset,
    outline: z.array(outlinePart).max(20_000).readonly(),
    /** Admiralty scale: the source's reliability A–F and the information's credibility 1–6, two separate axes. */
    reliability: z.enum(reliabilities).nullable(),
    credibility: z.int().min(1).max(6).nullable(),
    status: z.enum(articleStatuses),
    note: prose,
    /** Where the text came from: the file's name (never its folder), its format and the encoding it was read with. */
    origin: z
      .object({
        file: line,
        format: z.enum(['text', 'markdown', 'html', 'paste', 'dataset']),
        encoding: line,
      })
      .readonly(),
    ...authored,
  })
  .readonly()
export type Article = z.infer<typeof article>

/** A figure read as a bound: *over 10,000* is `>`, *about* is `~`, *up to* is `<=`. `measure` says what is counted. */
export const quantity = z
  .object({ relation: z.enum(quantityRelations), value: z.number(), measure: line })
  .readonly()
export type Quantity = z.infer<typeof quantity>

/** Who is said to have said it: their name in the analyst's words, and the entity where it is in the register. */
export const attribution = z.object({ name: line, entity: entityId.nullable() }).readonly()
export type Attribution = z.infer<typeof attribution>

export const attributeValue = z.union([line, z.number(), z.boolean()])
export type AttributeValue = z.infer<typeof attributeValue>

/**
 * The text that spans lead into, where that is not their article's any more: the article was corrected, and they have
 * no place in the edition that it has now.
 */
const edition = textHash.optional()

export const claim = z
  .object({
    id: claimId,
    article: articleId,
    spans: anchors,
    edition,
    label: labelId.nullable(),
    attribution: attribution.nullable(),
    certainty: z.enum(certainties).nullable(),
    asOf: partialDate.nullable(),
    /** The analyst's canonical wording, one for many places that make the same claim. */
    wording: prose,
    quantity: quantity.nullable(),
    note: prose,
    entities: z.array(entityId).max(1_000).readonly(),
    attributes: z.record(attributeId, attributeValue).readonly(),
    status: z.enum(claimStatuses),
    ...authored,
  })
  .readonly()
export type Claim = z.infer<typeof claim>

export const mention = z
  .object({
    id: mentionId,
    article: articleId,
    span: anchor,
    edition,
    entity: entityId.nullable(),
    ...authored,
  })
  .readonly()
export type Mention = z.infer<typeof mention>

export const entity = z
  .object({
    id: entityId,
    name: line.min(1),
    type: entityTypeId.nullable(),
    aliases: z.array(line.min(1)).max(1_000).readonly(),
    note: prose,
    ...authored,
  })
  .readonly()
export type Entity = z.infer<typeof entity>

export const linkTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('claim'), claim: claimId }).readonly(),
  z.object({ kind: z.literal('span'), article: articleId, spans: anchors, edition }).readonly(),
])
export type LinkTarget = z.infer<typeof linkTarget>

/** An evidence link: from a claim to another claim or to a span, with the stance the target takes towards the claim. */
export const evidenceLink = z
  .object({
    id: linkId,
    claim: claimId,
    target: linkTarget,
    stance: stanceId.nullable(),
    /** 0–100, as STIX has it; null where the analyst has not said. */
    confidence: z.int().min(0).max(100).nullable(),
    note: prose,
    ...authored,
  })
  .readonly()
export type EvidenceLink = z.infer<typeof evidenceLink>

/** The underline that tells labels apart without colour. */
/** One printable character that is pressed to use a label or stance. */
const hotkey = z
  .string()
  .regex(/^[a-z0-9]$/)
  .nullable()
const ordered = { name: line.min(1), description: prose, order: z.number() }

export const label = z
  .object({ id: labelId, ...ordered, colour: z.enum(colours), pattern: z.enum(patterns), key: hotkey })
  .readonly()
export type Label = z.infer<typeof label>

export const attribute = z
  .object({
    id: attributeId,
    ...ordered,
    kind: z.enum(attributeKinds),
    choices: z.array(line.min(1)).max(500).readonly(),
  })
  .readonly()
export type Attribute = z.infer<typeof attribute>

export const entityType = z.object({ id: entityTypeId, ...ordered, icon: z.enum(entityIcons) }).readonly()
export type EntityType = z.infer<typeof entityType>

/** A stance may be renamed and added to, but means one of four things to corroboration. */
export const stance = z
  .object({ id: stanceId, ...ordered, meaning: z.enum(stanceMeanings), key: hotkey })
  .readonly()
export type Stance = z.infer<typeof stance>
