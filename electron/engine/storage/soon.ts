/**
 * What is at hand, or comes: whoever asks a disk that answers on the spot goes on in the same turn. What is at hand may be
 * a failure, too: it is then thrown where it is asked for.
 */
export type Soon<T> = T | Promise<T>

/** Goes on with a value: now where it is at hand, and otherwise when it comes. */
export function soon<T, R>(value: Soon<T>, next: (value: T) => R): Soon<R> {
  return value instanceof Promise ? value.then(next) : next(value)
}
