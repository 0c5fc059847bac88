import type { RescuePart } from '#shared/api/rescue-views'
import { deepEqual } from '#shared/model/equal'
import type { AnyRecord, TableName } from '#shared/model/tables'
import { recordFault } from '../storage/document-checks'
import type { Replayed } from './history'
import { type Fragment, isGarbled, type Salvage } from './salvage'
import { faultWords, idOf, nameOf, readFragment, saidIn, sectionWords } from './words'

/** A record that may stand in the rescued project, if what it refers to does. */
export interface Candidate {
  readonly record: AnyRecord
  readonly from: 'file' | 'history'
  /** What was wrong with the file's own version, where this is not it. */
  readonly what?: string
}

export const restoredHow = (whole: boolean): string =>
  whole
    ? 'It was made anew from the project’s history, exactly as it was.'
    : 'It was made anew from what can be read of the project’s history. Later changes to it may be missing.'

/**
 * The records of a table, each from where it can best be had: as the file has it where that is sound, else as the
 * history makes it. Everything that stands in the file is among them or in `parts`. Record by record, so that others can
 * come between.
 */
export function* findingCandidates(
  table: TableName,
  salvage: Salvage,
  replayed: Replayed,
  parts: RescuePart[],
): Generator<undefined, Map<string, Candidate>> {
  const found = new Map<string, Candidate>()
  const made = (id: string) => replayed.project.get(table, id as never) as AnyRecord | undefined
  const faulty: {
    readonly id: string | undefined
    readonly what: string
    readonly said: readonly string[]
    readonly name: string
    readonly garbled?: AnyRecord
  }[] = []
  for (const value of salvage.rows[table]) {
    yield
    const fault = recordFault(table, value)
    if (fault !== undefined) {
      faulty.push({
        id: idOf(value),
        what: faultWords(fault, value, table),
        said: saidIn(value),
        name: nameOf(table, value),
      })
      continue
    }
    const record = value as AnyRecord
    if (isGarbled(value, salvage)) {
      faulty.push({
        id: record.id,
        what: 'some of its letters cannot be read',
        said: saidIn(record),
        name: nameOf(table, record),
        garbled: record,
      })
      continue
    }
    const other = found.get(record.id)
    if (!other) found.set(record.id, { record, from: 'file' })
    else parts.push(...twice(table, other.record, record, made(record.id), found))
  }
  for (const { id, what, said, name, garbled } of faulty) {
    yield
    const where = `${table}/${id ?? '?'}`
    if (id !== undefined && found.has(id)) {
      parts.push({
        where,
        place: table,
        name,
        what: `it is there twice, and of one ${what}`,
        outcome: 'kept',
        how: 'The sound one is kept.',
        said,
      })
      continue
    }
    const record = id === undefined ? undefined : made(id)
    if (record && id !== undefined) found.set(id, { record, from: 'history', what })
    else if (garbled) {
      found.set(garbled.id, { record: garbled, from: 'file' })
      parts.push({
        where,
        place: table,
        name,
        what,
        outcome: 'mended',
        how: 'It is kept; each of those letters stands as �.',
        said: [],
      })
    } else parts.push(lost(where, table, name, what, said, replayed.whole && id === undefined))
  }
  for (const fragment of salvage.fragments) {
    if (fragment.section === table) takeFragment(table, fragment, replayed, found, parts)
  }
  for (const record of replayed.project.all(table)) {
    yield
    const other = found.get(record.id)
    const known = replayed.whole || replayed.ahead
    if (!other && (known || !salvage.complete.has(table)))
      found.set(record.id, { record, from: 'history', what: 'it is missing from the file' })
    else if (other && known && changedAt(record) > changedAt(other.record))
      found.set(record.id, {
        record,
        from: 'history',
        what: 'the file has an earlier state of it than its history',
      })
  }
  for (const { record, from } of found.values()) {
    yield
    const earlier = made(record.id)
    // Without the whole history a record may have been changed by what is lost; then its stamp says so.
    const comparable = replayed.whole || (earlier && changedAt(earlier) === changedAt(record))
    if (from === 'file' && comparable) parts.push(...unlikeHistory(table, record, earlier))
  }
  return found
}

/** When a record was last changed; '' where it never was, or its kind has no such stamp. */
const changedAt = (record: AnyRecord): string => ('changed' in record && record.changed?.at) || ''

function takeFragment(
  table: TableName,
  fragment: Fragment,
  replayed: Replayed,
  found: Map<string, Candidate>,
  parts: RescuePart[],
): void {
  const { id, said } = readFragment(fragment.text)
  const record =
    id === undefined ? undefined : (replayed.project.get(table, id as never) as AnyRecord | undefined)
  const what = `line ${fragment.line.toLocaleString('en-GB')} of the file is broken`
  if (record && id !== undefined && !found.has(id)) found.set(id, { record, from: 'history', what })
  else if (id !== undefined && found.has(id)) return
  else {
    const where = id === undefined ? `line ${fragment.line}` : `${table}/${id}`
    parts.push(lost(where, table, nameOf(table, {}), what, said, replayed.whole))
  }
}

/** `known`: the whole history is there, so whatever this was is among what that makes. */
function lost(
  where: string,
  table: TableName,
  name: string,
  what: string,
  said: readonly string[],
  known: boolean,
): RescuePart {
  const how = known
    ? `What belongs to ${sectionWords[table]} was made anew from the project’s history.`
    : 'It could not be kept. What can be read of it stands here.'
  return {
    where,
    place: table,
    name,
    what,
    outcome: known ? 'restored' : 'left-out',
    how,
    said: known ? [] : said,
  }
}

function twice(
  table: TableName,
  first: AnyRecord,
  second: AnyRecord,
  made: AnyRecord | undefined,
  found: Map<string, Candidate>,
): RescuePart[] {
  const same = deepEqual(first, second)
  const better = !same && made !== undefined && deepEqual(made, second)
  if (better) found.set(second.id, { record: second, from: 'file' })
  const left = better ? first : second
  return [
    {
      where: `${table}/${second.id}`,
      place: table,
      name: nameOf(table, second),
      what: same ? 'it is there twice' : 'it is there twice, and the two differ',
      outcome: same ? 'kept' : 'left-out',
      how: same
        ? 'One of them is kept.'
        : `One of them is kept: ${better ? 'the one that the history made' : 'the first'}. This is the other.`,
      said: same ? [] : saidIn(left),
    },
  ]
}

function unlikeHistory(table: TableName, record: AnyRecord, made: AnyRecord | undefined): RescuePart[] {
  if (made && deepEqual(made, record)) return []
  const names = made ? [...new Set([...Object.keys(made), ...Object.keys(record)])] : []
  const differ = names.filter(name => !deepEqual(made?.[name as never], record[name as never]))
  return [
    {
      where: `${table}/${record.id}`,
      place: table,
      name: nameOf(table, record),
      what: made
        ? `its ${differ.map(name => `“${name}”`).join(', ')} is not what the project’s history made it`
        : 'nothing in the project’s history made it',
      outcome: 'kept',
      how: 'It is kept as it stands in the file.',
      said: [],
    },
  ]
}
