import { z } from 'zod'
import { anchor, outlinePart } from '../model/records'
import { described, named, open } from './described'

const quoted = anchor.unwrap().shape
const offset = quoted.start

const offsets = {
  start: described(offset, 'Where it begins: code points into the article’s text, from 0.'),
  end: described(offset, 'Where it ends, exclusive: code points into the article’s text.'),
  startUtf16: described(offset, 'The same beginning in UTF-16 code units.').optional(),
  endUtf16: described(offset, 'The same end in UTF-16 code units, exclusive.').optional(),
}

/** A place in an article. UTF-16 offsets are always written; a dataset from elsewhere may leave them out. */
export const datasetSpan = named(
  open({
    ...offsets,
    quote: described(quoted.quote, 'The words from start to end, exactly.'),
    prefix: described(quoted.prefix, 'Up to 32 UTF-16 code units of the text before it.'),
    suffix: described(quoted.suffix, 'Up to 32 UTF-16 code units of the text after it.'),
  }),
  'Span',
  'A place in an article’s text, with the words it holds. text[start:end], counted in code points, is the quote.',
)
export type DatasetSpan = z.infer<typeof datasetSpan>

export const datasetSpans = described(
  z.array(datasetSpan).min(1).max(64),
  'One or more places in the same article, in text order and apart: a span may be discontinuous.',
)

export const datasetOutlinePart = named(
  open({
    ...offsets,
    role: described(
      outlinePart.unwrap().shape.role,
      'What the stretch is, where it is not a plain paragraph.',
    ),
  }),
  'OutlinePart',
  'A stretch of an article that is more than a plain paragraph.',
)
export type DatasetOutlinePart = z.infer<typeof datasetOutlinePart>
