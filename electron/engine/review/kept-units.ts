import { partsOf } from '#shared/merge/field-rules'
import type { RecordState } from '#shared/merge/past-state'
import { type Unit, unitPlace } from '#shared/merge/unit'
import type { HeldFile, Met } from './held-file'
import type { Stands } from './standing'
import type { UnitRow } from './unit-row'

/** How many are looked at between two breaths. */
const pace = 512

/**
 * Which units a review of a file keeps among its rows, though nothing is in question about them any more: those that
 * it began with, and those that were decided in it. So its rows are as many after a decision as before.
 */
export class KeptUnits {
  #begun: ReadonlySet<string> | null = null
  /** As each was shown last, by key. */
  #shown = new Map<string, Unit>()

  /** Those about which there was something to decide, by key. */
  #asked = new Set<string>()

  /** Whether there is something to decide about a unit that stands so, or was at some time of the review. */
  wasAsked(key: string, { standing, verdict }: Stands): boolean {
    return standing !== 'same' || verdict !== null || this.#asked.has(key)
  }

  /** Gives what takes note of what is shown, for where it is to be shown after all. Yields now and then. */
  *noting(rows: readonly Pick<UnitRow, 'unit' | 'asked'>[]): Generator<undefined, () => void> {
    const [begun, shown, asked] = [new Set<string>(), new Map<string, Unit>(), new Set<string>()]
    for (const row of rows) {
      begun.add(row.unit.key)
      shown.set(row.unit.key, row.unit)
      if (row.asked) asked.add(row.unit.key)
      if (begun.size % pace === 0) yield
    }
    let seen = 0
    for (const [key, unit] of this.#shown) {
      if (!shown.has(key)) shown.set(key, unit)
      if (this.#asked.has(key)) asked.add(key)
      if (++seen % pace === 0) yield
    }
    return () => {
      this.#begun ??= begun
      this.#shown = shown
      this.#asked = asked
    }
  }

  /** The same of some rows that are shown now, where all the others are as they were. */
  *notingAlso(rows: readonly Pick<UnitRow, 'unit' | 'asked'>[]): Generator<undefined, () => void> {
    if (rows.length > pace) return yield* this.noting(rows)
    return () => {
      for (const { unit, asked } of rows) {
        this.#shown.set(unit.key, unit)
        if (asked) this.#asked.add(unit.key)
      }
    }
  }

  keeps(key: string, { mine }: Met): boolean {
    return this.#begun?.has(key) === true || (this.#shown.has(key) && mine.decisions.has(key))
  }

  /**
   * Those that are kept and not among `units`, as they stand now: of all records, or of some, by key. A record that is in
   * question has no parts that are. Yields null now and then.
   */
  *beside(
    units: ReadonlySet<string>,
    held: HeldFile,
    met: Met,
    records?: ReadonlySet<string>,
  ): Generator<Unit | null> {
    let seen = 0
    for (const [key, last] of this.#shown) {
      if (++seen % pace === 0) yield null
      if (records && !records.has(`${last.table}/${last.id}`)) continue
      if (units.has(key)) continue
      const { table, id, part } = unitPlace(key)
      if ((part !== null && units.has(`${table}/${id}`)) || !this.keeps(key, met)) continue
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
