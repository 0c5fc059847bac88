import { describe, expect, test } from 'vitest'
import type { IndexedProject } from '#shared/model/indexed-project'
import { tableNames } from '#shared/model/tables'
import type { Machine, ProcessIdentity } from './machine'
import type { OpenStore } from './open-store'
import { createStore, openStore, type StoreSurroundings } from './project-store'
import { MemoryFiles, type PowerCut } from './testing/memory-files'
import { carryOut, SampleWork, seeded } from './testing/sample-operations'

const path = '/desk/p.claimbench.json'

/** A machine on which each run is a new process and those before it have ended. */
function machine(run: number): Machine {
  const me: ProcessIdentity = { host: 'desk', user: 'analyst', pid: run, boot: 'b', started: String(run) }
  return {
    self: async () => me,
    state: async other => (other.pid === run ? 'running' : 'ended'),
    wait: async () => undefined,
  }
}

class Run {
  readonly disk: MemoryFiles
  readonly surroundings: StoreSurroundings
  readonly work: SampleWork
  /** Operations in the order in which they were carried out, and those that were acknowledged. */
  readonly performed: string[] = []
  readonly acknowledged: string[] = []

  constructor(disk: MemoryFiles, number: number) {
    const random = seeded(number)
    this.disk = disk
    this.work = new SampleWork(random)
    this.surroundings = { now: () => this.work.now(), random, files: disk, machine: machine(number) }
  }

  async open(): Promise<OpenStore> {
    const outcome = await openStore(path, this.surroundings)
    if (!outcome.ok) throw new Error(`${outcome.problem.message} ${JSON.stringify(outcome.faults)}`)
    return outcome.value
  }

  /** Carries out an operation; the promise is of its acknowledgement. */
  do(store: OpenStore): Promise<unknown> {
    const step = this.work.next(store.project, 1)
    const entry = carryOut(store.project, this.work, step)
    this.performed.push(entry.operation.id)
    return store.append(entry, step.texts).then(reply => {
      if (reply.ok) this.acknowledged.push(entry.operation.id)
    })
  }
}

/** A session with all that a session does: founding, work alone and in groups, folds between and during work, closing. */
async function session(run: Run): Promise<void> {
  const created = await createStore(path, run.surroundings)
  if (!created.ok) throw new Error(created.problem.message)
  await work(run, created.value)
}

async function work(run: Run, store: OpenStore): Promise<void> {
  for (let i = 0; i < 3; i++) await run.do(store)
  await Promise.all([run.do(store), run.do(store), run.do(store)])
  await store.fold()
  await run.do(store)
  const folding = store.fold()
  await run.do(store)
  await Promise.all([run.do(store), run.do(store)])
  await folding
  await run.do(store)
  await store.close()
}

/** Takes a run to the step and stops it there: whatever it waits for then never comes. */
async function upTo(step: number, run: Run, act: (run: Run) => Promise<void>): Promise<void> {
  run.disk.stopBefore = step
  const unexpected = (error: unknown) => {
    if (run.disk.steps.length < step) throw error
  }
  await act(run).catch(unexpected)
}

const contents = (project: IndexedProject) =>
  tableNames.map(table => [...project.all(table)].map(record => JSON.stringify(record)).sort())

/** What opens after the cut must be what had been done, up to some operation not before the last acknowledged. */
async function expectNothingLost(
  before: Run,
  known: readonly string[],
  cut: PowerCut,
  number: number,
): Promise<Run> {
  const after = new Run(before.disk.afterPowerCut(cut), number)
  const wasThere = [...known, ...before.performed]
  const exists = (await after.disk.list('/desk')).includes('p.claimbench.json')
  if (!exists) {
    expect(before.acknowledged).toEqual([])
    return after
  }
  const store = await after.open()
  const found = store.history.map(({ operation }) => operation.id)
  expect(found).toEqual(wasThere.slice(0, found.length))
  expect(found.length).toBeGreaterThanOrEqual(known.length + before.acknowledged.length)
  expect(store.readOnly).toBeNull()
  const seen = contents(store.project)

  // What was opened is as durable as what was there: it closes and opens to the same.
  await after.do(store)
  expect(after.acknowledged).toHaveLength(1)
  expect((await store.close()).ok).toBe(true)
  const again = await new Run(after.disk, number + 1).open()
  expect(again.recovery).toEqual([])
  expect(again.history).toHaveLength(found.length + 1)
  expect(contents(again.project)).not.toEqual(seen)
  await again.close()
  return after
}

const cuts: readonly (readonly [string, PowerCut])[] = [
  ['all of it', 'loses all'],
  ['none of it', 'keeps all'],
  ['some of it (seed 1)', seeded(1)],
]

describe('the power fails at each step of a session', () => {
  test.each(cuts)('and of what was not flushed is lost: %s', async (_name, cut) => {
    const whole = new Run(new MemoryFiles(), 1)
    await session(whole)
    const steps = whole.disk.steps.length
    expect(steps).toBeGreaterThan(60)
    expect(whole.acknowledged).toHaveLength(11)
    for (let step = 0; step < steps; step++) {
      const run = new Run(new MemoryFiles(), 1)
      await upTo(step, run, session)
      await expectNothingLost(run, [], cut, 100)
    }
  })

  test.each(cuts)(
    'that is itself a recovery, and of what was not flushed is lost: %s',
    async (_name, cut) => {
      // A journal that holds operations the file does not: what a recovery finds.
      const first = new Run(new MemoryFiles(), 1)
      await upTo(45, first, session)
      const resume = async (run: Run) => work(run, await run.open())
      const whole = new Run(first.disk.afterPowerCut('keeps all'), 2)
      await resume(whole)
      const known = whole.disk.steps.length
      const kept = (await new Run(first.disk.afterPowerCut('keeps all'), 3).open()).history.map(
        ({ operation }) => operation.id,
      )
      for (let step = 0; step < known; step++) {
        const run = new Run(first.disk.afterPowerCut('keeps all'), 2)
        await upTo(step, run, resume)
        await expectNothingLost(run, kept, cut, 100)
      }
    },
  )
})
