import { z } from 'zod'
import { linePerRecord } from '../model/line-per-record'
import { moment } from '../model/records'
import {
  datasetAnnotator,
  datasetArticle,
  datasetClaim,
  datasetEdition,
  datasetEntity,
  datasetLink,
  datasetMention,
  datasetProject,
} from './dataset-records'
import { datasetAdjudication, datasetComment, datasetDecision } from './dataset-review'
import { described, open } from './described'
import { datasetScheme } from './scheme'

export const datasetFormat = 'claimbench-dataset'
export const datasetVersion = 1

/** An exported dataset as it stands in its file. `docs/dataset.schema.json` is made from this. */
export const datasetSchema = open({
  format: described(z.literal(datasetFormat), 'Says that this is a Claimbench dataset.'),
  version: described(
    z.literal(datasetVersion),
    'The version of the format. A reader refuses one that it does not know.',
  ),
  generator: described(z.string(), 'The program that wrote it, with its version.'),
  exportedAt: described(moment, 'When it was exported, in UTC.'),
  offsets: described(
    open({
      unit: described(
        z.literal('code point'),
        'start and end count Unicode code points, as Python’s str does.',
      ),
      base: described(z.literal(0), 'The first code point of a text is 0.'),
      end: described(z.literal('exclusive'), 'end is the first offset after the span.'),
      alsoIn: described(
        z.literal('UTF-16 code unit'),
        'startUtf16 and endUtf16 count these, as JavaScript, Java and C# do.',
      ),
    }),
    'How offsets are counted, in the whole file.',
  ),
  project: datasetProject,
  annotators: described(z.array(datasetAnnotator), 'All who have annotated.'),
  scheme: datasetScheme,
  articles: described(z.array(datasetArticle), 'The articles, in the order in which they were added.'),
  editions: described(
    z.array(datasetEdition),
    'Earlier texts of corrected articles, where something is still marked in them alone. May be left out.',
  ).optional(),
  entities: described(z.array(datasetEntity), 'The register of entities.'),
  claims: described(z.array(datasetClaim), 'The claims.'),
  mentions: described(z.array(datasetMention), 'The mentions of entities.'),
  links: described(z.array(datasetLink), 'The evidence links.'),
  adjudications: described(
    z.array(datasetAdjudication),
    'Which of the claims at one place stands in the gold standard. A dataset from elsewhere may leave it out.',
  ).optional(),
  decisions: described(
    z.array(datasetDecision),
    'What was decided, and what is left open, where versions of the project did not agree. May be left out.',
  ).optional(),
  comments: described(z.array(datasetComment), 'Comments, in threads. May be left out.').optional(),
})
export type Dataset = z.infer<typeof datasetSchema>
export type DatasetEdition = z.infer<typeof datasetEdition>

/** A dataset whose records are made as they are asked for, once. */
export type DatasetAsRead = {
  readonly [Name in keyof Dataset]-?: NonNullable<Dataset[Name]> extends readonly (infer R)[]
    ? Iterable<R>
    : Dataset[Name]
}

/** The dataset's file, piece by piece: one record per line. */
export const datasetPieces = (dataset: Dataset | DatasetAsRead): Generator<string> => linePerRecord(dataset)
