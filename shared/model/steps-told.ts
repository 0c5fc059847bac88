/** Steps of which there are about `most`: each says how much of all is done, from 0 to 1. */
export function* stepsTold<T>(most: number, steps: Generator<unknown, T>): Generator<number, T> {
  for (let at = 1; ; at++) {
    const step = steps.next()
    if (step.done) return step.value
    yield Math.min(1, at / most)
  }
}
