/**
 * A file of records, piece by piece, so that a large one need not be held as one string: JSON with one record per line,
 * which a line-based comparison can follow. The pieces together end with a line end.
 */
export function* linePerRecord(file: object): Generator<string> {
  let opening = '{\n'
  for (const [name, value] of Object.entries(file)) {
    yield `${opening}${JSON.stringify(name)}: `
    opening = ',\n'
    if (isRecords(value)) yield* linesOf(value)
    else yield JSON.stringify(value, null, 1)
  }
  yield '\n}\n'
}

const isRecords = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value

function* linesOf(records: Iterable<unknown>): Generator<string> {
  let opening = '['
  for (const record of records) {
    yield `${opening}\n${JSON.stringify(record)}`
    opening = ','
  }
  yield opening === '[' ? '[]' : '\n]'
}
