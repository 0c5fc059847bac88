import { stepsTold } from './steps-told'

/** How many are put in order, or compared, at a step. */
const together = 512

/** The records in order, in steps that others can come between: as `sort` has it, those that are alike as they came. */
export function* sorting<R>(
  records: readonly R[],
  compare: (a: R, b: R) => number,
): Generator<undefined, readonly R[]> {
  let runs: (readonly R[])[] = []
  for (let at = 0; at < records.length; at += together) {
    runs.push(records.slice(at, at + together).sort(compare))
    yield
  }
  while (runs.length > 1) {
    const merged: (readonly R[])[] = []
    for (let at = 0; at < runs.length; at += 2)
      merged.push(yield* merging(runs[at] ?? [], runs[at + 1] ?? [], compare))
    runs = merged
  }
  return runs[0] ?? []
}

/** The same, where each step says how much of it is done, from 0 to 1. */
export function* sortingTold<R>(
  records: readonly R[],
  compare: (a: R, b: R) => number,
): Generator<number, readonly R[]> {
  const runs = Math.ceil(records.length / together)
  const most = runs * (1 + Math.ceil(Math.log2(Math.max(1, runs))))
  return yield* stepsTold(most, sorting(records, compare))
}

function* merging<R>(
  first: readonly R[],
  second: readonly R[],
  compare: (a: R, b: R) => number,
): Generator<undefined, readonly R[]> {
  if (second.length === 0) return first
  const all: R[] = []
  let [a, b] = [0, 0]
  while (a < first.length && b < second.length) {
    const [one, other] = [first[a] as R, second[b] as R]
    const isFirst = compare(one, other) <= 0
    all.push(isFirst ? one : other)
    if (isFirst) a++
    else b++
    if (all.length % together === 0) yield
  }
  for (; a < first.length; a++) all.push(first[a] as R)
  for (; b < second.length; b++) all.push(second[b] as R)
  return all
}
