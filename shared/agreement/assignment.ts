/** A pair that may be matched: places on either side, and how well they fit (0 to 1). */
export interface Candidate {
  readonly left: number
  readonly right: number
  readonly fit: number
}

/**
 * A one-to-one matching with as many pairs as there can be and, among those, the greatest fit in sum: the Hungarian
 * method on sparse candidates (Kuhn 1955; shortest augmenting paths with potentials). Each connected group is worked on
 * by itself, so that the cost goes with how spans cluster and not with how many there are.
 */
export function bestMatching(candidates: readonly Candidate[]): Candidate[] {
  return groupsOf(candidates).flatMap(group => (group.length === 1 ? group : matchGroup(group)))
}

/**
 * Every left end gets a right one, if need be one of its own that stands for no partner, at a cost beyond what all fits
 * together could save: so the cheapest full matching has the most pairs.
 */
function matchGroup(group: readonly Candidate[]): Candidate[] {
  const alone = group.length + 1
  const costs = new Map<number, Map<number, number>>()
  for (const [left, candidates] of grouped(group, candidate => candidate.left))
    costs.set(
      left,
      new Map([...candidates.map(({ right, fit }) => [right, 1 - fit] as const), [-1 - left, alone]]),
    )
  const matching: Matching = { partner: new Map(), leftPrice: new Map(), rightPrice: new Map() }
  for (const left of costs.keys()) addLeft(left, costs, matching)
  return group.filter(({ left, right }) => matching.partner.get(right) === left)
}

/** A cheapest matching of the left ends so far, and the prices (potentials) that show it to be one. */
interface Matching {
  /** The left partner of each matched right end. */
  readonly partner: Map<number, number>
  readonly leftPrice: Map<number, number>
  readonly rightPrice: Map<number, number>
}

/** Dijkstra from a new left end to the nearest right end that is free, at costs less prices; then everyone moves along. */
function addLeft(
  added: number,
  costs: ReadonlyMap<number, ReadonlyMap<number, number>>,
  { partner, leftPrice, rightPrice }: Matching,
): void {
  const reached = new Map<number, { distance: number; from: number }>() // right ends in sight
  const passed = new Map<number, { distance: number; from: number }>() // right ends gone through, or arrived at
  let left = added
  let travelled = 0
  for (;;) {
    for (const [right, cost] of costs.get(left) ?? []) {
      if (passed.has(right)) continue
      const distance = travelled + cost - (leftPrice.get(left) ?? 0) - (rightPrice.get(right) ?? 0)
      if (distance < (reached.get(right)?.distance ?? Number.POSITIVE_INFINITY))
        reached.set(right, { distance, from: left })
    }
    let nearest = Number.NaN
    let way = { distance: Number.POSITIVE_INFINITY, from: left }
    for (const [right, seen] of reached)
      if (seen.distance < way.distance) {
        nearest = right
        way = seen
      }
    reached.delete(nearest)
    passed.set(nearest, way)
    travelled = way.distance
    const owner = partner.get(nearest)
    if (owner !== undefined) {
      left = owner
      continue
    }
    leftPrice.set(added, (leftPrice.get(added) ?? 0) + travelled)
    for (const [right, { distance }] of passed) {
      rightPrice.set(right, (rightPrice.get(right) ?? 0) - (travelled - distance))
      const before = partner.get(right)
      if (before !== undefined) leftPrice.set(before, (leftPrice.get(before) ?? 0) + travelled - distance)
    }
    const places = new Map([...passed.keys()].map(right => [partner.get(right), right]))
    for (let right: number | undefined = nearest; right !== undefined; ) {
      const mover: number = passed.get(right)?.from ?? added
      partner.set(right, mover)
      right = places.get(mover)
    }
    return
  }
}

/** The candidates in connected groups. */
function groupsOf(candidates: readonly Candidate[]): Candidate[][] {
  const parent = new Map<string, string>()
  const find = (end: string): string => {
    let at = end
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) {
      parent.set(at, parent.get(up) ?? up)
      at = up
    }
    return at
  }
  for (const { left, right } of candidates) {
    const [a, b] = [find(`l${left}`), find(`r${right}`)]
    parent.set(a, a)
    if (a !== b) parent.set(b, a)
  }
  return [...grouped(candidates, ({ left }) => find(`l${left}`)).values()]
}

function grouped<K, V>(all: readonly V[], keyOf: (one: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}
