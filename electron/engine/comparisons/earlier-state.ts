import { basename } from 'node:path'
import type { ComparedSide } from '#shared/api/compare-views'
import { done, type Reply } from '#shared/api/problem'
import type { Project } from '#shared/model/project'
import type { HistoryEntry } from '#shared/operations/history'
import type { OpenProject } from '../open-project'
import { unhurried } from '../storage/breathing'
import type { Course } from '../storage/course'
import { openStore, type StoreSurroundings } from '../storage/project-store'

/** What the open project is held against. */
export interface EarlierState {
  readonly project: Project
  readonly history: readonly HistoryEntry[]
  readonly side: ComparedSide
  /** What it is called in the history: “the snapshot of 6 January 2025, 09:14”. */
  readonly name: string
}

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })

export async function stateOfSnapshot(
  open: OpenProject,
  id: string,
  course?: Course,
): Promise<Reply<EarlierState>> {
  const read = await open.snapshots.folder.read(id, course)
  if (!read.ok) return read
  const { project, history } = read.value.document
  const { at } = read.value
  const name = `the snapshot of ${moment.format(new Date(at))}`
  return done({ project, history, side: { title: titleOf(project), at, revision: history.length }, name })
}

/** Another project file, with what the journal beside it adds. Nothing there is touched. */
export async function stateOfFile(
  path: string,
  surroundings: StoreSurroundings,
  course?: Course,
): Promise<Reply<EarlierState>> {
  const outcome = await openStore(path, surroundings, { reading: true, ...(course && { course }) })
  if (!outcome.ok) return { ok: false, problem: outcome.problem }
  const store = outcome.value
  const [project, history] = [await unhurried(store.project.snapshotInSteps()), [...store.history]]
  await store.close()
  const at = history.at(-1)?.operation.at ?? null
  return done({
    project,
    history,
    side: { title: titleOf(project), at, revision: history.length },
    name: `“${basename(path)}”`,
  })
}

function titleOf({ info }: Project): string {
  const [first] = info.values()
  return first?.title ?? ''
}
