import type { DatasetSummary } from '#shared/api/views'
import { datasetPieces } from '#shared/dataset/dataset'
import { datasetAsRead, type ExportOptions } from '#shared/dataset/dataset-from'
import type { ProjectReader } from '#shared/model/project'

/** How much of the file is shown, and how much of any one piece of it, in UTF-16 code units. */
const previewLength = 4_000
const pieceLength = 400

/** How many records of a kind are made to tell how long all of them are. */
const sample = 12

/** How a dataset begins, and roughly how long its file will be: told from a few records of each kind, whatever there are. */
export function datasetSummary(
  project: ProjectReader,
  options: ExportOptions,
): Pick<DatasetSummary, 'bytes' | 'preview'> {
  return { bytes: roughBytes(project, options), preview: beginning(project, options) }
}

function beginning(project: ProjectReader, options: ExportOptions): string {
  let preview = ''
  for (const piece of datasetPieces(datasetAsRead(project, options))) {
    preview += piece.length > pieceLength ? `${piece.slice(0, pieceLength)}…` : piece
    if (preview.length >= previewLength) break
  }
  return preview
}

function roughBytes(project: ProjectReader, options: ExportOptions): number {
  const { articles, entities, claims, mentions, links, ...rest } = datasetAsRead(project, options)
  let bytes = bytesOf({ ...rest, annotators: [...rest.annotators] })
  for (const [table, records] of Object.entries<Iterable<unknown>>({ entities, claims, mentions, links })) {
    const first = firstOf(records)
    if (first.length > 0) bytes += (bytesOf(first) / first.length) * project.size(table as 'claims')
  }
  return Math.round(bytes + articleBytes(project, firstOf(articles)))
}

/** Articles differ most in how long their texts are, which is known of all of them. */
function articleBytes(project: ProjectReader, first: readonly { readonly text: string }[]): number {
  let about = 0
  let texts = 0
  let length = 0
  for (const article of first) {
    const text = bytesOf(article.text)
    about += bytesOf(article) - text
    texts += text
    length += article.text.length
  }
  let whole = 0
  for (const article of project.all('articles')) whole += article.length
  const perArticle = first.length > 0 ? about / first.length : 0
  return perArticle * project.size('articles') + (length > 0 ? texts / length : 0) * whole
}

function firstOf<R>(records: Iterable<R>): R[] {
  const first: R[] = []
  for (const record of records) {
    first.push(record)
    if (first.length === sample) break
  }
  return first
}

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value))
