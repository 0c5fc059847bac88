/** Some records of a table and those of them that are wanted, in order. */
export interface Followed<R> {
  /** As they were found. */
  readonly all: readonly R[]
  readonly wanted: readonly R[]
}

/**
 * Follows the records of a table through its changes: what has stayed the same is not looked at again, and where none
 * of the wanted has changed they are the same list. `all` is given in the order of a cache, in which what comes comes last.
 */
export function follow<R extends { readonly id: string }>(
  before: Followed<R> | null,
  all: readonly R[],
  isWanted: (record: R) => boolean,
  inOrder: (a: R, b: R) => number,
): Followed<R> {
  const whole = () => ({ all, wanted: all.filter(isWanted).sort(inOrder) })
  if (!before) return whole()
  const { gone, come } = changed(before.all, all)
  if (gone.size + come.length > all.length / 8 + 1) return whole()
  const coming = come.filter(isWanted)
  const kept = gone.size > 0 ? before.wanted.filter(record => !gone.has(record)) : before.wanted
  if (coming.length === 0 && kept.length === before.wanted.length) return { all, wanted: before.wanted }
  const wanted = [...kept]
  for (const record of coming) wanted.splice(placeFor(record, wanted, inOrder), 0, record)
  return { all, wanted }
}

/** What is not in a list of records any more, and what is new in it; a record that has changed is both. */
function changed<R extends { readonly id: string }>(before: readonly R[], now: readonly R[]) {
  const gone = new Set<R>()
  const come: R[] = []
  let next = 0
  for (const record of before) {
    const other = now[next]
    if (other?.id === record.id) next++
    if (other === record) continue
    gone.add(record)
    if (other?.id === record.id) come.push(other)
  }
  return { gone, come: [...come, ...now.slice(next)] }
}

/** Where a record goes in a sorted list: behind those that are its equals. */
function placeFor<R>(record: R, sorted: readonly R[], inOrder: (a: R, b: R) => number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (inOrder(sorted[middle] as R, record) <= 0) low = middle + 1
    else high = middle
  }
  return low
}
