/**
 * A call's parameters as JSON would carry them: a field that is undefined is not there, in a list it is null. So a
 * call means the same whichever transport it came by. What has no such field is given back as it is, uncopied.
 */
export function asJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value))
    return changed(
      value,
      value.map(part => (part === undefined ? null : asJson(part))),
    )
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return value
  const given = Object.entries(value).filter(([, part]) => part !== undefined)
  const parts = given.map(([field, part]) => [field, asJson(part)] as const)
  const same =
    given.length === Object.keys(value).length && parts.every(([, part], i) => part === given[i]?.[1])
  return same ? value : Object.fromEntries(parts)
}

function changed(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  return after.every((part, i) => part === before[i]) ? before : after
}
