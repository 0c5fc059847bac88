import { IndexedProject } from '#shared/model/indexed-project'
import type { ProjectReader } from '#shared/model/project'
import { type AnyRecord, type TableName, tableNames } from '#shared/model/tables'
import type { Readers } from '../apart/readers'
import { unhurried } from '../storage/breathing'
import { editionSpans } from './edition-spans'
import { mappedProject, proposeMapping } from './mapping'

/** Ours with what teammates' projects hold beside it, and what is to be told of it, as sentences. */
export interface BesideOurs {
  readonly project: IndexedProject
  readonly notes: readonly string[]
}

/** Tables whose records are taken beside ours: what annotators made, and what it refers to. */
const besides: readonly TableName[] = tableNames.filter(
  table => !['info', 'comments', 'decisions', 'adjudications'].includes(table),
)

/**
 * Projects as one, for their annotators' work to be compared: what theirs are here is worked out as a review does where
 * two were begun apart, corrected editions included. A record that both have is taken as ours is.
 */
export async function besideOurs(
  ours: IndexedProject,
  theirs: readonly ProjectReader[],
  readers: Readers,
  signal: AbortSignal,
): Promise<BesideOurs> {
  let project = ours
  const notes: string[] = []
  for (const each of theirs) {
    const mapping = await unhurried(proposeMapping(project, each, new Map()))
    const spans = await editionSpans(each, mapping, project, readers, signal)
    const mapped = await unhurried(mappedProject(each, mapping, project, spans))
    project = joined(project, mapped)
    notes.push(...spans.notes)
  }
  return { project, notes }
}

function joined(ours: IndexedProject, mapped: IndexedProject): IndexedProject {
  const [all, theirs] = [ours.snapshot(), mapped.snapshot()]
  const tables = { ...all } as unknown as Record<TableName, Map<string, AnyRecord>>
  for (const table of besides) {
    const records = new Map(all[table] as ReadonlyMap<string, AnyRecord>)
    for (const [id, record] of theirs[table] as ReadonlyMap<string, AnyRecord>)
      if (!records.has(id)) records.set(id, record)
    tables[table] = records
  }
  const texts = new Map([...theirs.texts, ...all.texts])
  return new IndexedProject({ ...all, ...tables, texts } as unknown as typeof all)
}
