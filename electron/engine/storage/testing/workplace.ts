import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IndexedProject } from '#shared/model/indexed-project'
import { tableNames } from '#shared/model/tables'
import type { OpenStore } from '../open-store'
import type { OpeningOptions } from '../opening'
import { createStore, openStore, type StoreSurroundings } from '../project-store'
import { carryOut, SampleWork, seeded } from './sample-operations'

/** A folder of its own with a project in it, and an analyst at work on it. */
export class Workplace {
  readonly folder: string
  readonly path: string
  readonly work: SampleWork
  surroundings: StoreSurroundings

  private constructor(folder: string) {
    const random = seeded(1)
    this.folder = folder
    this.path = join(folder, 'p.claimbench.json')
    this.work = new SampleWork(random)
    this.surroundings = { now: () => this.work.now(), random }
  }

  static async set(): Promise<Workplace> {
    return new Workplace(await mkdtemp(join(tmpdir(), 'claimbench-store-')))
  }

  clear(): Promise<void> {
    return rm(this.folder, { recursive: true, force: true })
  }

  /** The path of what stands beside the project file: `.journal`, `.lock`. */
  beside(ending: string): string {
    return this.path.replace('.json', ending)
  }

  names(): Promise<string[]> {
    return readdir(this.folder)
  }

  async open(at = this.path, options: OpeningOptions = {}): Promise<OpenStore> {
    const outcome = await openStore(at, this.surroundings, options)
    if (!outcome.ok) throw new Error(outcome.problem.message)
    return outcome.value
  }

  async create(): Promise<OpenStore> {
    const outcome = await createStore(this.path, this.surroundings)
    if (!outcome.ok) throw new Error(outcome.problem.message)
    return outcome.value
  }

  /** One operation more; what became of it. */
  one(store: OpenStore): ReturnType<OpenStore['append']> {
    const step = this.work.next(store.project)
    return store.append(carryOut(store, this.work, step), step.texts)
  }

  /** Does `steps` operations more and has each be on the disk. */
  async doing(store: OpenStore, steps: number): Promise<void> {
    for (let i = 0; i < steps; i++) {
      const reply = await this.one(store)
      if (!reply.ok) throw new Error(reply.problem.message)
    }
  }

  /** Has the folder be what a crash at this moment would leave: the store is closed, and that undone. */
  async leaveAsACrashWould(store: OpenStore): Promise<void> {
    // Nor what a lock that is being renewed has beside it for the moment.
    const names = (await this.names()).filter(name => !name.includes('.lock'))
    const read = async (name: string) => [name, await readFile(join(this.folder, name))] as const
    const kept = await Promise.all(names.map(read))
    await store.close()
    for (const [name, bytes] of kept) await writeFile(join(this.folder, name), bytes)
  }
}

/** Every record of a project, whatever order they are in. */
export function contents(project: IndexedProject): unknown {
  const records = (table: (typeof tableNames)[number]) =>
    [...project.all(table)].map(record => [record.id, record])
  return Object.fromEntries(tableNames.map(table => [table, Object.fromEntries(records(table))]))
}
