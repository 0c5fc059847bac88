import { join } from 'node:path'
import { done, failed, type Reply } from '#shared/api/problem'
import { type RecordState, stateOf } from '#shared/merge/past-state'
import type { Readers } from '../engine/apart/readers'
import { unwaited } from '../engine/making'
import { emptyMemory, Memory, memorySchema } from '../engine/memory'
import type { OpenProject } from '../engine/open-project'
import { OpenProjects } from '../engine/open-projects'
import { Review } from '../engine/review/review'
import { readTeammate, type TeammateFile } from '../engine/review/teammate-file'
import { Session } from '../engine/session'
import { SettingsFile } from '../engine/storage/settings-file'
import { machine } from '../engine/workbench'
import type { Io } from './io'

/** Runs `act` with the project at `path` open for writing, in the name of this machine's annotator, and closes it. */
export async function withProject<T>(
  { version, sampleFolder, configFolder }: Io,
  path: string,
  act: (session: Session, open: OpenProject) => Promise<Reply<T>>,
): Promise<Reply<T>> {
  const projects = new OpenProjects(machine)
  const settings = await SettingsFile.open(join(configFolder, 'settings.json'), memorySchema, emptyMemory)
  const ports = { version, sampleFolder, configFolder, chooseFiles: async () => [] }
  const session = new Session(
    { ...ports, host: 'web', forgetful: true },
    new Memory(settings, machine.random),
    projects,
  )
  try {
    const opened = await session.open(async () => done(path))
    if (!opened.ok) return opened
    const { project } = session
    if (!project) throw new Error('nothing is open')
    const { readOnly } = opened.value.project
    if (readOnly !== null) return failed('read-only', `${readOnly} Nothing has been changed.`, path)
    const result = await act(session, project)
    const left = await session.leave()
    return left.ok ? result : left
  } finally {
    await session.close()
    await projects.closeAll()
  }
}

/** Holds files against a project. `base` is what they have all grown from, where histories do not tell. */
export function holdAgainst(
  open: OpenProject,
  files: readonly TeammateFile[],
  readers: Readers,
  base: RecordState | null,
): Promise<Review> {
  return Review.make('review', open, files, readers, unwaited, base)
}

export async function readAll(paths: readonly string[]): Promise<Reply<readonly TeammateFile[]>> {
  const files: TeammateFile[] = []
  for (const path of paths) {
    const read = await readTeammate(path, machine)
    if (!read.ok) return read
    files.push(read.value)
  }
  return done(files)
}

/** The state that `--base` names; null where the histories are to tell. */
export async function baseOf(path: string | undefined): Promise<Reply<RecordState | null>> {
  if (path === undefined || path === 'auto') return done(null)
  const read = await readTeammate(path, machine)
  return read.ok ? done(stateOf(read.value.project)) : read
}
