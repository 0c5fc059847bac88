/** How deep records and operations may nest. Theirs nest eight deep; what is deeper was not made here, and could be opened but never saved. */
export const depthLimit = 64

/** Whether a value is an object with fields: neither null nor a list. */
export function isFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Why a value is not one that can be written as JSON and read back the same, or undefined where it is. Walks with a
 * stack of its own, so that a file nested a million deep is refused and does not overflow anything.
 */
export function unsoundness(value: unknown): string | undefined {
  // Only what holds others is kept for later: most of an operation are strings, and done with when they are seen.
  const fault = faultOfOne(value)
  if (fault !== holdsOthers) return fault
  const holders: object[] = [value as object]
  const depths: number[] = [1]
  for (let holder = holders.pop(); holder; holder = holders.pop()) {
    const depth = depths.pop() as number
    if (depth > depthLimit) return `it nests more than ${depthLimit} deep`
    for (const key of Array.isArray(holder) ? holder.keys() : Object.keys(holder)) {
      // The one name that JSON can carry and that an assignment would take for something else.
      if (key === '__proto__') return 'it holds a field with the forbidden name “__proto__”'
      const part = (holder as Record<string, unknown>)[key]
      if (typeof part === 'string') continue
      const fault = faultOfOne(part)
      if (fault === undefined) continue
      if (fault !== holdsOthers) return fault
      holders.push(part as object)
      depths.push(depth + 1)
    }
  }
  return undefined
}

const holdsOthers = Symbol('a list or an object: it is as sound as its parts')

function faultOfOne(value: unknown): string | typeof holdsOthers | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return undefined
    case 'number':
      return Number.isFinite(value) ? undefined : 'it holds a number that JSON cannot write'
    case 'object':
      return value === null ? undefined : holdsOthers
    default:
      return 'it holds a field without a value'
  }
}
