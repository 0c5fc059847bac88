/**
 * A value as RFC 8785 (JSON Canonicalization Scheme) writes it: no spaces, names in the order of their UTF-16 code
 * units, so that the same value gives the same text whoever wrote it and however. What JSON.stringify leaves out is
 * left out here. One departure: half a surrogate pair, which the RFC refuses and an article may hold, is escaped.
 */
export function canonicalJson(value: unknown): string {
  // Numbers and strings are written by JSON.stringify as the RFC asks for.
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  let text = ''
  for (const name of Object.keys(value).sort()) {
    const part = (value as Readonly<Record<string, unknown>>)[name]
    if (part !== undefined) text += `${text && ','}${JSON.stringify(name)}:${canonicalJson(part)}`
  }
  return `{${text}}`
}
