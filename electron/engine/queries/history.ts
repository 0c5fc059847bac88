import type { HistoryRow } from '#shared/api/views'
import type { AnnotatorId, OperationId } from '#shared/model/ids'
import type { ProjectReader } from '#shared/model/project'
import { describe, rootOf, subjectOf } from '#shared/operations/describe'
import { briefOf, type HistoryEntry, outlineOf } from '#shared/operations/history'
import type { Operation } from '#shared/operations/operation'
import { carriedOperations } from '#shared/provenance/carried-operations'
import { breather } from '../storage/breathing'
import type { Course, Stretch } from '../storage/course'
import { readLong, readOutline } from '../storage/written-history'

type Chosen = [by: AnnotatorId | null, offset: number, limit: number]

/** A project's history, newest first, with what of it still stands. */
export class HistoryBook {
  readonly #entries: HistoryEntry[]
  readonly #byId = new Map<OperationId, HistoryEntry>()
  /** Operations that an undo has taken back and no redo has done again. */
  readonly #undone = new Set<OperationId>()

  constructor(entries: readonly HistoryEntry[]) {
    this.#entries = [...entries]
    for (const entry of entries) this.#index(entry)
  }

  get entries(): readonly HistoryEntry[] {
    return this.#entries
  }

  /**
   * Reads what of it was left unread at opening, letting others have a turn: for whoever goes through all of it next, or
   * through what comes after so many operations.
   */
  async read(course?: Course, after = 0): Promise<void> {
    await this.#readAll(entry => entry.operation, readLong, course, after)
  }

  /** The same for whoever only asks what was done: records that were let go of stay so. */
  async readOutlines(course?: Course): Promise<void> {
    await this.#readAll(outlineOf, readOutline, course)
  }

  async #readAll(
    asked: (entry: HistoryEntry) => Operation,
    readInSteps: typeof readLong,
    course?: Course,
    after = 0,
  ): Promise<void> {
    const breathe = breather(course)
    const entries = this.#entries.slice(after)
    for (const [at, entry] of entries.entries()) {
      await readInSteps(entry, course?.stretch(at / entries.length, (at + 1) / entries.length))
      if (asked(entry)) await breathe(at / entries.length)
    }
  }

  /** Has what takes long to read of the rows that are to be asked for read in steps. */
  async readRows(...asked: Chosen): Promise<void> {
    for (const entry of this.#chosen(...asked).rows) await readOutline(entry)
  }

  /** The same of one of its operations. */
  async readOne(id: OperationId | undefined, course?: Stretch): Promise<void> {
    const entry = id && this.#byId.get(id)
    if (entry) await readLong(entry, course)
  }

  push(entry: HistoryEntry): void {
    this.#entries.push(entry)
    this.#index(entry)
  }

  /** Takes off the latest entry, which could not be written. */
  pop(): HistoryEntry | undefined {
    const entry = this.#entries.pop()
    if (!entry) return undefined
    const { operation } = entry
    const root = rootOf(operation, this.find)
    this.#byId.delete(operation.id)
    if (operation.body.kind === 'records.patch') this.#mark(root.id, operation.body.undoes === undefined)
    return entry
  }

  readonly find = (id: OperationId): Operation | undefined => this.#byId.get(id)?.operation

  /** Whether an operation, or what it takes back or does again, brought another history in. */
  carries(id: OperationId): boolean {
    const operation = this.find(id)
    return operation !== undefined && carriedOperations(rootOf(operation, this.find)).length > 0
  }

  inverseOf(id: OperationId): HistoryEntry['inverse'] | undefined {
    return this.#byId.get(id)?.inverse
  }

  title(id: OperationId, project: ProjectReader): string {
    const operation = this.find(id)
    return operation ? describe(rootOf(operation, this.find), project, this.find) : ''
  }

  rows(
    project: ProjectReader,
    by: AnnotatorId | null,
    offset: number,
    limit: number,
  ): { total: number; rows: HistoryRow[] } {
    const { total, rows } = this.#chosen(by, offset, limit)
    return { total, rows: rows.map(entry => this.#row(outlineOf(entry), project)) }
  }

  #chosen(...[by, offset, limit]: Chosen): { total: number; rows: HistoryEntry[] } {
    const chosen = by ? this.#entries.filter(entry => briefOf(entry).by === by) : this.#entries
    const end = chosen.length - offset
    const part = chosen.slice(Math.max(0, end - limit), Math.max(0, end)).reverse()
    return { total: chosen.length, rows: part }
  }

  #row(operation: Operation, project: ProjectReader): HistoryRow {
    const { id, by, at, body } = operation
    const root = rootOf(operation, this.find)
    const state =
      body.kind === 'records.patch'
        ? body.undoes
          ? 'undo'
          : body.redoes
            ? 'redo'
            : 'stands'
        : this.#undone.has(id)
          ? 'undone'
          : 'stands'
    const subject = subjectOf(root.body, project)
    return {
      id,
      by,
      at,
      state,
      kind: body.kind,
      title: describe(operation, project, this.find),
      article: subject.article && project.get('articles', subject.article) ? subject.article : null,
      claim: subject.claim && project.get('claims', subject.claim) ? subject.claim : null,
      entity: subject.entity && project.get('entities', subject.entity) ? subject.entity : null,
    }
  }

  #index(entry: HistoryEntry): void {
    const { id, kind } = briefOf(entry)
    this.#byId.set(id, entry)
    if (kind !== 'records.patch') return
    const { operation } = entry
    if (operation.body.kind === 'records.patch')
      this.#mark(rootOf(operation, this.find).id, operation.body.undoes !== undefined)
  }

  #mark(root: OperationId, undone: boolean): void {
    if (undone) this.#undone.add(root)
    else this.#undone.delete(root)
  }
}
