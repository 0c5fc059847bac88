import { createHash } from 'node:crypto'
import type { WorkbenchEvent } from '#shared/api/events'
import { failed } from '#shared/api/problem'
import { atOnce } from '#shared/model/at-once'
import type { AnnotatorId } from '#shared/model/ids'
import { type AnyRecord, tableNames } from '#shared/model/tables'
import type { RequestedBody } from '#shared/operations/operation'
import { Comparison } from '../../comparisons/comparison'
import { stateOfSnapshot } from '../../comparisons/earlier-state'
import { unwaited } from '../../making'
import { OpenProject } from '../../open-project'
import { createStore, openStore } from '../../storage/project-store'
import { machineOf, projectPath } from '../../storage/testing/desk'
import { MemoryFiles } from '../../storage/testing/memory-files'
import { SampleWork, seeded } from '../../storage/testing/sample-operations'
import { value } from '../../trial.test-support'

export const by = 'annotator-sample' as AnnotatorId
export const minute = 60_000

/** An open project on a disk in memory that snapshots are taken of, with a clock that the test sets. */
export class SnapshotSession {
  files: MemoryFiles
  readonly random: () => number
  readonly work: SampleWork
  clock = Date.parse('2025-01-06T09:00:00.000Z')
  project!: OpenProject
  events: WorkbenchEvent[] = []

  constructor(seed: number, files = new MemoryFiles()) {
    this.random = seeded(seed)
    this.work = new SampleWork(this.random)
    this.files = files
  }

  get surroundings() {
    const { random, files } = this
    return { now: () => new Date(this.clock), random, files, machine: machineOf(1) }
  }

  static async begin(seed: number): Promise<SnapshotSession> {
    const session = new SnapshotSession(seed)
    session.#show(
      new OpenProject(value(await createStore(projectPath, session.surroundings)), session.surroundings),
    )
    await session.mark(30)
    return session
  }

  async reopen(): Promise<void> {
    const store = await openStore(projectPath, this.surroundings)
    if (!store.ok) throw new Error(store.problem.message)
    this.#show(new OpenProject(store.value, this.surroundings))
  }

  /** Does so many things at random: marks, corrects, deletes, takes articles out, undoes and redoes. */
  async act(times: number): Promise<void> {
    for (let i = 0; i < times; i++) {
      this.clock += 1_000
      const dice = this.random()
      if (dice < 0.12) await this.project.undo(by)
      else if (dice < 0.2) await this.project.redo(by)
      else if (dice < 0.24) await this.#removeArticle()
      else await this.mark(1)
    }
  }

  /** The same without taking anything out or back: marks, corrects and deletes single claims. */
  async mark(times: number): Promise<void> {
    for (let i = 0; i < times; i++) {
      this.clock += 1_000
      const { body, texts } = this.work.next(this.project.project, 1)
      value(await this.project.perform(body as RequestedBody, by, { texts, confirmed: true }))
    }
  }

  /** Has the project hold at least so many claims. */
  async marked(claims: number): Promise<void> {
    while (this.project.project.size('claims') < claims) await this.mark(5)
  }

  async #removeArticle(): Promise<void> {
    const [article] = this.project.project.all('articles')
    if (article)
      value(await this.project.perform({ kind: 'article.remove', id: article.id }, by, { confirmed: true }))
  }

  /** SHA-256 of every record, in an order that depends on nothing but the records. */
  hash(): string {
    const records = tableNames.map(table =>
      [...this.project.project.all(table)].map(record => canonical(record)).sort(),
    )
    return createHash('sha256').update(JSON.stringify(records)).digest('hex')
  }

  async restoreAll(id: string) {
    const earlier = value(await stateOfSnapshot(this.project, id))
    const comparison = value(await Comparison.make('c', this.project, earlier, unwaited))
    return this.project.restore(by, () => {
      const { patch, texts } = atOnce(comparison.restoring('all'))
      if (Object.keys(patch).length === 0) return failed('pointless', 'Nothing differs.')
      return { ok: true, value: { body: { kind: 'records.patch', patch, title: 'Restored' }, texts } }
    })
  }

  async rows() {
    return value(await this.project.snapshots.list()).rows
  }

  /** The path of a snapshot. */
  path(id: string): string {
    return `/desk/p.claimbench.snapshots/${id}.json.gz`
  }

  #show(project: OpenProject): void {
    this.project = project
    project.listen(event => this.events.push(event))
  }
}

function canonical(record: AnyRecord): string {
  return JSON.stringify(record, (_, each: unknown) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}
