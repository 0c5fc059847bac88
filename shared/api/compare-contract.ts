import { z } from 'zod'
import { annotatorId, articleId } from '../model/records'
import { type TableName, tableNames } from '../model/tables'
import {
  type ArticleDiffering,
  type ComparisonHead,
  type DifferenceDetail,
  type DifferenceRow,
  differenceKinds,
  differenceWeights,
  type Restored,
  type SnapshotList,
  type SnapshotRow,
} from './compare-views'
import { articleWindow, method, none, path, shownProject, task, window, words } from './method'
import type { Window } from './views'

const snapshot = z.string().regex(/^[\w.-]{1,80}$/)
const comparison = z.string().max(80)
const key = z.string().max(200)

/** Which differences are shown. An empty list lets all through. */
const differenceFilter = z.object({
  text: words,
  kinds: z.array(z.enum(differenceKinds)).readonly(),
  weights: z.array(z.enum(differenceWeights)).readonly(),
  tables: z.array(z.enum(tableNames as readonly [TableName, ...TableName[]])).readonly(),
  articles: z.array(articleId.nullable()).readonly(),
  annotators: z.array(annotatorId.nullable()).readonly(),
})
export type DifferenceFilter = z.infer<typeof differenceFilter>

/** Snapshots of the open project, and the project as it stands against one of them or against another file. */
export const compareContract = {
  'snapshots.list': method<SnapshotList>()(none),
  /** Resolves when it is on the disk. The name may be empty. Given up, there is none. */
  'snapshots.take': method<SnapshotRow>()(
    z.object({ ...shownProject, name: z.string().max(200), task: task.optional() }),
  ),
  'snapshots.forget': method<SnapshotList>()(z.object({ ...shownProject, id: snapshot })),

  /**
   * Holds the project as it stands against a snapshot or another project file. Tells of its progress under `task`.
   * The comparison follows the project until it is closed, or another project is opened: what is done here shows in it.
   */
  'comparisons.open': method<ComparisonHead>()(
    z.object({
      task,
      with: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('snapshot'), id: snapshot }),
        z.object({ kind: z.literal('file'), path }),
      ]),
    }),
  ),
  /** Its summary as it is now. */
  'comparisons.head': method<ComparisonHead>()(z.object({ comparison })),
  /** The articles in which something differs, to filter by. */
  'comparisons.articles': method<Window<ArticleDiffering>>()(z.object({ comparison, ...articleWindow })),
  'comparisons.list': method<Window<DifferenceRow>>()(
    z.object({ comparison, filter: differenceFilter, ...window }),
  ),
  'comparisons.read': method<DifferenceDetail>()(z.object({ comparison, key })),
  /** What would have to come along, were these put back. */
  'comparisons.preview': method<{ readonly cameAlong: readonly DifferenceRow[] }>()(
    z.object({
      comparison,
      keys: z.union([z.literal('all'), z.array(key).min(1).max(100_000)]),
      task: task.optional(),
    }),
  ),
  /** Puts records back as they are in `from`: one operation, which undo takes back. Given up, it puts back nothing. */
  'comparisons.restore': method<Restored>()(
    z.object({
      ...shownProject,
      comparison,
      keys: z.union([z.literal('all'), z.array(key).min(1).max(100_000)]),
      task: task.optional(),
    }),
  ),
  'comparisons.close': method<null>()(z.object({ comparison })),

  /** Gives up a call that is under way: it answers `cancelled`. That there is none of the name is as good. */
  'tasks.cancel': method<null>()(z.object({ task })),
} as const
