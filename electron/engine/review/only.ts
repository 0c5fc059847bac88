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
  readonly #records = new Set<string>()

  private constructor(verdicts: ReadonlyMap<string, Ruled>, free: ReadonlySet<string>) {
    super(verdicts)
    this.#free = free
    for (const keys of [verdicts.keys(), free])
      for (const key of keys) {
        const { table, id } = unitPlace(key)
        this.#records.add(unitKey(table, id, null))
      }
  }

  reaches(key: string): boolean {
    return isAnnotator(key) || this.#records.has(key)
  }

  /** Yields now and then. */
  static *of(verdicts: ReadonlyMap<string, Ruled>, meetings: Meetings): Generator<undefined, Only> {
    return new Only(verdicts, yield* followers(verdicts, meetings))
  }

  override has(key: string): boolean {
    return super.has(key) || !this.#isFree(key)
  }
  override get(key: string): Ruled | undefined {
    return super.get(key) ?? (this.#isFree(key) ? undefined : waits)
  }
  // Asked for while the map is being made, too.
  #isFree(key: string): boolean {
    return isAnnotator(key) || this.#free.has(key)
  }
}

const isAnnotator = (key: string) => key.startsWith('annotators/')

/** How many records are looked at between two breaths. */
const pace = 256

/** The units that go as those that are decided go, by key. Yields now and then. */
export function* followers(
  decided: ReadonlyMap<string, unknown>,
  meetings: Meetings,
): Generator<undefined, ReadonlySet<string>> {
  const roots = new Set(decided.keys())
  const found = new Set<string>()
  let seen = 0
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
