import { partsOf } from './field-rules'
import type { Meeting } from './meeting'
import { referencesOfPart } from './part-references'
import { sidesOf } from './part-sides'
import type { Consequence } from './soundness'
import type { Meetings } from './three-way'
import { unitKey } from './unit'
import { decisive, type Reach, type Verdicts, valueBy } from './verdict'

/** How many records are looked at between two breaths. */
const pace = 256

/**
 * Which of the records that two versions do not agree about are there in the end, before it is seen to that all is sound.
 * Yields now and then.
 */
export function* existenceOf(
  meetings: Meetings,
  verdicts: Verdicts,
  reach: Reach,
  isInMine: (key: string) => boolean,
  consequences: Consequence[],
): Generator<undefined, Map<string, boolean>> {
  const there = new Map<string, boolean>()
  const following: Meeting[] = []
  let seen = 0
  for (const meeting of meetings.values()) {
    if (++seen % pace === 0) yield
    const verdict = decisive(verdicts, meeting.key)
    if (!reach.reaches(meeting.key)) there.set(meeting.key, meeting.mine !== undefined)
    else if (verdict) there.set(meeting.key, isKept(verdict, meeting))
    else if (verdicts.has(meeting.key)) there.set(meeting.key, meeting.mine !== undefined)
    else if (meeting.conflict === 'follows') following.push(meeting)
    else if (meeting.existence === 'disputed') there.set(meeting.key, meeting.mine !== undefined)
    else there.set(meeting.key, meeting.existence !== 'goes')
  }
  const isThere = (key: string) => there.get(key) ?? isInMine(key)
  yield* bringWhatIsNeeded()
  // What follows may follow what follows: looked at until nothing changes.
  for (const { key } of following) if (!there.has(key)) there.set(key, false)
  for (let changed = true; changed; ) {
    changed = false
    for (const meeting of following) {
      if (++seen % pace === 0) yield
      if (there.get(meeting.key) || !comesAlong(meeting)) continue
      there.set(meeting.key, true)
      changed = true
    }
  }
  return there

  /** What was chosen to be there, or to be referred to, is there with all it needs, unless that was chosen not to be. */
  function* bringWhatIsNeeded(): Generator<undefined, void> {
    const chosen: { readonly key: string; readonly references: readonly string[] }[] = []
    for (const meeting of meetings.values()) {
      if (++seen % pace === 0) yield
      if (!reach.reaches(meeting.key)) continue
      const whole = there.get(meeting.key) && decisive(verdicts, meeting.key)
      if (whole) chosen.push({ key: meeting.key, references: [...referencesOfWhole(meeting)] })
      else chosen.push(...chosenParts(meeting))
    }
    for (let next = chosen.pop(); next; next = chosen.pop()) {
      if (++seen % pace === 0) yield
      for (const to of next.references) {
        const target = meetings.get(to)
        if (!target || isThere(to) || decisive(verdicts, to)) continue
        there.set(to, true)
        consequences.push({ key: to, what: 'brought', because: next.key })
        chosen.push({ key: to, references: [...referencesOfWhole(target)] })
      }
    }
  }

  function chosenParts({ key, table, id, parts }: Meeting) {
    return [...parts.values()].flatMap(met => {
      const { part } = met
      const verdict = decisive(verdicts, unitKey(table, id, part))
      if (!verdict || verdict.kind === 'mine') return []
      const value = valueBy(verdict, sidesOf(table, met))
      return [{ key, references: referencesOfPart(table, part, value).map(({ to }) => to) }]
    })
  }

  function comesAlong(meeting: Meeting): boolean {
    const { key, base, mine, follows } = meeting
    for (const reference of referencesOfWhole(meeting, true)) if (!isThere(reference)) return false
    if (mine || !base) return true
    const kept = base && [...follows].find(root => decisive(verdicts, root))
    if (kept) consequences.push({ key, what: 'brought', because: kept })
    return kept !== undefined
  }
}

function* referencesOfWhole({ table, mineHas, theirsHas }: Meeting, onlyNeeded = false): Generator<string> {
  const record = mineHas ?? theirsHas
  if (!record) return
  for (const [part, value] of partsOf(table, record))
    for (const { to, needed } of referencesOfPart(table, part, value)) if (needed || !onlyNeeded) yield to
}

function isKept(verdict: NonNullable<ReturnType<typeof decisive>>, { mine, theirs }: Meeting): boolean {
  if (verdict.kind === 'both') return true
  if (verdict.kind === 'edited') return verdict.value !== null
  return (verdict.kind === 'mine' ? mine : theirs) !== undefined
}
