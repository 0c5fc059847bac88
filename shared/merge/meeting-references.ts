import { deepEqual } from '../model/equal'
import { partsOf } from './field-rules'
import { type Meeting, type MeetingPart, partsByVoice, possibleValues } from './meeting'
import { type PartReference, referencesByPart, referencesOfPart } from './part-references'
import { saidBy } from './said-by'
import type { Side } from './unit'

/* What a record of several versions refers to, and what it may come to refer to. */

/** Everything that the record refers to, in whichever version. */
export function* allReferences(meeting: Meeting): Generator<PartReference & { readonly part: string }> {
  const records = isWhole(meeting) ? [meeting.base, ...meeting.voices.map(({ has }) => has)] : []
  for (const record of records) if (record) yield* referencesByPart(meeting.table, record)
  for (const { part, base, mine, theirs, options } of meeting.parts.values())
    for (const value of [base, mine, theirs, ...options])
      for (const reference of referencesOfPart(meeting.table, part, value)) yield { part, ...reference }
}

/**
 * What the record may come to refer to, by the bits of those by whom it would, and whether that is new. Where it only
 * keeps a reference that it always had and can do without, it does without: whoever removed the target took the reference
 * out wherever they had it.
 */
export function* possibleReferences(
  meeting: Meeting,
  sides: readonly Side[],
): Generator<readonly [to: string, by: number, isNew: boolean]> {
  const { table, base, parts } = meeting
  const before = base && partsOf(table, base)
  if (isWhole(meeting))
    for (const { voice, parts } of partsByVoice(meeting))
      for (const [part, value] of parts) yield* from(part, value, before?.get(part), () => voice.mask)
  for (const met of parts.values())
    for (const value of possibleValues(met))
      yield* from(met.part, value, met.base, to => saidBy(meeting, met, value, to, sides))

  function* from(
    part: string,
    value: unknown,
    was: unknown,
    by: (to: string) => number,
  ): Generator<readonly [string, number, boolean]> {
    const isNew = !deepEqual(value, was)
    for (const { to, needed } of referencesOfPart(table, part, value))
      if (needed || isNew) yield [to, by(to), isNew]
  }
}

/** Whether a part may come to refer to a record. */
export function refersTo({ table }: Meeting, met: MeetingPart, root: string): boolean {
  return possibleValues(met).some(value =>
    referencesOfPart(table, met.part, value).some(({ to }) => to === root),
  )
}

/** Whether a record is taken or left as a whole. */
const isWhole = ({ voices, conflict }: Meeting): boolean =>
  conflict === 'added-differently' || !voices.every(({ has }) => has)
