import type { IndexedProject } from '#shared/model/indexed-project'
import { tableNames } from '#shared/model/tables'
import type { HistoryEntry } from '#shared/operations/history'
import type { Machine, ProcessIdentity } from '../machine'
import { type OpenStore, openStore, type StoreSurroundings } from '../project-store'
import type { MemoryFiles } from './memory-files'
import { carryOut, SampleWork, seeded } from './sample-operations'

export const projectPath = '/desk/p.claimbench.json'
export const journalPath = '/desk/p.claimbench.journal'

/** A machine on which each run is a new process and those before it have ended. */
export function machineOf(run: number): Machine {
  const me: ProcessIdentity = { host: 'desk', user: 'analyst', pid: run, boot: 'b', started: String(run) }
  return {
    self: async () => me,
    state: async other => (other.pid === run ? 'running' : 'ended'),
    wait: async () => undefined,
  }
}

/** One process at work on one project on a disk in memory, and what was promised to its analyst. Some find the disk quick. */
export class Desk {
  readonly disk: MemoryFiles
  readonly surroundings: StoreSurroundings
  readonly work: SampleWork
  /** Operations in the order in which they were carried out, and those of them that were acknowledged or refused. */
  readonly performed: string[] = []
  readonly acknowledged: string[] = []
  readonly refused: string[] = []

  /** Every other process reads the history after it has opened the project. */
  readonly #laterFrom: number

  constructor(disk: MemoryFiles, run: number) {
    this.#laterFrom = run % 2 === 0 ? 0 : Number.POSITIVE_INFINITY
    const random = seeded(run)
    this.disk = disk
    disk.atOnce = run % 3 === 1
    this.work = new SampleWork(random)
    this.surroundings = { now: () => this.work.now(), random, files: disk, machine: machineOf(run) }
  }

  async open(): Promise<OpenStore> {
    const outcome = await openStore(projectPath, this.surroundings, { laterFrom: this.#laterFrom })
    if (!outcome.ok) throw new Error(`${outcome.problem.message} ${JSON.stringify(outcome.faults)}`)
    return outcome.value
  }

  /** Carries out an operation; the promise is of its acknowledgement. */
  do(store: OpenStore): Promise<unknown> {
    return this.together(store, 1)
  }

  /** Carries out several at once. Those that are refused are taken back, as the engine does. Gives the replies. */
  async together(store: OpenStore, count: number): Promise<Awaited<ReturnType<OpenStore['append']>>[]> {
    const entries: HistoryEntry[] = []
    const refused = new Set<HistoryEntry>()
    const replies = Array.from({ length: count }, async () => {
      const step = this.work.next(store.project, 1)
      const entry = carryOut(store, this.work, step)
      entries.push(entry)
      this.performed.push(entry.operation.id)
      const reply = await store.append(entry, step.texts)
      if (reply.ok) this.acknowledged.push(entry.operation.id)
      else refused.add(entry)
      return reply
    })
    const settled = await Promise.all(replies)
    for (const entry of entries.reverse()) {
      if (!refused.has(entry)) continue
      carryOut(store, this.work, { body: { kind: 'records.patch', patch: entry.inverse } })
      this.refused.push(entry.operation.id)
    }
    return settled
  }
}

/** Every record of a project as text, whatever order they are in. */
export const recordsOf = (project: IndexedProject): readonly (readonly string[])[] =>
  tableNames.map(table => [...project.all(table)].map(record => JSON.stringify(record)).sort())

export const idsOf = (store: OpenStore): string[] => store.history.map(({ operation }) => operation.id)
