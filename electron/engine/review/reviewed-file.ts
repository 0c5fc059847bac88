import type { ReviewedFile } from '#shared/api/review-views'
import type { HeldFile } from './held-file'

/** What the window is told of a file that is held against the project. */
export function fileOf(held: HeldFile): ReviewedFile {
  const { file, lineage, mapping, spans } = held
  const { path, fileName, title, notes } = file
  const { carried } = lineage
  const articles = [...(mapping?.parts ?? [])].filter(([key]) => key.startsWith('articles/'))
  const unmatched = articles.filter(([, { how }]) => how === 'new').length
  return {
    path,
    fileName,
    title,
    annotators: held.authors,
    operations: carried.length,
    lastAt: carried.reduce<string | null>((last, { at }) => (last === null || at > last ? at : last), null),
    base:
      lineage.kind === 'shared'
        ? { kind: 'shared', at: lineage.at, revision: file.history.length - carried.length }
        : { kind: 'apart', matched: articles.length - unmatched, unmatched },
    notes: [...notes, ...spans.notes],
  }
}
