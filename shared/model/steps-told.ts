/** Steps of which there are about `most`: each says how much of all is done, from 0 to 1. */
export function stepsTold<T>(most: number, steps: Generator<unknown, T>): Generator<number, T> {
  let at = 0
  return retold(steps, () => Math.min(1, ++at / most))
}

/** Steps that are a part of others: how much they say is done goes from one share of those to another. */
export const within = <T>(from: number, to: number, steps: Generator<number, T>): Generator<number, T> =>
  retold(steps, done => from + (to - from) * done)

/** Goes through steps that are part of others, and says of each what it comes to among them. They are ended where those are. */
export function* retold<S, T>(steps: Generator<S, T>, comesTo: (step: S) => number): Generator<number, T> {
  try {
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
      yield comesTo(step.value)
    }
  } finally {
    steps.return(undefined as never)
  }
}
