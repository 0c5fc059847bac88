import { basename } from 'node:path'
import { done, failed, type Reply } from '#shared/api/problem'
import type { TableName } from '#shared/model/tables'
import {
  broughtTables,
  mostAnnotators,
  type ReviewPack,
  reviewPack,
  reviewPackFormat,
  reviewPackVersion,
} from '#shared/packs/review-pack'
import { unhurried } from '../storage/breathing'
import type { Course } from '../storage/course'
import { recordFault } from '../storage/document-checks'
import { issueOf } from '../storage/entry-shape'
import { readWhole } from '../storage/files'
import { isFields, unsoundness } from '../storage/json-soundness'
import { parseJson } from '../storage/parse-json'
import { problemOf } from '../storage/problem-error'
import { realFiles } from '../storage/real-files'
import { faultFinder } from '../storage/shape-check'

/** The largest review pack that is read, in bytes: some fifty thousand verdicts. */
export const reviewPackLimit = 50_000_000

export interface ReadReviewPack {
  readonly pack: ReviewPack
  readonly bytes: number
}

/**
 * Reads a review pack. Checked only: what is applied is what was written. Nothing is changed by reading, which `course` may
 * give up.
 */
export async function readReviewPack(path: string, course: Course): Promise<Reply<ReadReviewPack>> {
  const name = basename(path)
  try {
    course.part('Reading the review', 0.1)
    const { bytes } = await readWhole(realFiles, path, reviewPackLimit, course)
    course.part('Reading the review', 0.5)
    const parsed = await parseJson(bytes, undefined, course)
    const value = 'value' in parsed ? parsed.value : undefined
    if (!isFields(value) || value.format !== reviewPackFormat)
      return failed(
        'unreadable',
        `“${name}” is not a review pack. Its name mostly ends in .claimbench-review.json; a project is opened by “Compare with…” or “Open”.`,
        path,
      )
    if (typeof value.version === 'number' && value.version > reviewPackVersion)
      return failed(
        'newer',
        `“${name}” was written by a newer Claimbench. Nothing has been applied; it can be with that version.`,
        path,
      )
    course.part('Checking the review', 1)
    const fault = await unhurried(findingFault(value), course)
    if (fault !== undefined)
      return failed(
        'damaged',
        `“${name}” is damaged (${fault}). Nothing has been applied. Ask for it again.`,
        path,
      )
    return done({ pack: value as unknown as ReviewPack, bytes: bytes.length })
  } catch (error) {
    return { ok: false, problem: problemOf(error, path, 'Nothing has been applied.') }
  }
}

const packError = faultFinder(reviewPack)
const said = ['decisions', 'comments'] as const

/**
 * What is wrong with a value that should be a review pack, or undefined. What it holds many of is right or wrong by itself,
 * and is looked at one by one, in steps that others can come between: each says how much of it is done.
 */
function* findingFault(value: Fields): Generator<number, string | undefined> {
  const { annotators, brought } = value
  const frame = {
    ...emptied(value, said),
    // One too many is enough to be refused.
    ...(Array.isArray(annotators) && { annotators: annotators.slice(0, mostAnnotators + 1) }),
    ...(isFields(brought) && { brought: emptied(brought, broughtTables) }),
  }
  const unsound = unsoundness(frame)
  if (unsound) return unsound
  const error = packError(frame)
  if (error) return issueOf(error)
  const lists = [...listsIn(value, said), ...listsIn(brought as Fields, broughtTables)]
  const all = lists.reduce((sum, { records }) => sum + records.length, 0)
  let looked = 0
  for (const { table, records } of lists)
    for (const [i, record] of records.entries()) {
      const fault = recordFault(table, record)
      if (fault) return `${table}/${i + 1}: ${fault}`
      yield ++looked / all
    }
  return undefined
}

type Fields = Readonly<Record<string, unknown>>

const listsIn = (of: Fields, tables: readonly TableName[]) =>
  tables.flatMap(table => (Array.isArray(of[table]) ? { table, records: of[table] as unknown[] } : []))

const emptied = (of: Fields, tables: readonly TableName[]): Fields => ({
  ...of,
  ...Object.fromEntries(listsIn(of, tables).map(({ table }) => [table, []])),
})
