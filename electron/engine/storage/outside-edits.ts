import { differenceOf } from '#shared/compare/differences'
import { fieldName, shownFields } from '#shared/compare/shown-fields'
import { type Names, titleOf } from '#shared/compare/titles'
import type { AnnotatorId, TextHash } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import { emptyProject } from '#shared/model/project'
import { nounsOf } from '#shared/model/table-nouns'
import { type AnyRecord, type TableName, tableNames } from '#shared/model/tables'
import { short } from '#shared/operations/describe'
import { reduce, reducing } from '#shared/operations/reducer'
import { chainFaults } from '#shared/provenance/chain-faults'
import { breather, unhurried } from './breathing'
import type { Course } from './course'
import type { Fault } from './document-checks'
import { isLong, type ProjectDocument } from './project-document'
import { runningSha256, sha256 } from './text-hash'

/** A project with all that accounts for it. */
export type Account = Pick<ProjectDocument, 'project' | 'history' | 'heads'>

/**
 * What something other than Claimbench has changed: where the chains of a history's authors are broken, and where the
 * records differ from what the history makes of an empty project.
 */
export async function outsideEdits(document: Account, course?: Course): Promise<Fault[]> {
  course?.part('Checking who did what', 0.4)
  const broken = await brokenChains(document, course)
  course?.part('Going through the history', 1)
  return [...broken, ...(await differencesFromHistory(document, course))]
}

async function brokenChains(
  { project, history, heads }: Account,
  course: Course | undefined,
): Promise<Fault[]> {
  const breathe = breather(course)
  let looked = 0
  const found: Fault[] = []
  const nameOf = (by: AnnotatorId) => project.annotators.get(by)?.name ?? by
  for (const fault of chainFaults(history, heads, nameOf, sha256, runningSha256)) {
    if (fault) found.push(fault)
    await breathe(++looked / history.length)
  }
  return found
}

async function differencesFromHistory(document: Account, course: Course | undefined): Promise<Fault[]> {
  const breathe = breather(course)
  const replayed = new IndexedProject({ ...emptyProject(), texts: document.project.texts })
  const found: Fault[] = []
  const lost = lostTexts(document.history)
  for (const [i, entry] of document.history.entries()) {
    const { operation } = entry
    // What it holds much of is gone through in steps that others can come between.
    const long = isLong(entry)
    const outcome = long
      ? await unhurried(reducing(replayed, operation, lost), course)
      : reduce(replayed, operation, lost)
    if (outcome.ok)
      replayed.apply(
        outcome.change,
        long ? await unhurried(replayed.coming(outcome.change), course) : undefined,
      )
    else found.push({ where: `history/${i + 1}`, what: outcome.refusal.message })
    await breathe(i / document.history.length)
  }
  const stored: Names = { get: (table, id) => document.project[table].get(id as never) as never }
  for (const table of tableNames) {
    const records = document.project[table] as ReadonlyMap<string, AnyRecord>
    for (const record of records.values()) {
      const made = replayed.get(table, record.id as never) as AnyRecord | undefined
      found.push(...differing(table, record.id, made, record, replayed, stored))
      await breathe()
    }
    for (const record of replayed.all(table))
      if (!records.has(record.id))
        found.push(...differing(table, record.id, record as AnyRecord, undefined, replayed, stored))
  }
  return found
}

/** The texts that a rescue has said are lost. */
const lostTexts = (history: Account['history']): ReadonlySet<TextHash> =>
  new Set(
    history.flatMap(({ operation: { body } }) => (body.kind === 'records.patch' ? (body.lost ?? []) : [])),
  )

/** How a record differs from what the history made it: the record by its words, and each value as it is and was. */
function differing(
  table: TableName,
  id: string,
  made: AnyRecord | undefined,
  stored: AnyRecord | undefined,
  replayed: Names,
  now: Names,
): Fault[] {
  const difference = differenceOf(table, id, made, stored)
  const record = stored ?? made
  if (!difference || !record) return []
  const noun = nounsOf[table]
  const name = `${noun[0]?.toUpperCase()}${noun.slice(1)} “${short(titleOf(table, record, stored ? now : replayed))}”`
  const where = `${table}/${id}`
  if (!made) return [{ where, what: `${name} was made by no operation of the history` }]
  if (!stored) return [{ where, what: `${name} is not there, and the history made it` }]
  const values = shownFields(difference, replayed, now).map(({ name, from, to }) =>
    from === to
      ? `its “${name}” is not what the history made it`
      : `its “${name}” ${to === null ? 'is empty' : `is “${short(to)}”`}, and the history ${from === null ? 'left it empty' : `made it “${short(from)}”`}`,
  )
  const others = `its ${difference.fields.map(field => `“${fieldName(table, field)}”`).join(', ')} is not what the history made it`
  return [{ where, what: `${name}: ${values.join('; ') || others}` }]
}

/** An edit as a sentence for the window, where nobody needs to know where in the file it is. */
export function editSentence({ where, what }: Fault): string {
  const operation = /^history\/(.*)$/.exec(where)
  return `${operation ? `Operation ${operation[1]}: ` : ''}${what.replace(/\bhistory\/(\d+)/g, 'operation $1')}.`
}
