import { z } from 'zod'
import {
  annotator,
  article,
  claim,
  entity,
  evidenceLink,
  mention,
  projectInfo,
  stamp,
  stanceMeanings,
} from '../model/records'
import { described, named, open } from './described'
import { datasetOutlinePart, datasetSpan, datasetSpans } from './spans'

/*
 * The dataset's records: the project's own, with spans in code points and what a reader would otherwise have to
 * look up. Fields that are not named here are kept, so that a newer dataset's survive a round trip.
 */

const p = projectInfo.unwrap().shape
const n = annotator.unwrap().shape
const a = article.unwrap().shape
const e = entity.unwrap().shape
const c = claim.unwrap().shape
const m = mention.unwrap().shape
const k = evidenceLink.unwrap().shape

export const datasetStamp = named(
  open({
    by: described(stamp.unwrap().shape.by, 'The id of the annotator.'),
    at: described(stamp.unwrap().shape.at, 'When, in UTC (ISO 8601).'),
  }),
  'Stamp',
  'Who did something, and when.',
)
export const authoredOut = {
  created: datasetStamp,
  changed: described(datasetStamp.nullable(), 'The latest change, or null where there was none.'),
}

export const datasetProject = described(
  open({
    id: described(p.id, 'Identifies the project.'),
    title: described(p.title, 'The project’s title.'),
    guidelines: described(p.guidelines, 'The annotation guidelines, in Markdown.'),
    created: described(p.created, 'When the project was begun, in UTC.'),
  }),
  'The project that was exported.',
)

export const datasetAnnotator = named(
  open({
    id: described(n.id, 'Identifies the annotator; what stamps refer to.'),
    name: described(n.name, 'The name that the annotator signs with.'),
    created: described(n.created, 'When the annotator joined the project, in UTC.'),
  }),
  'Annotator',
  'One who annotates.',
)

export const datasetArticle = named(
  open({
    id: described(a.id, 'Identifies the article.'),
    title: described(a.title, 'The headline.'),
    source: described(a.source, 'The paper, agency or office that published it.'),
    byline: described(a.byline, 'Who is named as its author.'),
    date: described(
      a.date,
      'Its date, known to the year, month or day (2025, 2025-03, 2025-03-02), or null.',
    ),
    url: described(a.url, 'Its address, or empty.'),
    language: described(a.language, 'Its language (BCP 47), or empty where it is not known.'),
    direction: described(a.direction, 'Which way its script runs.'),
    text: described(
      z.string(),
      'The canonical text, whole: LF line ends, no byte order mark, otherwise untouched.',
    ),
    sha256: described(a.textHash, 'SHA-256 of the text as UTF-8, in lower-case hexadecimal.'),
    words: described(a.words, 'How many words the text has.'),
    outline: described(
      z.array(datasetOutlinePart),
      'Title, headings, lists, quotations and captions, standing off.',
    ),
    reliability: described(
      a.reliability,
      'Admiralty scale: how reliable the source is, A (completely) to F (cannot be judged).',
    ),
    credibility: described(
      a.credibility,
      'Admiralty scale: how credible the information is, 1 (confirmed) to 6 (cannot be judged).',
    ),
    status: described(a.status, 'How far its annotation has come.'),
    note: described(a.note, 'The analyst’s note.'),
    origin: described(
      open({
        file: described(
          a.origin.unwrap().shape.file,
          'The name of the file that it came from, without its folder.',
        ),
        format: described(a.origin.unwrap().shape.format, 'The format of that file.'),
        encoding: described(a.origin.unwrap().shape.encoding, 'The encoding that it was read with.'),
      }),
      'Where the text came from.',
    ),
    ...authoredOut,
  }),
  'Article',
  'An article with its text.',
)

const edition = described(
  a.textHash,
  'SHA-256 of the earlier text that the span leads into (in editions), where the article was corrected and the span has no place in it any more. Left out otherwise.',
).optional()

export const datasetEdition = named(
  open({
    sha256: described(a.textHash, 'SHA-256 of the text as UTF-8, in lower-case hexadecimal.'),
    text: described(z.string(), 'An earlier canonical text of an article.'),
  }),
  'Edition',
  'A text that an article had before it was corrected.',
)

export const datasetEntity = named(
  open({
    id: described(e.id, 'Identifies the entity.'),
    name: described(e.name, 'Its name in the register.'),
    type: described(e.type, 'The id of its entity type, or null.'),
    aliases: described(z.array(z.string().min(1)), 'Other names that it goes by.'),
    note: described(e.note, 'The analyst’s note.'),
    ...authoredOut,
  }),
  'Entity',
  'Someone or something that articles speak of.',
)

export const datasetClaim = named(
  open({
    id: described(c.id, 'Identifies the claim.'),
    article: described(c.article, 'The id of the article that makes it.'),
    spans: datasetSpans,
    edition,
    label: described(c.label, 'The id of its label, or null.'),
    attribution: described(
      open({
        name: described(z.string(), 'Their name, in the analyst’s words.'),
        entity: described(e.id.nullable(), 'The id of the entity, where they are in the register.'),
      }).nullable(),
      'Who is said to have said it, or null.',
    ),
    certainty: described(c.certainty, 'How surely it is stated, or null.'),
    asOf: described(c.asOf, 'The date that it holds for, known to the year, month or day, or null.'),
    wording: described(c.wording, 'The normalised claim: one canonical wording for all places that make it.'),
    quantity: described(
      open({
        relation: described(
          z.enum(['=', '~', '>', '>=', '<', '<=']),
          'How the figure bounds the quantity; ~ means about.',
        ),
        value: described(z.number(), 'The figure.'),
        measure: described(z.string(), 'What is counted.'),
      }).nullable(),
      'The figure, read as a bound, or null.',
    ),
    note: described(c.note, 'The analyst’s note.'),
    entities: described(z.array(e.id), 'The ids of the entities that it is about.'),
    attributes: described(c.attributes.unwrap(), 'Values by the id of the attribute.'),
    status: described(c.status, 'How far its checking has come.'),
    ...authoredOut,
  }),
  'Claim',
  'A checkable statement, where an article makes it.',
)

export const datasetMention = named(
  open({
    id: described(m.id, 'Identifies the mention.'),
    article: described(m.article, 'The id of the article.'),
    span: datasetSpan,
    edition,
    entity: described(m.entity, 'The id of the entity that it refers to, or null where that is not settled.'),
    ...authoredOut,
  }),
  'Mention',
  'A place that refers to an entity.',
)

const datasetTarget = named(
  z.discriminatedUnion('kind', [
    open({
      kind: described(z.literal('claim'), 'The evidence is another claim.'),
      claim: described(c.id, 'The id of that claim.'),
    }),
    open({
      kind: described(z.literal('span'), 'The evidence is a span that is no claim itself.'),
      article: described(a.id, 'The id of the article that the span is in.'),
      spans: datasetSpans,
      edition,
    }),
  ]),
  'Target',
  'What an evidence link points to.',
)

export const datasetLink = named(
  open({
    id: described(k.id, 'Identifies the evidence link.'),
    claim: described(k.claim, 'The id of the claim that the evidence is for or against.'),
    target: datasetTarget,
    stance: described(k.stance, 'The id of the stance that the target takes towards the claim, or null.'),
    meaning: described(
      z.enum(stanceMeanings).nullable(),
      'What that stance means, whatever it is called in the scheme; null where there is none.',
    ),
    confidence: described(k.confidence, 'How sure the analyst is, 0 to 100, or null.'),
    note: described(k.note, 'The analyst’s note.'),
    ...authoredOut,
  }),
  'EvidenceLink',
  'Evidence for or against a claim.',
)
