/**
 * A call's parameters as JSON would carry them: a field that is undefined is not there, in a list it is null. So a
 * call means the same whichever transport it came by. What has no such field is given back as it is, uncopied: a call
 * may bring thousands of articles, so nothing is made of a value that stays.
 */
export function asJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return listAsJson(value)
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) return value
  const fields = value as Readonly<Record<string, unknown>>
  let changed: Record<string, unknown> | undefined
  for (const name of Object.keys(fields)) {
    const part = asJson(fields[name])
    if (part !== undefined && part === fields[name]) continue
    changed ??= { ...fields }
    if (part === undefined) delete changed[name]
    else changed[name] = part
  }
  return changed ?? value
}

function listAsJson(list: readonly unknown[]): readonly unknown[] {
  let changed: unknown[] | undefined
  for (let at = 0; at < list.length; at++) {
    const part = list[at] === undefined ? null : asJson(list[at])
    if (part === list[at]) continue
    changed ??= [...list]
    changed[at] = part
  }
  return changed ?? list
}
