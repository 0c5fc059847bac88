import type { Meetings } from '#shared/merge/three-way'
import { unitKey, unitPlace } from '#shared/merge/unit'
import type { Reach, Ruled } from '#shared/merge/verdict'

const waits: Ruled = { verdict: { kind: 'later' }, reason: '' }

/**
 * Verdicts on some units, while every other unit stays as mine has it: but for who took part, and for what follows
 * what is decided, which goes as that goes.
 */
export class Only extends Map<string, Ruled> implements Reach {
  readonly #free: ReadonlySet<string>
  /** The records that either are about, by key. */
  readonly #records: ReadonlySet<string>

  private constructor(free: ReadonlySet<string>, records: ReadonlySet<string>) {
    super()
    this.#free = free
    this.#records = records
  }

  reaches(key: string): boolean {
    return isAnnotator(key) || this.#records.has(key)
  }

  /** Yields now and then. */
  static *of(verdicts: ReadonlyMap<string, Ruled>, meetings: Meetings): Generator<undefined, Only> {
    const free = yield* followers(verdicts, meetings)
    const records = new Set<string>()
    const only = new Only(free, records)
    let seen = 0
    for (const [key, ruled] of verdicts) {
      only.set(key, ruled)
      records.add(recordOf(key))
      if (++seen % pace === 0) yield
    }
    for (const key of free) {
      records.add(recordOf(key))
      if (++seen % pace === 0) yield
    }
    return only
  }

  override has(key: string): boolean {
    return super.has(key) || !this.#isFree(key)
  }
  override get(key: string): Ruled | undefined {
    return super.get(key) ?? (this.#isFree(key) ? undefined : waits)
  }
  #isFree(key: string): boolean {
    return isAnnotator(key) || this.#free.has(key)
  }
}

/** The key of the record that a unit is of. */
function recordOf(key: string): string {
  const { table, id } = unitPlace(key)
  return unitKey(table, id, null)
}

const isAnnotator = (key: string) => key.startsWith('annotators/')

/** How many records are looked at between two breaths. */
const pace = 256

/** The units that go as those that are decided go, by key. Yields now and then. */
export function* followers(
  decided: ReadonlyMap<string, unknown>,
  meetings: Meetings,
): Generator<undefined, ReadonlySet<string>> {
  const roots = new Set<string>()
  const found = new Set<string>()
  let seen = 0
  for (const key of decided.keys()) {
    roots.add(key)
    if (++seen % pace === 0) yield
  }
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const { key, table, id, follows, parts } of meetings.values()) {
      if (++seen % pace === 0) yield
      if (follows.size > 0 && !roots.has(key) && [...follows].some(root => roots.has(root))) {
        roots.add(key)
        found.add(key)
      }
      for (const met of parts.values()) {
        if (met.follows.size === 0) continue
        const part = unitKey(table, id, met.part)
        if (!roots.has(part) && [...met.follows].some(root => roots.has(root))) found.add(part)
      }
    }
  }
  return found
}
