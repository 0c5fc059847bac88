import { type LandingRow, type ReviewLandings, rowsShown } from '#shared/api/packs-views'
import { titleOf } from '#shared/compare/titles'
import { partsOf } from '#shared/merge/field-rules'
import { unitPlace } from '#shared/merge/unit'
import { partInWords, valueInWords } from '#shared/merge/unit-words'
import type { ProjectReader } from '#shared/model/project'
import type { Stamp } from '#shared/model/records'
import type { Decision } from '#shared/model/review-records'
import { nounsOf } from '#shared/model/table-nouns'
import { type AnyRecord, type TableName, tableNames } from '#shared/model/tables'
import { short } from '#shared/operations/describe'
import type { Application, Landing } from '#shared/packs/apply-review'
import type { ReadReviewPack } from './read-review-pack'

/** Those that need to be looked at first. */
const order: readonly Landing['kind'][] = ['no-place', 'applies', 'agrees', 'applied-before']

/** What a review pack comes to in the project, in words. */
export function landingsOf(
  project: ProjectReader,
  { pack, bytes }: ReadReviewPack,
  application: Application,
): ReviewLandings {
  const names = namesOf(project, pack)
  const who = new Map(pack.annotators.map(({ id, name }) => [id, name]))
  const by = ({ created, changed }: { readonly created: Stamp; readonly changed: Stamp | null }) => {
    const stamp = changed ?? created
    const name = project.get('annotators', stamp.by)?.name ?? who.get(stamp.by) ?? 'somebody'
    return { byName: name, at: stamp.at }
  }
  const rows: LandingRow[] = []
  for (const { decision, landing } of application.decisions) {
    const { table, id, part } = unitPlace(decision.subject)
    const unit = {
      ...{ key: decision.subject, table, id, part, base: decision.base, mine: null, theirs: decision.value },
      ...{ standing: 'conflict' as const, conflict: null, follows: [], options: [] },
    }
    const isKnown = tableNames.includes(table)
    const record = isKnown ? recordOf(names, decision) : undefined
    const inWords = (value: unknown) => (isKnown ? valueInWords(unit, value ?? null, names) : null)
    rows.push({
      key: `decisions/${decision.id}`,
      kind: 'verdict',
      ...landed(landing),
      table,
      what: isKnown ? partInWords(unit, names) : decision.subject,
      title: record ? short(titleOf(table, record, names)) : null,
      says: inWords(decision.value),
      stands: landing.kind === 'applies' && part !== null ? inWords(standingPart(project, decision)) : null,
      whole: part === null,
      reason: decision.reason,
      ...by(decision),
    })
  }
  for (const { comment, landing } of application.comments) {
    const { table, id } = comment.on
    const record = names.get(table, id as never) as AnyRecord | undefined
    rows.push({
      key: `comments/${comment.id}`,
      kind: 'comment',
      ...landed(landing),
      table,
      what: `this ${nounsOf[table]}`,
      title: record && hasTitle(table) ? short(titleOf(table, record, names)) : null,
      says: comment.text,
      stands: null,
      whole: false,
      reason: '',
      ...by(comment),
    })
  }
  const counts = { verdict: none(), comment: none() }
  for (const { kind, landing } of rows) counts[kind][landing]++
  rows.sort((a, b) => order.indexOf(a.landing) - order.indexOf(b.landing))
  const [info] = project.all('info')
  return {
    title: pack.project.title,
    byName: who.get(pack.made.by) ?? 'somebody',
    at: pack.made.at,
    bytes,
    rows: rows.slice(0, rowsShown),
    counts,
    cameAlong: application.cameAlong,
    otherProject: info?.id !== pack.project.id,
  }
}

/** The record that a verdict is about: as it is here, or else as one of the versions that it was decided between. */
function recordOf(names: Pick<ProjectReader, 'get'>, decision: Decision): AnyRecord | undefined {
  const { table, id, part } = unitPlace(decision.subject)
  const here = names.get(table, id as never) as AnyRecord | undefined
  if (here || part !== null) return here
  const versions = [decision.value, decision.base, ...decision.options.map(({ value }) => value)]
  return versions.find(value => value !== null && value !== undefined) as AnyRecord | undefined
}

function standingPart(project: ProjectReader, { subject }: Decision): unknown {
  const { table, id, part } = unitPlace(subject)
  const record = project.get(table, id as never) as AnyRecord | undefined
  return record && part !== null ? partsOf(table, record).get(part) : null
}

const none = () => ({ applies: 0, agrees: 0, 'applied-before': 0, 'no-place': 0 })
const landed = (landing: Landing) => ({
  landing: landing.kind,
  why: landing.kind === 'no-place' ? landing.why : null,
})
const hasTitle = (table: TableName) => table !== 'decisions' && table !== 'adjudications'

/** Names are looked up in the project and, where they are not there, in what the pack brings. */
function namesOf(project: ProjectReader, { brought }: ReadReviewPack['pack']): Pick<ProjectReader, 'get'> {
  const along = new Map<string, AnyRecord>()
  for (const [table, records] of Object.entries(brought))
    for (const record of records) along.set(`${table}/${record.id}`, record)
  return { get: (table, id) => project.get(table, id) ?? (along.get(`${table}/${id}`) as never) }
}
