import { atOnce } from '../model/at-once'
import { type Change, ChangeBuilder } from '../model/change'
import type { Project } from '../model/project'
import { type AnyRecord, type TableName, tableNames } from '../model/tables'

/** What a comparison reads of a project: its tables. */
export type Records = Pick<Project, TableName>

/**
 * What has to be done to `from` to make it `to`, record by record: those that are the same object are passed over.
 * Texts are not compared, for an article's hash names its text. Gives now and then the share of the work that is done,
 * 0 to 1, so that whoever runs it can let others have a turn, show progress and stop.
 */
export function* comparing(from: Records, to: Records): Generator<number, Change> {
  const builder = new ChangeBuilder()
  const total = Math.max(1, records(from) + records(to))
  let seen = 0
  for (const table of tableNames) {
    const before = from[table] as ReadonlyMap<never, AnyRecord>
    const after = to[table] as ReadonlyMap<never, AnyRecord>
    for (const [id, record] of before) {
      builder.record(table, id, record as never, after.get(id) as never)
      if (++seen % pace === 0) yield seen / total
    }
    for (const [id, record] of after) {
      if (!before.has(id)) builder.record(table, id, undefined, record as never)
      if (++seen % pace === 0) yield seen / total
    }
  }
  return builder.done()
}

/** How many records are looked at between two breaths. */
const pace = 256

/** The same in one go. */
export function compareProjects(from: Records, to: Records): Change {
  return atOnce(comparing(from, to))
}

function records(project: Records): number {
  return tableNames.reduce((sum, table) => sum + project[table].size, 0)
}
