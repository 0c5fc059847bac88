import { basename } from 'node:path'
import { done, type Reply } from '#shared/api/problem'
import type { ProjectReader } from '#shared/model/project'
import type { HistoryEntry } from '#shared/operations/history'
import type { Course } from '../storage/course'
import { openStore, type StoreSurroundings } from '../storage/project-store'

/** A teammate's file as it was read: it is not changed, and what becomes of it later is not looked at. */
export interface TeammateFile {
  readonly path: string
  readonly fileName: string
  readonly title: string
  readonly project: ProjectReader
  readonly history: readonly HistoryEntry[]
  /** What it needed to be opened, or cannot tell, as sentences. */
  readonly notes: readonly string[]
}

/** Reads a project file, with what the journal beside it adds. Nothing there is touched. */
export async function readTeammate(
  path: string,
  surroundings: StoreSurroundings,
  course?: Course,
): Promise<Reply<TeammateFile>> {
  const outcome = await openStore(path, surroundings, { reading: true, ...(course && { course }) })
  if (!outcome.ok) return { ok: false, problem: outcome.problem }
  const { project, history, recovery, newer } = outcome.value
  const [info] = project.all('info')
  const file = {
    path,
    fileName: basename(path),
    title: info?.title ?? '',
    project,
    history: [...history],
    notes: [...(newer === null ? [] : [newer]), ...recovery],
  }
  await outcome.value.close()
  return done(file)
}
