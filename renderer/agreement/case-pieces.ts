import type { CaseDetail } from '#shared/api/agreement-views'

/** A stretch of a passage, and the versions that mark it, by their places. */
export interface CasePiece {
  /** UTF-16 code units into the article. */
  readonly start: number
  readonly text: string
  readonly by: readonly number[]
}

/** The passage cut where a version begins or ends. */
export function casePieces({ start, text, marks }: CaseDetail['passage']): CasePiece[] {
  const end = start + text.length
  const within = (offset: number) => Math.max(start, Math.min(end, offset))
  const edges = [
    ...new Set([start, end, ...marks.flatMap(mark => [within(mark.start), within(mark.end)])]),
  ].sort((a, b) => a - b)
  return edges.slice(1).map((to, at) => {
    const from = edges[at] ?? start
    const by = marks.filter(mark => mark.start < to && from < mark.end).map(({ version }) => version)
    return {
      start: from,
      text: text.slice(from - start, to - start),
      by: [...new Set(by)].sort((a, b) => a - b),
    }
  })
}
