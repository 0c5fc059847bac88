/** How many values are put in order between two breaths. */
const run = 512

/** The values in order, equal ones as they stood. Yields now and then, so that whoever runs it can let others have a turn. */
export function* sorted<V>(values: readonly V[], order: (a: V, b: V) => number): Generator<undefined, V[]> {
  let runs: V[][] = []
  for (let at = 0; at < values.length; at += run) {
    runs.push(values.slice(at, at + run).sort(order))
    yield
  }
  while (runs.length > 1) {
    const merged: V[][] = []
    for (let at = 0; at < runs.length; at += 2)
      merged.push(yield* merge(runs[at] ?? [], runs[at + 1] ?? [], order))
    runs = merged
  }
  return runs[0] ?? []
}

function* merge<V>(
  a: readonly V[],
  b: readonly V[],
  order: (a: V, b: V) => number,
): Generator<undefined, V[]> {
  const merged: V[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    const isFirst = j === b.length || (i < a.length && order(a[i] as V, b[j] as V) <= 0)
    merged.push((isFirst ? a[i++] : b[j++]) as V)
    if (merged.length % run === 0) yield
  }
  return merged
}
