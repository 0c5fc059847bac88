import { atOnce } from '../model/at-once'
import { deepEqual } from '../model/equal'
import type { DecisionId } from '../model/ids'
import type { Stamp } from '../model/records'
import type { Decision, DecisionOption } from '../model/review-records'
import type { NewDecision } from '../operations/operation'
import { canonicalJson } from '../provenance/canonical-json'
import type { RecordState } from './past-state'
import type { MergePlan } from './plan'
import type { Side, Unit } from './unit'
import { decisive, type Verdicts, valueBy } from './verdict'

export { decisionsOf } from './decisions-in'

/** The id of the decision about a unit, by its key: the same for everybody who comes to it. */
export function decisionIdOf(subject: string): DecisionId {
  return `decision-${[1, 2].map(seed => scrambled(subject, seed).toString(36)).join('-')}` as DecisionId
}

/** 53 bits of a text that any change to it changes: two such numbers tell the units of any project apart. */
function scrambled(text: string, seed: number): number {
  let [a, b] = [0xdeadbeef ^ seed, 0x41c6ce57 ^ seed]
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return 4294967296 * (2097151 & b) + (a >>> 0)
}

/** How the decisions of two versions become one: those taken over as they are, and those that this merge makes. */
export interface MergedDecisions {
  /** By id; null where one has been taken back. */
  readonly adopted: ReadonlyMap<DecisionId, Decision | null>
  readonly made: readonly NewDecision[]
}

/**
 * A decision of either version stands. Where both have one about the same thing, the one that was made anew since the
 * base; else a settled one before an open one; else the later. What the verdicts decide is settled, and what stays in
 * conflict is open, with every value there is.
 */
export const mergeDecisions = (...of: Parameters<typeof mergingDecisions>): MergedDecisions =>
  atOnce(mergingDecisions(...of))

/** How many are looked at between two breaths. */
const pace = 64

/** The same in steps. Yields now and then. */
export function* mergingDecisions(
  base: RecordState,
  mine: Side,
  theirs: Side,
  plan: Pick<MergePlan, 'open' | 'decided'>,
  verdicts: Verdicts,
  from: string,
): Generator<undefined, MergedDecisions> {
  const made: NewDecision[] = []
  const touched = new Set<string>()
  const get = (state: RecordState, id: string) => state.get('decisions', id) as Decision | undefined
  const known = (unit: Unit) => {
    const id = decisionIdOf(unit.key)
    return { id, before: merged(get(base, id), get(mine.state, id), get(theirs.state, id)) }
  }
  for (const [i, unit] of plan.open.entries()) {
    if (i % pace === pace - 1) yield
    const { id, before } = known(unit)
    const options = withOptions(before, unit, mine, theirs)
    // Left open before, and theirs has nothing new to choose from: nothing new to say. As it was is nothing new.
    const grown = options.filter(
      ({ value }) =>
        !before?.options.some(had => deepEqual(had.value, value)) && !deepEqual(value, unit.base ?? null),
    )
    const said = before && !before.settled && grown.every(({ value }) => deepEqual(value, unit.mine))
    if (said) continue
    made.push(newDecision(id, unit, { settled: false, value: before?.value ?? null, options }, from, before))
    touched.add(id)
  }
  for (const [i, unit] of plan.decided.entries()) {
    if (i % pace === pace - 1) yield
    const verdict = decisive(verdicts, unit.key)
    const reason = verdicts.get(unit.key)?.reason ?? ''
    if (!verdict || (unit.standing === 'theirs' && verdict.kind === 'theirs' && reason === '')) continue
    const { id, before } = known(unit)
    // What it was here is among what the decision knew, though nobody has put it forward.
    const knew = { ...unit, options: unit.options.length > 0 ? [...unit.options, unit.mine] : [] }
    const options = withOptions(before, knew, mine, theirs)
    const value = valueBy(verdict, unit) ?? null
    made.push({ ...newDecision(id, unit, { settled: true, value, options }, from, before), reason })
    touched.add(id)
  }
  const adopted = new Map<DecisionId, Decision | null>()
  let seen = 0
  for (const id of theirs.state.ids('decisions')) {
    adopt(id)
    if (++seen % pace === 0) yield
  }
  for (const id of mine.state.ids('decisions')) {
    if (!get(theirs.state, id)) adopt(id)
    if (++seen % pace === 0) yield
  }
  return { adopted, made }

  function adopt(id: string): void {
    if (touched.has(id)) return
    const own = get(mine.state, id)
    const decision = merged(get(base, id), own, get(theirs.state, id))
    if (!deepEqual(decision, own)) adopted.set(id as DecisionId, decision ?? null)
  }
}

function merged(
  base: Decision | undefined,
  mine: Decision | undefined,
  theirs: Decision | undefined,
): Decision | undefined {
  if (deepEqual(theirs, base) || deepEqual(mine, theirs)) return mine
  if (deepEqual(mine, base)) return theirs
  if (!mine || !theirs) return mine ?? theirs
  if (mine.settled !== theirs.settled) return mine.settled ? mine : theirs
  return isLater(theirs, mine) ? theirs : mine
}

function isLater(a: Decision, b: Decision): boolean {
  const stamp = ({ created, changed }: Decision) => `${(changed ?? created).at} ${(changed ?? created).by}`
  return stamp(a) === stamp(b) ? canonicalJson(a) > canonicalJson(b) : stamp(a) > stamp(b)
}

function newDecision(
  id: DecisionId,
  unit: Unit,
  decided: Pick<NewDecision, 'settled' | 'value' | 'options'>,
  from: string,
  before: Decision | undefined,
): NewDecision {
  return {
    id,
    subject: unit.key,
    code: before?.code ?? unit.conflict ?? 'reviewed',
    ...decided,
    base: unit.base ?? null,
    follows: [...unit.follows].sort(),
    from: before?.from ?? from,
    reason: before?.reason ?? '',
  }
}

/** Every value that there is to choose from, in an order that does not depend on who merges. */
function withOptions(before: Decision | undefined, unit: Unit, mine: Side, theirs: Side): DecisionOption[] {
  const options: DecisionOption[] = [...(before?.options ?? [])]
  const add = (value: unknown, by: Stamp | null) => {
    if (value !== undefined && !options.some(option => deepEqual(option.value ?? null, value)))
      options.push({ value, by })
  }
  const offered = unit.options.length > 0 ? unit.options : [unit.mine, unit.theirs]
  for (const value of offered) {
    const side = deepEqual(value, unit.mine) ? mine : deepEqual(value, unit.theirs) ? theirs : undefined
    add(value, side ? stampOf(side, unit) : null)
  }
  return options.sort((a, b) => {
    const [one, other] = [canonicalJson(a.value ?? null), canonicalJson(b.value ?? null)]
    return one < other ? -1 : Number(one > other)
  })
}

/** Who touched the record last on that side, as far as is known: nobody says who removed one. */
function stampOf({ state }: Side, { table, id }: Unit): Stamp | null {
  const record = state.get(table, id) as { created?: Stamp | string; changed?: Stamp | null } | undefined
  const stamp = record?.changed ?? record?.created
  return stamp === undefined || typeof stamp === 'string' ? null : stamp
}
