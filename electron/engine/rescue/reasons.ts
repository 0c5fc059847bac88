import type { ProjectReader } from '#shared/model/project'
import { referencesOf } from '#shared/model/references'
import { nounsOf } from '#shared/model/table-nouns'
import { type AnyRecord, type TableName, tableNames } from '#shared/model/tables'
import type { Refusal } from '#shared/operations/refusal'
import type { Salvage } from './salvage'
import { fieldsOf, idOf, nameOf, nouns } from './words'

/** What the records of a damaged file are called, those too that could not be kept. */
export class Names {
  readonly #salvage: Salvage
  #made: ReadonlyMap<string, unknown> | undefined
  readonly #known = new Map<TableName, ReadonlyMap<string, string>>()

  constructor(salvage: Salvage) {
    this.#salvage = salvage
  }

  of(table: TableName, id: string): string {
    let names = this.#known.get(table)
    if (!names) {
      const rows = this.#salvage.rows[table]
      names = new Map(rows.flatMap(row => [[idOf(row) ?? '', nameOf(table, row)] as const]))
      this.#known.set(table, names)
    }
    return names.get(id) ?? this.#inHistory(table, id) ?? `${nouns[table]} ${id}`
  }

  /** A sentence that speaks of records by their ids, with what an analyst calls them in their place. */
  inWords(sentence: string): string {
    const tables = tableNames.map(table => [nounsOf[table], table] as const)
    let words = sentence
    for (const [noun, table] of tables) {
      const named = (whole: string, id: string) => {
        const name = this.of(table, id)
        return name.endsWith(` ${id}`) ? whole : lowered(name)
      }
      words = words
        .replace(new RegExp(`\\b${noun} “([\\w.:-]{1,80})”`, 'g'), named)
        .replace(new RegExp(`\\b${table}/([\\w.:-]{1,80})(?=: )`, 'g'), named)
    }
    return words
  }

  /** A record that the history made and the tables do not have: as the operation that made it had it. */
  #inHistory(table: TableName, id: string): string | undefined {
    this.#made ??= new Map(this.#salvage.history.flatMap(entry => [...recordsMade(entry)]))
    const made = this.#made.get(id)
    return made === undefined ? undefined : nameOf(table, made)
  }
}

/** The records that an entry of the history speaks of whole, by their ids. The entry may be anything. */
function* recordsMade(entry: unknown): Generator<readonly [string, unknown]> {
  const { body } = fieldsOf(fieldsOf(entry).operation)
  const { operations } = fieldsOf(body)
  for (const single of Array.isArray(operations) ? operations : [body])
    for (const value of Object.values(fieldsOf(single))) {
      const id = idOf(value)
      if (id !== undefined) yield [id, value]
    }
}

/** Why a record does not fit what is left of its project, as a clause about it. */
export function reasonWords(
  table: TableName,
  record: AnyRecord,
  refusal: Refusal | undefined,
  project: ProjectReader,
  names: Names,
): string {
  if (!refusal) return ''
  if (refusal.code === 'quote-mismatch')
    return `its words do not stand where it says. ${refusal.message.replace(/\.$/, '')}`
  if (refusal.code !== 'missing') return refusal.message
  if (table === 'articles') return 'its text is lost'
  for (const place of referencesOf(table, record as never)) {
    if (project.get(place.table, place.id)) continue
    const name = names.of(place.table, place.id)
    return place.table === 'articles'
      ? `it was marked in ${lowered(name)}, which could not be kept`
      : `it refers to ${lowered(name)}, which could not be kept`
  }
  return refusal.message
}

const lowered = (name: string) => name.slice(0, 1).toLowerCase() + name.slice(1)
