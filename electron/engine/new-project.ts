import { basename } from 'node:path'
import { done, type Reply } from '#shared/api/problem'
import type { Patch } from '#shared/model/change'
import { defaultScheme } from '#shared/model/default-scheme'
import { mintId, type ProjectId } from '#shared/model/ids'
import type { Project } from '#shared/model/project'
import { tableNames } from '#shared/model/tables'
import { short } from '#shared/operations/describe'
import type { RequestedBody } from '#shared/operations/operation'
import { OpenProject, type Surroundings } from './open-project'
import type { Session } from './session'
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

/** Makes a project file that holds the records and texts of `source`, read from `file`, and leaves it closed. */
export async function projectOf(
  session: Session,
  path: string,
  source: Project,
  file: string,
): Promise<Reply<string>> {
  const { annotator } = await session.memory.identity()
  const patch = Object.fromEntries(
    tableNames.map(table => [table, Object.fromEntries(source[table])]),
  ) as Patch
  return madeFile(path, session.projects.surroundings, project =>
    project.found(patch, `Read in from ${file}`, annotator, source.texts),
  )
}

/** Makes a project file that begins as `begin` has it, and leaves it closed. Never over another file. */
export async function madeFile(
  path: string,
  surroundings: Surroundings,
  begin: (project: OpenProject) => Promise<Reply<unknown>>,
): Promise<Reply<string>> {
  const store = await createStore(path, surroundings)
  if (!store.ok) return store
  const project = new OpenProject(store.value, surroundings)
  const begun = await begin(project)
  const closed = await project.close()
  if (!begun.ok) return begun
  return closed.ok ? done(path) : closed
}
