import type { MergePlan } from './plan'
import type { DecidedUnit, Side, Unit } from './unit'
import { decisive, type Verdicts, valueBy } from './verdict'

/**
 * What is decided and what is open after a merge, by unit key: what was settled on either side stays settled, what the
 * merge leaves in conflict is open with every value there is, what the reviewer has decided is settled.
 */
export function decisionsAfter(
  mine: Side,
  theirs: Side,
  plan: Pick<MergePlan, 'open' | 'decided'>,
  verdicts: Verdicts,
): ReadonlyMap<string, DecidedUnit> {
  const after = new Map<string, DecidedUnit>()
  for (const side of [theirs, mine])
    for (const [key, decided] of side.decisions) if (decided.settled) after.set(key, decided)
  for (const unit of plan.open) after.set(unit.key, { settled: false, options: optionsOf(unit) })
  for (const unit of plan.decided) {
    const verdict = decisive(verdicts, unit.key)
    if (verdict)
      after.set(unit.key, { settled: true, value: valueBy(verdict, unit), options: optionsOf(unit) })
  }
  return after
}

const optionsOf = ({ options, mine, theirs }: Unit) => (options.length > 0 ? options : [mine, theirs])
