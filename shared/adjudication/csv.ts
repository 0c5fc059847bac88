/** What a spreadsheet would take for a formula, or for a way to one. */
const formula = /^[=+\-@\t\r]/

/**
 * A cell of a CSV file (RFC 4180). What a spreadsheet would run as a formula is kept as text by an apostrophe before it;
 * plain numbers stay numbers.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = formula.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as the lines of a CSV file. */
export function* csvLines(rows: Iterable<readonly (string | number | null)[]>): Generator<string> {
  for (const row of rows) yield `${row.map(csvCell).join(',')}\r\n`
}
