import { partsOf } from '#shared/merge/field-rules'
import type { RecordState } from '#shared/merge/past-state'
import { type Unit, unitPlace } from '#shared/merge/unit'
import type { HeldFile, Met } from './held-file'
import type { Stands } from './standing'
import type { UnitRow } from './unit-row'

/**
 * Which units a review of a file keeps among its rows, though nothing is in question about them any more: those that
 * it began with, and those that were decided in it. So its rows are as many after a decision as before.
 */
export class KeptUnits {
  #begun: ReadonlySet<string> | null = null
  /** As each was shown last, by key. */
  readonly #shown = new Map<string, Unit>()

  /** Those about which there was something to decide, by key. */
  readonly #asked = new Set<string>()

  /** Takes note of what is shown. */
  note(rows: readonly Pick<UnitRow, 'unit' | 'asked'>[]): void {
    this.#begun ??= new Set(rows.map(({ unit }) => unit.key))
    for (const { unit, asked } of rows) {
      this.#shown.set(unit.key, unit)
      if (asked) this.#asked.add(unit.key)
    }
  }

  /** Whether there is something to decide about a unit that stands so, or was at some time of the review. */
  wasAsked(key: string, { standing, verdict }: Stands): boolean {
    return standing !== 'same' || verdict !== null || this.#asked.has(key)
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
