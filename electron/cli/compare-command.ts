import { resolve } from 'node:path'
import type { ArticleDiffering } from '#shared/api/compare-views'
import type { ReviewDetail, ReviewHead, ReviewSummary } from '#shared/api/review-views'
import { Readers } from '../engine/apart/readers'
import { OpenProject } from '../engine/open-project'
import { readPast } from '../engine/past'
import { detailOf } from '../engine/review/detail'
import { conflictsFirst } from '../engine/review/order'
import { unhurried } from '../engine/storage/breathing'
import { machine } from '../engine/workbench'
import { differenceLines, summaryLines } from './compare-lines'
import type { Io } from './io'
import { type ExitCode, exitCodes, print, refuse } from './outcome'
import { openForReading } from './reading'
import { baseOf, holdAgainst, readAll } from './reviewing'

interface CompareOptions {
  readonly base?: string
  readonly json?: boolean
}

/** What `compare` found, as `--json` prints it. */
export interface Compared extends Pick<ReviewHead, 'files' | 'progress'> {
  readonly summary: ReviewSummary & { readonly articles: readonly ArticleDiffering[] }
  readonly project: string
  readonly differences: readonly Difference[]
}
export interface Difference
  extends Pick<
    ReviewDetail['row'],
    | 'unit'
    | 'file'
    | 'table'
    | 'id'
    | 'kind'
    | 'weight'
    | 'standing'
    | 'title'
    | 'articleTitle'
    | 'by'
    | 'byName'
    | 'at'
  > {
  readonly explanation: string
  readonly fields: ReviewDetail['fields']
}

/**
 * Says what teammates' files have that the project has not, and what is in conflict with it. Changes nothing. Ends with
 * findings where something is in conflict, or waits for a decision.
 */
export async function compare(
  io: Io,
  mine: string,
  theirs: readonly string[],
  options: CompareOptions,
): Promise<ExitCode> {
  const opened = await openForReading(mine)
  if (!opened.ok) return refuse(io, opened.problem)
  const store = opened.value
  const files = await readAll(theirs)
  if (!files.ok) return refuse(io, files.problem)
  const base = await baseOf(options.base)
  if (!base.ok) return refuse(io, base.problem)
  const readers = new Readers()
  const open = new OpenProject(store, machine, await readPast(store.history))
  try {
    const review = await holdAgainst(open, files.value, readers, base.value)
    const { progress, summary, files: held } = await review.head()
    const { annotators, ...counts } = summary
    const articles = await review.articles()
    const whole = { ...counts, articles, annotators }
    const state = await review.now()
    const rows = await unhurried(conflictsFirst(state.rows))
    const differences = rows.map(row => differenceOf(detailOf(review, state, row)))
    const compared = { project: resolve(mine), files: held, progress, summary: whole, differences }
    await print(io, options.json ?? false, compared, [
      ...summaryLines(compared),
      ...differences.flatMap(differenceLines),
    ])
    return progress.conflicts + progress.later > 0 ? exitCodes.findings : exitCodes.done
  } finally {
    readers.end()
    await open.close()
  }
}

export function differenceOf({ row, explanation, fields }: ReviewDetail): Difference {
  const { unit, file, table, id, kind, weight, standing, title, articleTitle, by, byName, at } = row
  return {
    ...{ unit, file, table, id, kind, weight, standing, title, articleTitle, by, byName, at },
    ...{ explanation, fields },
  }
}
