import { partsOf } from '#shared/merge/field-rules'
import type { RecordState } from '#shared/merge/past-state'
import { type Unit, unitPlace } from '#shared/merge/unit'
import type { HeldFile, Met } from './held-file'

/**
 * Which units a review of a file keeps among its rows, though nothing is in question about them any more: those that
 * it began with, and those that were decided in it. So its rows are as many after a decision as before.
 */
export class KeptUnits {
  #begun: ReadonlySet<string> | null = null
  /** As each was shown last, by key. */
  readonly #shown = new Map<string, Unit>()

  /** Takes note of what is shown. */
  note(units: readonly Unit[]): void {
    this.#begun ??= new Set(units.map(({ key }) => key))
    for (const unit of units) this.#shown.set(unit.key, unit)
  }

  keeps(key: string, { mine }: Met): boolean {
    return this.#begun?.has(key) === true || (this.#shown.has(key) && mine.decisions.has(key))
  }

  /** Those that are kept and not among `units`, as they stand now. A record that is in question has no parts that are. */
  *beside(units: ReadonlySet<string>, held: HeldFile, met: Met): Generator<Unit> {
    for (const [key, last] of this.#shown) {
      const { table, id, part } = unitPlace(key)
      if (units.has(key) || (part !== null && units.has(`${table}/${id}`)) || !this.keeps(key, met)) continue
      const values = {
        base: valueIn(held.base, key),
        mine: valueIn(met.mine.state, key),
        theirs: valueIn(met.theirs.state, key),
      }
      const options = part === null ? recordsIn(last) : []
      yield { key, table, id, part, ...values, standing: 'same', conflict: null, follows: [], options }
    }
  }
}

/** A record that is in no version any more is still known by what it was when there was something to decide. */
const recordsIn = ({ options, base, mine, theirs }: Unit) =>
  options.length > 0 ? options : [base, mine, theirs].filter(each => each !== null && each !== undefined)

function valueIn(state: RecordState, key: string): unknown {
  const { table, id, part } = unitPlace(key)
  const record = state.get(table, id)
  if (part === null) return record ?? null
  return record && (partsOf(table, record).get(part) ?? null)
}
