import type { Problem, Reply } from '#shared/api/problem'
import type { Window } from '#shared/api/views'
import { Cancelled } from './cancelled'

export const pageSize = 100

type ReadPage<Row> = (offset: number, limit: number) => Promise<Reply<Window<Row>>>

/**
 * A list of which only the pages in view are here. `refresh` reads them again; rows that are shown stay until their
 * successors have come. A page is read once at a time: what changes meanwhile is read when the answer is here. One whose
 * reading was given up is read no more until `again`.
 */
export class PagedList<Row> {
  readonly #read: ReadPage<Row>
  readonly #listeners = new Set<() => void>()
  readonly #pages = new Map<number, { readonly rows: readonly Row[]; readonly turn: number }>()
  readonly #reading = new Set<number>()
  /** Why pages are not here, or not as of now. */
  readonly #problems = new Map<number, Problem>()
  readonly #givenUp = new Cancelled<number>()
  #wanted = { first: 0, last: pageSize - 1 }
  /** How often the list has been refreshed. */
  #turn = 0
  #total: { readonly rows: number; readonly turn: number } | null = null
  /** Grows with every answer: what a view depends on. */
  version = 0

  constructor(read: ReadPage<Row>) {
    this.#read = read
  }

  get total(): number | null {
    return this.#total?.rows ?? null
  }

  /** Why what is in view is not all here, or not as of now. */
  get problem(): Problem | null {
    const { first, last } = this.#wanted
    for (let page = pageOf(first); page <= pageOf(last); page++) {
      const problem = this.#problems.get(page)
      if (problem) return problem
    }
    return null
  }

  /** Whether the row is not here because it could not be read. */
  isMissing(index: number): boolean {
    return this.row(index) === undefined && this.#problems.has(pageOf(index))
  }

  row(index: number): Row | undefined {
    return this.#pages.get(pageOf(index))?.rows[index % pageSize]
  }

  want(first: number, last: number): void {
    this.#wanted = { first, last }
    this.#fetchWanted()
  }

  /** Reads what is in view and is not here yet. */
  begin(): void {
    this.#fetchWanted()
  }

  /** Reads what is in view and could not be read, or was given up. */
  again(): void {
    this.#givenUp.forget()
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
    for (let page = pageOf(first); page <= pageOf(last); page++) void this.#fetch(page)
  }

  /** Reads a page that is not here as of now. One that could not be read is asked for again when it is next wanted. */
  async #fetch(page: number): Promise<void> {
    if (this.#reading.has(page) || this.#givenUp.has(page)) return
    if (this.#pages.get(page)?.turn === this.#turn) return
    const turn = this.#turn
    this.#reading.add(page)
    const answer = await this.#read(page * pageSize, pageSize).finally(() => this.#reading.delete(page))
    if (answer.ok) this.#take(page, answer.value, turn)
    else this.#problems.set(page, answer.problem)
    this.#givenUp.note(page, answer.ok ? null : answer.problem)
    this.version++
    for (const listener of this.#listeners) listener()
    if (turn !== this.#turn) this.#fetchWanted()
  }

  #take(page: number, { rows, total }: Window<Row>, turn: number): void {
    this.#pages.set(page, { rows, turn })
    this.#problems.delete(page)
    if (turn >= (this.#total?.turn ?? 0)) this.#total = { rows: total, turn }
  }
}

const pageOf = (index: number) => Math.floor(index / pageSize)
