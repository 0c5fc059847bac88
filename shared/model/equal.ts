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
