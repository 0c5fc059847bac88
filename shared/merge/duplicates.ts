import type { Claim, Mention } from '../model/records'
import type { Meetings } from './three-way'

/** The same words marked by both, independently: two records that say the same of the same place. */
export interface Duplicate {
  readonly table: 'claims' | 'mentions'
  readonly mine: string
  readonly theirs: string
}

/**
 * Claims that both marked at the very same words under the same label since the base, and mentions of the same entity.
 * Not in conflict: both can be kept, and the reviewer is told.
 */
export function duplicatesIn(meetings: Meetings): Duplicate[] {
  const added = { mine: new Map<string, string[]>(), theirs: new Map<string, string[]>() }
  const found: Duplicate[] = []
  for (const { table, id, base, mine, theirs } of meetings.values()) {
    if ((table !== 'claims' && table !== 'mentions') || base || (mine && theirs)) continue
    const record = mine ?? theirs
    if (!record) continue
    const side = mine ? added.mine : added.theirs
    const place = `${table} ${placeOfWords(table, record as Claim | Mention)}`
    side.set(place, [...(side.get(place) ?? []), id])
  }
  for (const [place, ids] of added.mine) {
    const others = added.theirs.get(place) ?? []
    const table = place.startsWith('claims') ? 'claims' : 'mentions'
    for (const [i, mine] of ids.entries()) {
      const theirs = others[i]
      if (theirs !== undefined) found.push({ table, mine, theirs })
    }
  }
  return found
}

function placeOfWords(table: 'claims' | 'mentions', record: Claim | Mention): string {
  if (table === 'mentions') {
    const { article, span, entity } = record as Mention
    return JSON.stringify([article, span.start, span.end, entity])
  }
  const { article, spans, label } = record as Claim
  return JSON.stringify([article, spans.map(({ start, end }) => [start, end]), label])
}
