import { z } from 'zod'
import { moment } from '../model/records'
import { packName, packSelection } from '../packs/selection'
import { method, path, shownProject, task } from './method'
import type {
  PackMade,
  PackPreview,
  PacksView,
  ReviewApplied,
  ReviewLandings,
  ReviewPackMade,
  ReviewPackPreview,
} from './packs-views'

const since = moment.nullable()

/** Work handed out as packs, and verdicts and comments sent on their own. */
export const packsContract = {
  /** What has been handed out of the open project, and whether it is itself a pack: the whole history is read for it. */
  'packs.list': method<PacksView>()(z.object({ task: task.optional() })),
  /** What a pack of the selection would hold. Given up where another selection is asked about. */
  'packs.preview': method<PackPreview>()(z.object({ selection: packSelection, task: task.optional() })),
  /**
   * Writes the pack as a project file of its own, never over another file, and keeps in the open project that it is
   * out. What is done in it comes back through a review. Given up, there is none.
   */
  'packs.handOut': method<PackMade>()(
    z.object({ ...shownProject, path, name: packName, selection: packSelection, task: task.optional() }),
  ),
  /** What a review pack of the open project would hold: its verdicts and comments, those since a moment where given. */
  'reviewPacks.preview': method<ReviewPackPreview>()(z.object({ since, task: task.optional() })),
  /** Given up, there is no file. */
  'reviewPacks.send': method<ReviewPackMade>()(z.object({ since, path, task: task.optional() })),
  /** What applying a review pack would do to the open project as it is now. Changes nothing. */
  'reviewPacks.read': method<ReviewLandings>()(z.object({ path, task: task.optional() })),
  /**
   * Applies what fits, as one operation that undo takes back. Nothing is done where all of it was applied before. Given up
   * before it is made, it leaves the project as it was.
   */
  'reviewPacks.apply': method<ReviewApplied>()(z.object({ ...shownProject, path, task: task.optional() })),
} as const
