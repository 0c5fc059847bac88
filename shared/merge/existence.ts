import { partsOf } from './field-rules'
import type { Meeting } from './meeting'
import { referencesOfPart } from './part-references'
import type { Consequence } from './soundness'
import type { Meetings } from './three-way'
import { unitKey } from './unit'
import { decisive, type Rest, type Verdicts } from './verdict'

/** Which of the records that two versions do not agree about are there in the end, before it is seen to that all is sound. */
export function existenceOf(
  meetings: Meetings,
  verdicts: Verdicts,
  rest: Rest,
  isInMine: (key: string) => boolean,
  consequences: Consequence[],
): Map<string, boolean> {
  const there = new Map<string, boolean>()
  const following: Meeting[] = []
  for (const meeting of meetings.values()) {
    const verdict = decisive(verdicts, meeting.key)
    if (verdict) there.set(meeting.key, isKept(verdict, meeting))
    else if (verdicts.has(meeting.key)) there.set(meeting.key, meeting.mine !== undefined)
    else if (meeting.conflict === 'follows') following.push(meeting)
    else if (rest === 'left' || meeting.existence === 'disputed')
      there.set(meeting.key, meeting.mine !== undefined)
    else there.set(meeting.key, meeting.existence !== 'goes')
  }
  const isThere = (key: string) => there.get(key) ?? isInMine(key)
  bringWhatIsNeeded()
  // What follows may follow what follows: looked at until nothing changes.
  for (const { key, mine } of following)
    if (!there.has(key)) there.set(key, rest === 'left' && mine !== undefined)
  for (let changed = true; changed; ) {
    changed = false
    for (const meeting of following) {
      if (there.get(meeting.key) || !comesAlong(meeting)) continue
      there.set(meeting.key, true)
      changed = true
    }
  }
  return there

  /** What was chosen to be there, or to be referred to, is there with all it needs, unless that was chosen not to be. */
  function bringWhatIsNeeded(): void {
    const chosen = [...meetings.values()].flatMap(meeting => {
      const whole = there.get(meeting.key) && decisive(verdicts, meeting.key)
      return whole
        ? [{ key: meeting.key, references: [...referencesOfWhole(meeting)] }]
        : chosenParts(meeting)
    })
    for (let next = chosen.pop(); next; next = chosen.pop()) {
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
    return [...parts.values()].flatMap(({ part, mine, theirs }) => {
      const verdict = decisive(verdicts, unitKey(table, id, part))
      if (!verdict || verdict.kind === 'mine') return []
      const value = verdict.kind === 'edited' ? verdict.value : (theirs ?? mine)
      return [{ key, references: referencesOfPart(table, part, value).map(({ to }) => to) }]
    })
  }

  function comesAlong(meeting: Meeting): boolean {
    const { key, base, mine, follows } = meeting
    for (const reference of referencesOfWhole(meeting, true)) if (!isThere(reference)) return false
    if (mine || (!base && rest === 'taken')) return true
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
