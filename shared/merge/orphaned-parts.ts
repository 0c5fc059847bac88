import { deepEqual } from '../model/equal'
import type { Claim, EvidenceLink } from '../model/records'
import type { TableName } from '../model/tables'

/** The parts that say where in an article a record's words are. */
const places: ReadonlySet<string> = new Set(['claims.spans', 'mentions.span', 'links.target'])

/**
 * What a version says about a part, where it does so by the mouths of those that it was brought together of: a span that
 * only the merge has orphaned, for it gave the article another text, is what was said before.
 */
export function beforeOrphaned(
  table: TableName,
  part: string,
  value: unknown,
  said: readonly unknown[],
): unknown {
  if (!places.has(`${table}.${part}`) || said.some(each => deepEqual(each, value))) return value
  const placed = withoutEdition(value)
  return deepEqual(placed, value) ? value : (said.find(each => deepEqual(each, placed)) ?? value)
}

function withoutEdition(value: unknown): unknown {
  if (value === null || value === undefined) return value
  const { edition: _, ...place } = value as Partial<Claim & EvidenceLink>
  if (place.target?.kind !== 'span') return place
  const { edition: __, ...target } = place.target
  return { ...place, target }
}
