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
  const values: unknown[] = [value]
  const depths: number[] = [1]
  while (values.length > 0) {
    const next = values.pop()
    const depth = depths.pop() as number
    switch (typeof next) {
      case 'string':
      case 'boolean':
        continue
      case 'number':
        if (Number.isFinite(next)) continue
        return 'it holds a number that JSON cannot write'
      case 'object':
        if (next === null) continue
        break
      default:
        return 'it holds a field without a value'
    }
    if (depth > depthLimit) return `it nests more than ${depthLimit} deep`
    if (Array.isArray(next)) {
      for (const part of next) {
        values.push(part)
        depths.push(depth + 1)
      }
      continue
    }
    for (const key of Object.keys(next)) {
      // The one name that JSON can carry and that an assignment would take for something else.
      if (key === '__proto__') return 'it holds a field with the forbidden name “__proto__”'
      values.push((next as Record<string, unknown>)[key])
      depths.push(depth + 1)
    }
  }
  return undefined
}
