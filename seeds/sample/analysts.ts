import { type AnnotatorId, type Id, mintId, type OperationId, type ProjectId } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import { emptyProject } from '#shared/model/project'
import type { HistoryEntry } from '#shared/operations/history'
import type { Operation, OperationBody } from '#shared/operations/operation'
import { reduce } from '#shared/operations/reducer'
import { Heads } from '#shared/provenance/heads'
import { sha256 } from '../../electron/engine/storage/text-hash'

export const annotators = {
  A: { id: 'annotator-analyst-a' as AnnotatorId, name: 'Analyst A' },
  B: { id: 'annotator-analyst-b' as AnnotatorId, name: 'Analyst B' },
  C: { id: 'annotator-analyst-c' as AnnotatorId, name: 'Analyst C' },
  D: { id: 'annotator-analyst-d' as AnnotatorId, name: 'Analyst D' },
  E: { id: 'annotator-analyst-e' as AnnotatorId, name: 'Analyst E' },
} as const
export type Analyst = keyof typeof annotators

export const sampleProject = 'project-sample' as ProjectId

/** Analysts at work on one project, with a clock and dice of their own: the same work comes out the same, byte for byte. */
export class Work {
  readonly project = new IndexedProject(emptyProject())
  readonly history: HistoryEntry[] = []
  readonly heads = new Heads(sha256)
  #clock: number
  #state = 20250317

  constructor(begins: string) {
    this.#clock = Date.parse(begins)
  }

  /** Goes on as a copy that somebody else has: at their own time, and with dice that throw nothing that ours do. */
  inOtherHands(at: string, dice: number): void {
    this.#clock = Date.parse(at)
    this.#state = dice
  }

  /** The moment that the clock shows. */
  get now(): string {
    return new Date(this.#clock).toISOString()
  }

  /** Goes on at a later time of the same project. */
  resume(at: string): void {
    this.#clock = Date.parse(at)
  }

  /** A new id, drawn with the work's own dice. */
  mint<I extends Id<string>>(prefix: string): I {
    return mintId<I>(prefix, () => this.#random())
  }

  /** Does what an analyst asks for. A refusal means that the sample is written wrongly. */
  perform(by: Analyst, body: OperationBody): OperationId {
    this.#clock += 15_000 + Math.floor(this.#random() * 90_000)
    const id = mintId<OperationId>('op', () => this.#random())
    const author = annotators[by].id
    const prev = this.heads.next(author, this.history)
    const signed = { id, by: author, at: this.now, body }
    const operation: Operation = prev === undefined ? signed : { ...signed, prev }
    const outcome = reduce(this.project, operation)
    if (!outcome.ok)
      throw new Error(`${body.kind}: ${outcome.refusal.message} ${JSON.stringify(body).slice(0, 300)}`)
    this.project.apply(outcome.change)
    this.history.push({ operation, inverse: outcome.inverse })
    this.heads.push(operation)
    return id
  }

  /** Takes back the operation, as undo does. */
  undo(by: Analyst, undoes: OperationId): void {
    const entry = this.history.find(({ operation }) => operation.id === undoes)
    if (!entry) throw new Error(`there is no operation ${undoes}`)
    this.perform(by, { kind: 'records.patch', patch: entry.inverse, undoes })
  }

  /** Mulberry32: small, and the same on every machine. */
  #random(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}
