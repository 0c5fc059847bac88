/** What the rule needs to know of a snapshot. */
export interface Kept {
  readonly id: string
  /** When it was taken, in milliseconds since 1970. */
  readonly at: number
  readonly bytes: number
  /**
   * `named`: an analyst asked for it. `marked`: taken before a great removal, or as the file was found. `plain`: taken
   * because time had passed.
   */
  readonly sort: 'named' | 'marked' | 'plain'
}

export interface Bounds {
  readonly count: number
  readonly bytes: number
}

const hour = 3_600_000
const day = 24 * hour

/** Up to which age one snapshot is kept of each stretch of so long. Younger than an hour, all are. */
const stretches = [
  { until: day, of: hour },
  { until: 30 * day, of: day },
  { until: Number.POSITIVE_INFINITY, of: 7 * day },
] as const

/** However many there are: of the project file's size, so many times over, and never less than this, in bytes. */
export const mostSnapshots = 60
export const boundsFor = (projectBytes: number): Bounds => ({
  count: mostSnapshots,
  bytes: Math.max(50_000_000, 10 * projectBytes),
})

/**
 * Which snapshots go. Of the last hour all stay; of the last day one an hour, of the last month one a day, before that
 * one a week: of each stretch the latest, and one that marks something before one that only marks the time. Those with
 * a name stay. What is still beyond the bounds goes oldest first, those with a name last. The newest never goes.
 */
export function thinned(snapshots: readonly Kept[], now: number, bounds: Bounds): string[] {
  const newestFirst = [...snapshots].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  const gone = new Set<string>()
  const keepers = new Map<string, Kept>()
  for (const snapshot of newestFirst) {
    const age = now - snapshot.at
    const stretch = stretches.find(({ until }) => age < until)
    if (snapshot.sort === 'named' || age < hour || !stretch) continue
    const place = `${stretch.of}/${Math.floor(snapshot.at / stretch.of)}`
    const keeper = keepers.get(place)
    if (!keeper) keepers.set(place, snapshot)
    else if (keeper.sort === 'plain' && snapshot.sort === 'marked') {
      gone.add(keeper.id)
      keepers.set(place, snapshot)
    } else gone.add(snapshot.id)
  }
  const left = newestFirst.filter(({ id }) => !gone.has(id))
  const rank = ({ sort }: Kept) => Number(sort === 'named')
  const oldestFirst = left
    .slice(1)
    .reverse()
    .sort((a, b) => rank(a) - rank(b))
  let count = left.length
  let bytes = left.reduce((sum, each) => sum + each.bytes, 0)
  for (const snapshot of oldestFirst) {
    if (count <= bounds.count && bytes <= bounds.bytes) break
    gone.add(snapshot.id)
    count--
    bytes -= snapshot.bytes
  }
  return newestFirst.filter(({ id }) => gone.has(id)).map(({ id }) => id)
}
