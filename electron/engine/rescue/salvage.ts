import { type TableName, tableNames, tableSchemas } from '#shared/model/tables'
import { unsoundness } from '../storage/json-soundness'

/** A section of a project file. */
export type Section = TableName | 'texts' | 'history'

/** A stretch of the file that is no value: what is left of a record, a text or an operation. */
export interface Fragment {
  readonly section: Section | null
  /** In which line of the file it begins, from 1. */
  readonly line: number
  readonly text: string
}

/** What a damaged file still holds, before any of it has been checked. */
export interface Salvage {
  readonly version: unknown
  readonly epoch: unknown
  readonly saved: unknown
  readonly revision: unknown
  readonly closed: unknown
  readonly heads: unknown
  /** Some bytes of the file were no UTF-8: U+FFFD stands for them, and what holds one may be damaged. */
  readonly garbled: boolean
  /** Values that could be read. They need not be sound records. */
  readonly rows: Readonly<Record<TableName, readonly unknown[]>>
  readonly texts: readonly { readonly hash: string; readonly text: unknown; readonly whole: boolean }[]
  readonly history: readonly unknown[]
  readonly fragments: readonly Fragment[]
  /** The sections of which nothing is known to be missing: what is not in them was not there. */
  readonly complete: ReadonlySet<Section>
  /** Fields and tables that this version does not know. */
  readonly unknown: {
    readonly fields: Readonly<Record<string, unknown>>
    readonly tables: Readonly<Record<string, unknown>>
  }
}

/** Whether some of a value's letters could not be read. */
export function isGarbled(value: unknown, { garbled }: Pick<Salvage, 'garbled'>): boolean {
  return garbled && JSON.stringify(value).includes('\ufffd')
}

/**
 * The table that a value is a record of: the one in which it was found, if it can be, else another whose records look
 * like it, for lines may have been moved. Undefined where it looks like none.
 */
export function tableOf(value: unknown, here: TableName | null): TableName | undefined {
  if (unsoundness(value) !== undefined) return undefined
  if (here && tableSchemas[here].safeParse(value).success) return here
  return tableNames.find(table => tableSchemas[table].safeParse(value).success)
}
