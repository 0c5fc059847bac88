import { deepEqual } from './equal'
import type { Project } from './project'
import { tableNames } from './tables'

/** Whether two projects hold the same records and texts, whatever the order in which they came. */
export function sameProject(a: Project, b: Project): boolean {
  return differences(a, b).next().done === true
}

/** Where two projects differ, as `table/id`. */
export function* differences(a: Project, b: Project): Generator<string> {
  for (const table of [...tableNames, 'texts'] as const) {
    const left = a[table] as ReadonlyMap<string, unknown>
    const right = b[table] as ReadonlyMap<string, unknown>
    for (const [id, record] of left) if (!deepEqual(record, right.get(id))) yield `${table}/${id}`
    for (const id of right.keys()) if (!left.has(id)) yield `${table}/${id}`
  }
}
