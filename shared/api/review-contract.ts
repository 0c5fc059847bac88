import { z } from 'zod'
import { annotatorId, articleId } from '../model/records'
import { type TableName, tableNames } from '../model/tables'
import { type ArticleDiffering, differenceKinds, differenceWeights } from './compare-views'
import { articleWindow, method, path, shownProject, task, window, words } from './method'
import {
  type Alike,
  type BroughtComment,
  type CameAlong,
  type Decided,
  type Finished,
  type MappingChoice,
  type MappingRow,
  mappedTables,
  type ReviewAgreement,
  type ReviewDetail,
  type ReviewHead,
  type ReviewMapping,
  type ReviewRow,
  reviewStandings,
  reviewVerdicts,
} from './review-views'
import type { Window } from './views'

const review = z.string().max(80)
const key = z.string().max(4_300)
const keys = z.array(key).min(1).max(100_000)
const file = z.int().min(0).max(99)
const verdict = z.enum(reviewVerdicts)

/** Which rows are shown. An empty list lets all through. */
const reviewFilter = z.object({
  text: words,
  standings: z.array(z.enum(reviewStandings)).readonly(),
  kinds: z.array(z.enum(differenceKinds)).readonly(),
  weights: z.array(z.enum(differenceWeights)).readonly(),
  tables: z.array(z.enum(tableNames as readonly [TableName, ...TableName[]])).readonly(),
  articles: z.array(articleId.nullable()).readonly(),
  annotators: z.array(annotatorId.nullable()).readonly(),
  files: z.array(file).readonly(),
  /** `conflicts`: conflicts first, then what is left, then the rest; `place`: in the order of the articles. */
  sort: z.enum(['conflicts', 'place']),
})
export type ReviewFilter = z.infer<typeof reviewFilter>

/** Teammates' files held against the open project. A window has one review at a time. */
export const reviewContract = {
  /** Opens the files for reading only. Tells of its progress under `task`; another review of the window is closed. */
  'review.open': method<ReviewHead>()(z.object({ task, paths: z.array(path).min(1).max(20) })),
  /** The window's review as it stands now; null where there is none. Given up, it reads nothing. */
  'review.current': method<ReviewHead | null>()(z.object({ task: task.optional() })),
  /** The articles in which there is anything to review, to filter by. Given up, it reads nothing. */
  'review.articles': method<Window<ArticleDiffering>>()(
    z.object({ review, ...articleWindow, task: task.optional() }),
  ),
  /** Given up, it reads nothing. */
  'review.list': method<Window<ReviewRow>>()(
    z.object({ review, filter: reviewFilter, ...window, task: task.optional() }),
  ),
  /** At which index of that list a row stands; null where the filter does not let it through. Given up, it reads nothing. */
  'review.place': method<number | null>()(
    z.object({ review, filter: reviewFilter, key, task: task.optional() }),
  ),
  'review.read': method<ReviewDetail>()(z.object({ review, key })),
  /** What teammates say that the project has not: oldest first. Given up, it reads nothing. */
  'review.comments': method<readonly BroughtComment[]>()(z.object({ review, task: task.optional() })),
  /**
   * How far the teammate of a file and one of us agree, over all articles that both worked on and in this one; null where
   * there is none. Worked out once until an annotation of ours changes; tells of its progress under `task`.
   */
  'review.agreement': method<ReviewAgreement | null>()(
    z.object({ task, review, file, article: articleId.nullable() }),
  ),
  /** What would have to come along, were these decided so. */
  'review.preview': method<{ readonly cameAlong: readonly CameAlong[] }>()(
    z.object({ review, keys, verdict, value: z.unknown().optional(), task: task.optional() }),
  ),
  /**
   * Decides, at once, as one operation that undo takes back. `edited` goes with a `value` and one key. The reason is
   * kept with the decision; it may be empty. Given up, it decides nothing.
   */
  'review.decide': method<Decided>()(
    z.object({
      ...shownProject,
      review,
      keys,
      verdict,
      value: z.unknown().optional(),
      reason: z.string().max(20_000),
      task: task.optional(),
    }),
  ),
  /** Opens decisions again: what was chosen stays until it is decided anew. Given up, it opens none. */
  'review.reopen': method<Decided>()(z.object({ ...shownProject, review, keys, task: task.optional() })),
  /** All that is left of this kind and not in conflict: the same table, field, kind and file. Given up, it reads nothing. */
  'review.alike': method<Alike>()(z.object({ review, key, task: task.optional() })),
  /** What theirs are here, of a file that was begun apart: how many of each sort. */
  'review.mapping': method<ReviewMapping>()(z.object({ review, file })),
  /** Record by record, those that are new first. An empty list of tables lets all through. */
  'review.mappingRows': method<Window<MappingRow>>()(
    z.object({ review, file, tables: z.array(z.enum(mappedTables)).readonly(), ...window }),
  ),
  /** What of the project one of theirs can be said to be: what fits the words, in the order of the project. */
  'review.mappingChoices': method<readonly MappingChoice[]>()(
    z.object({ review, table: z.enum(mappedTables), text: words, limit: z.int().min(1).max(100) }),
  ),
  /** Says what some of theirs are here; `into` null brings it as new. The review is worked out anew. */
  'review.map': method<ReviewHead>()(
    z.object({
      task,
      review,
      file,
      set: z
        .array(
          z.object({
            table: z.enum(mappedTables),
            id: z.string().max(200),
            into: z.string().max(200).nullable(),
          }),
        )
        .min(1)
        .max(10_000),
    }),
  ),
  /**
   * Brings what the files did into the project's history, so that later files of theirs bring only what is new.
   * `take`: what is undecided and not in conflict is taken. `leave`: it waits for a decision. Conflicts wait always.
   * Closes the review. Given up, it brings nothing and leaves the review open.
   */
  'review.finish': method<Finished>()(
    z.object({ ...shownProject, review, undecided: z.enum(['take', 'leave']), task: task.optional() }),
  ),
  'review.close': method<null>()(z.object({ review })),
} as const
