import type { Told } from '#shared/api/told'
import type { Slice } from '#shared/api/views'
import { deepEqual } from '#shared/model/equal'
import { type IdOf, type TableName, type TableRecords, tableNames } from '#shared/model/table-names'

/**
 * The records that the window has been given: slices as they were read, kept true by every change since. A record
 * that is not here may well be in the project; one that is here is as the engine has it.
 */
export class RecordCache {
  readonly #tables: { [T in TableName]: Map<IdOf<T>, TableRecords[T]> } = emptyTables()
  readonly #versions: Record<TableName, number> = Object.fromEntries(
    tableNames.map(name => [name, 0]),
  ) as never

  get<T extends TableName>(table: T, id: IdOf<T>): TableRecords[T] | undefined {
    return (this.#tables[table] as Map<IdOf<T>, TableRecords[T]>).get(id)
  }

  all<T extends TableName>(table: T): Iterable<TableRecords[T]> {
    return (this.#tables[table] as Map<IdOf<T>, TableRecords[T]>).values()
  }

  /** Grows whenever a record of the table comes, changes or goes: what a memo depends on. */
  version(table: TableName): number {
    return this.#versions[table]
  }

  take(slice: Slice): void {
    for (const table of tableNames) {
      const records = this.#tables[table] as Map<string, unknown>
      let isNew = false
      for (const record of slice[table] ?? []) {
        // What is here already stays the same object: nobody need look at it anew.
        if (deepEqual(records.get(record.id), record)) continue
        records.set(record.id, record)
        isNew = true
      }
      if (isNew) this.#versions[table]++
    }
  }

  apply({ now, gone }: Told): void {
    for (const table of tableNames) {
      const records = this.#tables[table] as Map<string, unknown>
      for (const record of now[table] ?? []) records.set(record.id, record)
      for (const id of gone[table] ?? []) records.delete(id)
      if (now[table] || gone[table]) this.#versions[table]++
    }
  }

  /** Has of these tables from now on what was read of them, and nothing else. */
  keepOnly(tables: readonly TableName[], slice: Slice): void {
    for (const table of tables) {
      const read = new Set<string>(slice[table]?.map(({ id }) => id))
      this.forget(table, ({ id }) => !read.has(id))
    }
    this.take(slice)
  }

  /** Forgets the records of which `isFar` is true. They are in the project as before, and read again when they are asked for. */
  forget<T extends TableName>(table: T, isFar: (record: TableRecords[T]) => boolean): void {
    const records = this.#tables[table] as Map<IdOf<T>, TableRecords[T]>
    const { size } = records
    for (const [id, record] of records) if (isFar(record)) records.delete(id)
    if (records.size < size) this.#versions[table]++
  }

  clear(): void {
    for (const table of tableNames) {
      this.#tables[table].clear()
      this.#versions[table]++
    }
  }
}

function emptyTables() {
  return Object.fromEntries(tableNames.map(name => [name, new Map()])) as never
}
