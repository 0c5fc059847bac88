import type { RecordState } from '#shared/merge/past-state'
import type { Project, ProjectReader } from '#shared/model/project'
import type { AnyRecord, TableName } from '#shared/model/tables'

/** A project's records at one moment, to be read while the project goes on. */
export function frozen(project: Project): Pick<ProjectReader, 'get' | 'all' | 'text'> {
  return {
    get: (table, id) => (project[table] as ReadonlyMap<unknown, never>).get(id),
    all: table => project[table].values() as never,
    text: hash => project.texts.get(hash),
  }
}

/** Some of a state's records: those that are walked through. Any can be looked up. */
export function among(state: RecordState, ids: ReadonlyMap<TableName, ReadonlySet<string>>): RecordState {
  return {
    get: (table, id): AnyRecord | undefined => state.get(table, id),
    *ids(table) {
      for (const id of ids.get(table) ?? []) if (state.get(table, id)) yield id
    },
  }
}
