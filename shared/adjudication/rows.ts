/**
 * Rows of numbers that are added up over and over, as when articles are drawn anew a thousand times: they lie in one
 * piece, so that adding ten thousand of them up makes nothing that has to be thrown away.
 */
export class Rows {
  readonly #width: number
  readonly #numbers: Float64Array

  /** A row that is shorter than the longest ends in zeros. */
  constructor(rows: readonly (readonly number[])[]) {
    this.#width = rows.reduce((most, { length }) => Math.max(most, length), 0)
    this.#numbers = new Float64Array(rows.length * this.#width)
    for (const [at, row] of rows.entries()) this.#numbers.set(row, at * this.#width)
  }

  /** The rows at these places added up, column by column; one that is named more than once counts as often. */
  added(places: readonly number[]): number[] {
    const [width, numbers] = [this.#width, this.#numbers]
    const sum = new Float64Array(width)
    for (let at = 0; at < places.length; at++) {
      const from = (places[at] as number) * width
      for (let column = 0; column < width; column++)
        sum[column] = (sum[column] as number) + (numbers[from + column] as number)
    }
    return [...sum]
  }
}

/** Rows most of whose numbers are zero, held as those that are not: how often each of many kinds occurs in an article. */
export class SparseRows {
  /** Where each row begins, and after the last where it ends. */
  readonly #begins: Uint32Array
  readonly #columns: Uint32Array
  readonly #numbers: Float64Array

  constructor(rows: readonly (readonly (readonly [column: number, number: number])[])[]) {
    const all = rows.reduce((sum, { length }) => sum + length, 0)
    this.#begins = new Uint32Array(rows.length + 1)
    this.#columns = new Uint32Array(all)
    this.#numbers = new Float64Array(all)
    let at = 0
    for (const [place, row] of rows.entries()) {
      for (const [column, number] of row) {
        this.#columns[at] = column
        this.#numbers[at++] = number
      }
      this.#begins[place + 1] = at
    }
  }

  /** The rows at these places added up, in so many columns; one that is named more than once counts as often. */
  added(places: readonly number[], width: number): Float64Array {
    const [begins, columns, numbers] = [this.#begins, this.#columns, this.#numbers]
    const sum = new Float64Array(width)
    for (let each = 0; each < places.length; each++) {
      const place = places[each] as number
      const end = begins[place + 1] as number
      for (let at = begins[place] as number; at < end; at++) {
        const column = columns[at] as number
        sum[column] = (sum[column] as number) + (numbers[at] as number)
      }
    }
    return sum
  }
}
