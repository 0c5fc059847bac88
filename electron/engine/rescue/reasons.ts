import type { ProjectReader } from '#shared/model/project'
import { referencesOf } from '#shared/model/references'
import type { AnyRecord, TableName } from '#shared/model/tables'
import type { Refusal } from '#shared/operations/refusal'
import type { Salvage } from './salvage'
import { idOf, nameOf, nouns } from './words'

/** What the records of a damaged file are called, those too that could not be kept. */
export class Names {
  readonly #salvage: Salvage
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
    return names.get(id) ?? `${nouns[table]} ${id}`
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
