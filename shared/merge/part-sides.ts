import type { TableName } from '../model/tables'
import type { MeetingPart } from './meeting'
import { withoutReference } from './part-references'

/**
 * What each of the two has to say about a part. Who does not have the record has only removed what the part refers to,
 * and says that it is to do without; undefined where nobody has it.
 */
export function sidesOf(
  table: TableName,
  { part, mine, theirs }: Pick<MeetingPart, 'part' | 'mine' | 'theirs'>,
): { readonly mine: unknown; readonly theirs: unknown } {
  const orWithout = (own: unknown, other: unknown) =>
    own === undefined && other !== undefined ? withoutReference(table, part, other) : own
  return { mine: orWithout(mine, theirs), theirs: orWithout(theirs, mine) }
}
