import type { RescuePart } from '#shared/api/rescue-views'
import type { AnnotatorId } from '#shared/model/ids'
import type { Project } from '#shared/model/project'
import { type AnyRecord, type TableName, tableNames } from '#shared/model/tables'
import { outsideEdits } from '../../storage/outside-edits'
import { documentText, type ProjectDocument } from '../../storage/project-document'
import { readDocument } from '../../storage/read-document'
import { seeded } from '../../storage/testing/sample-operations'
import { type Rescue, rescue } from '../rescue'

/** What came of a rescue, held against the project as it was before anything was at its files. */
export type RescueVerdict = 'rescued whole' | 'rescued in part' | 'nothing to rescue'

/** A project's records as text, table by table in the order of `tableNames`. */
type Records = readonly (readonly string[])[]

/**
 * Rescues damaged files. Throws where a promise is broken: where what was rescued is not sound in every respect, its
 * history does not make its records, or a record that was there is gone and the report does not say so, or different and the report does not say that it could not have noticed.
 */
export async function examineRescue(
  bytes: Uint8Array,
  journal: Uint8Array | null,
  records: Records,
): Promise<RescueVerdict> {
  const rescuer = {
    annotator: { id: 'annotator-rescuer' as AnnotatorId, name: 'Rescuer' },
    at: '2025-06-01T12:00:00.000Z',
    random: seeded(7),
  }
  const { document, report } = await rescue({ path: '/desk/p.claimbench.json', bytes, journal }, rescuer)
  for (const { how, name, what } of report.parts) {
    need(how.endsWith('.') && name !== '' && what !== '', `a part is told as “${name}: ${what}. ${how}”`)
  }
  if (!document) {
    need(!report.readable, 'there is nothing, and the report speaks of something')
    return 'nothing to rescue'
  }
  const project = await soundly(document, report)
  const unsaid = [...lostIn(project, records)].filter(
    ({ table, id, is }) => !(is && !report.compared) && !told(report.parts, table, id),
  )
  const [first] = unsaid
  need(!first, `nothing is said of ${first?.table}/${first?.id}, and of ${unsaid.length - 1} more`)
  const lost = [...lostIn(project, records)].length > 0
  return lost || report.parts.some(({ outcome }) => outcome === 'left-out')
    ? 'rescued in part'
    : 'rescued whole'
}

/** Reads what was rescued as any project file is read. */
async function soundly(document: ProjectDocument, report: Rescue['report']): Promise<Project> {
  const written = Buffer.from([...documentText(document)].join(''))
  const read = await readDocument(written, '/desk/rescued.claimbench.json')
  if (!read.ok)
    throw new Error(
      `what was rescued does not open: ${read.problem.message} ${JSON.stringify(read.faults[0])}`,
    )
  need(read.untouched, 'what was rescued opens as one that something has changed')
  // Where operations are lost, those after them say so for ever, and rightly; the report has said it first.
  const gaps = report.parts.some(({ place }) => place === 'history' || place === 'journal')
  const edits = await outsideEdits(read.document)
  const edit = edits.find(
    ({ where, what }) => !(gaps && where.startsWith('history/') && / follows/.test(what)),
  )
  need(!edit, `its history does not make it: ${edit?.where}: ${edit?.what}`)
  return read.document.project
}

function* lostIn(
  project: Project,
  records: Records,
): Generator<{ table: TableName; id: string; is: boolean }> {
  for (const [i, table] of tableNames.entries()) {
    const there = project[table] as ReadonlyMap<string, AnyRecord>
    for (const text of records[i] ?? []) {
      const { id } = JSON.parse(text) as AnyRecord
      if (JSON.stringify(there.get(id)) !== text)
        yield { table, id, is: there.has(id) || underOtherId(there, id, text) }
    }
  }
}

/** An id is a word like any other: where something has changed it, the record is there by another. */
const underOtherId = (there: ReadonlyMap<string, AnyRecord>, id: string, text: string): boolean =>
  [...there.values()].some(record => JSON.stringify({ ...record, id }) === text)

/** Whether the report tells of a record: by its id, or that more of its table, of all tables or of its journal is lost than can be named. */
function told(parts: readonly RescuePart[], table: TableName, id: string): boolean {
  return parts.some(
    ({ where, place, outcome }) =>
      where === `${table}/${id}` ||
      (place === table && (where === table || where.startsWith('line ') || where.endsWith('/?'))) ||
      (place === 'journal' && outcome === 'left-out') ||
      (where === 'records' && outcome === 'left-out') ||
      (table === 'info' && where === 'info'),
  )
}

function need(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what)
}
