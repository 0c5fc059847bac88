import { deepEqual } from '#shared/model/equal'
import type { AnnotatorId, TextHash } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import { emptyProject } from '#shared/model/project'
import { type AnyRecord, type TableName, tableNames } from '#shared/model/tables'
import { reduce } from '#shared/operations/reducer'
import { chainFaults } from '#shared/provenance/chain-faults'
import { breather } from './breathing'
import type { Fault } from './document-checks'
import type { ProjectDocument } from './project-document'
import { sha256 } from './text-hash'

/** A project with all that accounts for it. */
export type Account = Pick<ProjectDocument, 'project' | 'history' | 'heads'>

/**
 * What something other than Claimbench has changed: where the chains of a history's authors are broken, and where the
 * records differ from what the history makes of an empty project.
 */
export async function outsideEdits(document: Account): Promise<Fault[]> {
  return [...(await brokenChains(document)), ...(await differencesFromHistory(document))]
}

async function brokenChains({ project, history, heads }: Account): Promise<Fault[]> {
  const breathe = breather()
  const found: Fault[] = []
  const nameOf = (by: AnnotatorId) => project.annotators.get(by)?.name ?? by
  for (const fault of chainFaults(history, heads, nameOf, sha256)) {
    if (fault) found.push(fault)
    await breathe()
  }
  return found
}

async function differencesFromHistory(document: Account): Promise<Fault[]> {
  const breathe = breather()
  const replayed = new IndexedProject({ ...emptyProject(), texts: document.project.texts })
  const found: Fault[] = []
  const lost = lostTexts(document.history)
  for (const [i, { operation }] of document.history.entries()) {
    const outcome = reduce(replayed, operation, lost)
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
          what: differing(made, record),
        })
      await breathe()
    }
    for (const record of replayed.all(table)) if (!stored.has(record.id)) found.push(gone(table, record.id))
  }
  return found
}

/** The texts that a rescue has said are lost. */
const lostTexts = (history: Account['history']): ReadonlySet<TextHash> =>
  new Set(
    history.flatMap(({ operation: { body } }) => (body.kind === 'records.patch' ? (body.lost ?? []) : [])),
  )

const gone = (table: TableName, id: string): Fault => ({
  where: `${table}/${id}`,
  what: 'the history made it, and it is not there',
})

function differing(made: AnyRecord, stored: AnyRecord): string {
  const names = [...new Set([...Object.keys(made), ...Object.keys(stored)])]
  const differ = names.filter(name => !deepEqual(made[name as never], stored[name as never]))
  return `${differ.join(', ')} ${differ.length === 1 ? 'is not what the history made it' : 'are not what the history made them'}`
}
