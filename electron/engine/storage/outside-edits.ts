import { deepEqual } from '#shared/model/equal'
import { IndexedProject } from '#shared/model/indexed-project'
import { emptyProject } from '#shared/model/project'
import { type AnyRecord, type TableName, tableNames } from '#shared/model/tables'
import { reduce } from '#shared/operations/reducer'
import { breather } from './breathing'
import type { Fault } from './document-checks'
import type { ProjectDocument } from './project-document'

/**
 * Where the records of a document differ from what its own history makes of an empty project: what something other
 * than Claimbench has changed, in the records or in the history.
 */
export async function outsideEdits(document: ProjectDocument): Promise<Fault[]> {
  const breathe = breather()
  const replayed = new IndexedProject({ ...emptyProject(), texts: document.project.texts })
  const found: Fault[] = []
  for (const [i, { operation }] of document.history.entries()) {
    const outcome = reduce(replayed, operation)
    if (outcome.ok) replayed.apply(outcome.change)
    else found.push({ where: `history/${i + 1}`, what: outcome.refusal.message })
    await breathe()
  }
  for (const table of tableNames) {
    const stored = document.project[table] as ReadonlyMap<string, AnyRecord>
    for (const record of stored.values()) {
      const made = replayed.get(table, record.id as never) as AnyRecord | undefined
      if (!made) found.push({ where: `${table}/${record.id}`, what: 'no operation of the history made it' })
      else if (!deepEqual(made, record))
        found.push({
          where: `${table}/${record.id}`,
          what: `${differing(made, record)} is not what the history made it`,
        })
      await breathe()
    }
    for (const record of replayed.all(table)) if (!stored.has(record.id)) found.push(gone(table, record.id))
  }
  return found
}

const gone = (table: TableName, id: string): Fault => ({
  where: `${table}/${id}`,
  what: 'the history made it, and it is not there',
})

function differing(made: AnyRecord, stored: AnyRecord): string {
  const names = [...new Set([...Object.keys(made), ...Object.keys(stored)])]
  return names.filter(name => !deepEqual(made[name as never], stored[name as never])).join(', ')
}
