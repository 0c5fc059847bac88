import { counted, numeral } from '../model/counted'
import type { TableName } from '../model/tables'

/** The tables whose records are annotations. */
const annotationTables = ['claims', 'mentions', 'links'] as const satisfies readonly TableName[]
type AnnotationTable = (typeof annotationTables)[number]

/** An act that removes a great part of a project's annotations. */
export interface GreatRemoval {
  readonly removed: number
  /** How many annotations there were. */
  readonly of: number
  readonly tables: Readonly<Record<AnnotationTable, number>>
}

/** Removing this many or fewer is never great, whatever part of the whole it is. */
const few = 7

/**
 * Whether what is removed is more than a quarter of all annotations: claims, mentions and evidence links. `removed`
 * says how many records of a table go, `size` how many there are.
 */
export function greatRemoval(
  removed: (table: AnnotationTable) => number,
  size: (table: AnnotationTable) => number,
): GreatRemoval | null {
  const tables = { claims: removed('claims'), mentions: removed('mentions'), links: removed('links') }
  const gone = tables.claims + tables.mentions + tables.links
  if (gone <= few) return null
  const all = annotationTables.reduce((sum, table) => sum + size(table), 0)
  return gone * 4 > all ? { removed: gone, of: all, tables } : null
}

/** “30 of the project’s 80 annotations (12 claims, 15 mentions and 3 evidence links)”. */
export function removalInWords({ removed, of, tables }: GreatRemoval): string {
  const parts = [
    counts(tables.claims, 'claim'),
    counts(tables.mentions, 'mention'),
    counts(tables.links, 'evidence link'),
  ].filter(part => part !== '')
  const list = parts.join(', ').replace(/, ([^,]*)$/, ' and $1')
  return `${removed === of ? `all ${numeral(of)}` : `${numeral(removed)} of the ${numeral(of)}`} annotations of this project (${list})`
}

const counts = (count: number, noun: string) => (count === 0 ? '' : counted(count, noun))
