import type { ProjectReader } from '#shared/model/project'
import { referencesOf } from '#shared/model/references'
import { nounsOf } from '#shared/model/table-nouns'
import { type AnyRecord, type TableName, tableNames } from '#shared/model/tables'
import type { Refusal } from '#shared/operations/refusal'
import type { Salvage } from './salvage'
import { fieldsOf, idOf, nameOf, nouns } from './words'

/** What the records of a damaged file are called, those too that could not be kept. */
export class Names {
  readonly #rows: ReadonlyMap<TableName, ReadonlyMap<string, unknown>>
  /** Records that the history speaks of whole: the tables may not have them. */
  readonly #made: ReadonlyMap<string, unknown>

  private constructor(
    rows: ReadonlyMap<TableName, ReadonlyMap<string, unknown>>,
    made: ReadonlyMap<string, unknown>,
  ) {
    this.#rows = rows
    this.#made = made
  }

  /** Those of everything that was found, in steps that others can come between. */
  static *inSteps(salvage: Salvage): Generator<undefined, Names> {
    const rows = new Map<TableName, ReadonlyMap<string, unknown>>()
    for (const table of tableNames) {
      const byId = new Map<string, unknown>()
      for (const row of salvage.rows[table]) {
        byId.set(idOf(row) ?? '', row)
        yield
      }
      rows.set(table, byId)
    }
    const made = new Map<string, unknown>()
    for (const single of singlesOf(salvage.history)) {
      for (const value of Object.values(fieldsOf(single))) {
        const id = idOf(value)
        if (id !== undefined) made.set(id, value)
      }
      // Most operations of a long history speak of none whole.
      yield
    }
    return new Names(rows, made)
  }

  /** Of a record that the history made and the tables do not have: as the operation that made it had it. */
  of(table: TableName, id: string): string {
    const [rows, made] = [this.#rows.get(table), this.#made]
    if (rows?.has(id)) return nameOf(table, rows.get(id))
    return made.has(id) ? nameOf(table, made.get(id)) : `${nouns[table]} ${id}`
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
}

/** What was done in each entry of the history, one by one where it was several things. The entries may be anything. */
function* singlesOf(history: readonly unknown[]): Generator<unknown> {
  for (const entry of history) {
    const { body } = fieldsOf(fieldsOf(entry).operation)
    const { operations } = fieldsOf(body)
    if (Array.isArray(operations)) yield* operations
    else yield body
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
