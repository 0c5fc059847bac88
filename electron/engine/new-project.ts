import { basename } from 'node:path'
import { done, type Reply } from '#shared/api/problem'
import type { Patch } from '#shared/model/change'
import { defaultScheme } from '#shared/model/default-scheme'
import { mintId, type ProjectId } from '#shared/model/ids'
import { short } from '#shared/operations/describe'
import type { RequestedBody } from '#shared/operations/operation'
import type { Texts, Waiting } from './making'
import { OpenProject, type Surroundings } from './open-project'
import type { Session } from './session'
import { Course } from './storage/course'
import { createStore } from './storage/project-store'

/** Makes a project file with the default scheme and the annotator of this machine in it, and leaves it closed. */
export async function newProject(session: Session, path: string, title: string): Promise<Reply<string>> {
  const { surroundings } = session.projects
  const { annotator, annotatorName } = await session.memory.identity()
  const body: RequestedBody = {
    kind: 'batch',
    title: `Created the project “${short(title)}”`,
    operations: [
      {
        kind: 'project.create',
        info: {
          id: mintId<ProjectId>('project', surroundings.random),
          title: title || basename(path),
          guidelines: '',
        },
      },
      { kind: 'annotator.add', annotator: { id: annotator, name: annotatorName || 'Analyst' } },
      ...defaultScheme(),
    ],
  }
  return madeFile(path, surroundings, project => project.perform(body, annotator))
}

/** Records by their ids, table by table, and the texts that they stand in. */
export interface Founding {
  readonly patch: Patch
  readonly texts: Texts
}

/** Makes a project file that holds these records, read from `file`, and leaves it closed. Given up, there is no file. */
export async function projectOf(
  session: Session,
  path: string,
  { patch, texts }: Founding,
  file: string,
  waiting: Waiting,
): Promise<Reply<string>> {
  const { annotator } = await session.memory.identity()
  const begin: Begin = (project, heard) =>
    project.found(patch, `Read in from ${file}`, annotator, texts, undefined, heard)
  return madeFile(path, session.projects.surroundings, begin, new Course(waiting.signal, waiting.tell))
}

/** Makes the first operation of a project: where somebody waits for it, they hear how far that is. */
export type Begin = (project: OpenProject, waiting?: Waiting) => Promise<Reply<unknown>>

/**
 * Makes a project file that begins as `begin` has it, and leaves it closed. Never over another file. The `course` says how far
 * it is worked out and written.
 */
export async function madeFile(
  path: string,
  surroundings: Surroundings,
  begin: Begin,
  course?: Course,
): Promise<Reply<string>> {
  const waiting = course?.handedOn(0.5)
  const store = await createStore(path, surroundings, course?.within(1))
  if (!store.ok) return store
  const project = new OpenProject(store.value, surroundings)
  const begun = await begin(project, waiting)
  const closed = await project.close()
  if (!begun.ok) return begun
  return closed.ok ? done(path) : closed
}
