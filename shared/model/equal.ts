/** Whether two JSON values are the same, whatever the order of their keys. */
export function deepEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keysA = Object.keys(a)
  if (keysA.length !== Object.keys(b).length) return false
  for (const key of keysA) {
    const [inA, inB] = [(a as never)[key], (b as never)[key]]
    // What both share is asked about first: two states of a record share nearly all of it.
    if ((inA !== inB || inA === undefined) && !(Object.hasOwn(b, key) && deepEqual(inA, inB))) return false
  }
  return true
}

/** The same in steps that others can come between: one for each value that is so many levels down. */
export function* comparingEqual(a: unknown, b: unknown, depth: number): Generator<undefined, boolean> {
  if (depth === 0 || !isObject(a) || !isObject(b)) return deepEqual(a, b)
  const keys = Object.keys(a)
  if (Array.isArray(a) !== Array.isArray(b) || keys.length !== Object.keys(b).length) return false
  for (const key of keys) {
    if (!Object.hasOwn(b, key)) return false
    if (!(yield* comparingEqual(a[key], b[key], depth - 1))) return false
    yield
  }
  return true
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
