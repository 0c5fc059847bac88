import type { Window } from '#shared/api/views'

export const pageSize = 100

type ReadPage<Row> = (offset: number, limit: number) => Promise<Window<Row> | null>

/**
 * A list of which only the pages in view are here. `refresh` reads them again; rows that are shown stay until
 * their successors have come, and an answer that has been overtaken is dropped.
 */
export class PagedList<Row> {
  readonly #read: ReadPage<Row>
  readonly #listeners = new Set<() => void>()
  readonly #pages = new Map<number, readonly Row[]>()
  /** For each page, the turn in which it was last asked for. */
  readonly #asked = new Map<number, number>()
  #wanted = { first: 0, last: pageSize - 1 }
  #turn = 0
  #total: number | null = null
  /** Grows with every answer: what a view depends on. */
  version = 0

  constructor(read: ReadPage<Row>) {
    this.#read = read
  }

  get total(): number | null {
    return this.#total
  }

  row(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize]
  }

  want(first: number, last: number): void {
    this.#wanted = { first, last }
    this.#fetchWanted()
  }

  refresh(): void {
    this.#turn++
    this.#fetchWanted()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #fetchWanted(): void {
    const { first, last } = this.#wanted
    for (let page = Math.floor(first / pageSize); page <= Math.floor(last / pageSize); page++)
      void this.#fetch(page)
  }

  async #fetch(page: number): Promise<void> {
    const turn = this.#turn
    if (this.#asked.get(page) === turn) return
    this.#asked.set(page, turn)
    const answer = await this.#read(page * pageSize, pageSize)
    if (!answer || this.#asked.get(page) !== turn) return
    this.#pages.set(page, answer.rows)
    this.#total = answer.total
    this.version++
    for (const listener of this.#listeners) listener()
  }
}
