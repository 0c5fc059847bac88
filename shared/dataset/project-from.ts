import { done, failed, type Reply } from '../api/problem'
import { ChangeBuilder } from '../model/change'
import type { TextHash } from '../model/ids'
import { IndexedProject } from '../model/indexed-project'
import { emptyProject, type Project } from '../model/project'
import { type AnyRecord, type TableName, tableNames, tableSchemas } from '../model/tables'
import { brokenBy } from '../operations/integrity'
import { type Dataset, datasetFormat, datasetSchema, datasetVersion } from './dataset'
import { recordsFrom } from './records-from'

/**
 * The project that a dataset was exported from, record for record; or what is wrong with the dataset, and where.
 * `value` may be anything that was read from a file: nothing is taken on trust, neither offsets nor hashes.
 * `sha256` gives the hash of a text as UTF-8: the core has no digest of its own.
 */
export function projectFrom(value: unknown, sha256: (text: string) => TextHash): Reply<Project> {
  const dataset = checkedShape(value)
  if (!dataset.ok) return dataset
  const records = recordsFrom(dataset.value, sha256)
  if (!records.ok) return records
  const project = collected(records.value.tables, records.value.texts)
  return project.ok ? (brokenReference(project.value) ?? project) : project
}

function checkedShape(value: unknown): Reply<Dataset> {
  const head = (typeof value === 'object' && value !== null ? value : {}) as {
    format?: unknown
    version?: unknown
  }
  if (head.format !== datasetFormat) return failed('unreadable', 'This is not a Claimbench dataset.')
  if (typeof head.version === 'number' && head.version > datasetVersion) {
    return failed(
      'newer',
      `The dataset has version ${head.version} of its format, and this Claimbench reads ${datasetVersion}. A newer Claimbench is needed.`,
    )
  }
  const checked = datasetSchema.safeParse(value)
  if (checked.success) return done(value as Dataset)
  const issues = checked.error.issues
  const said = issues.slice(0, 3).map(issue => `${place(issue.path)}: ${issue.message}`)
  const more = issues.length > 3 ? ` There are ${issues.length - 3} more.` : ''
  return failed('damaged', `The dataset does not follow its format. ${said.join('. ')}.${more}`)
}

const place = (path: readonly PropertyKey[]) =>
  path
    .map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '') || 'dataset'

type Tables = { readonly [T in TableName]: readonly AnyRecord[] }

/** The records by id. An id that is given twice would lose one of the two: it is refused. */
function collected(tables: Tables, texts: ReadonlyMap<TextHash, string>): Reply<Project> {
  const project = emptyProject()
  for (const name of tableNames) {
    const table = project[name] as unknown as Map<string, AnyRecord>
    for (const record of tables[name]) {
      if (table.has(record.id))
        return failed('damaged', `Two of the dataset’s ${name} have the id “${record.id}”.`)
      const fits = tableSchemas[name].safeParse(record)
      if (!fits.success) {
        const [issue] = fits.error.issues
        return failed('damaged', `${name} “${record.id}”: ${place(issue?.path ?? [])}: ${issue?.message}.`)
      }
      table.set(record.id, record)
    }
  }
  return done({ ...project, texts })
}

/** The first reference to nothing, or span out of order, if there is one: the same check that every operation passes. */
function brokenReference(project: Project): Reply<never> | undefined {
  const everything = new ChangeBuilder()
  for (const name of tableNames) {
    for (const record of project[name].values())
      everything.record(name, record.id as never, undefined, record as never)
  }
  const broken = brokenBy(everything.done(), new IndexedProject(project))
  return broken && failed('damaged', `The dataset does not hold together: ${broken.message}`)
}
