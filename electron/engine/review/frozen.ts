import type { Project, ProjectReader } from '#shared/model/project'

/** A project's records at one moment, to be read while the project goes on. */
export function frozen(project: Project): Pick<ProjectReader, 'get' | 'all' | 'text'> {
  return {
    get: (table, id) => (project[table] as ReadonlyMap<unknown, never>).get(id),
    all: table => project[table].values() as never,
    text: hash => project.texts.get(hash),
  }
}
