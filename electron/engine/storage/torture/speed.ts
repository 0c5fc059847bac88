import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { OpenStore } from '../open-store'
import { createStore, openStore } from '../project-store'
import { carryOut, SampleWork, seeded } from '../testing/sample-operations'
import type { Ordeal } from './ordeal'

export const speed: Ordeal = {
  promise: 'none: what an acknowledgement and a fold of some 20 MB cost here, in milliseconds',
  size: 2_000,
  unit: 'appends',
  run: async count => ({ figures: await measureSpeed(count), troubles: [] }),
}

/** What an acknowledgement costs beside the bare append and flush, and how long a fold of some 20 MB holds up everything else. Milliseconds. */
export async function measureSpeed(appends: number): Promise<Record<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'claimbench-speed-'))
  try {
    const bare = await bareAppends(join(folder, 'bare'), appends)
    const random = seeded(1)
    const work = new SampleWork(random)
    const surroundings = { now: () => work.now(), random }
    const path = join(folder, 'p.claimbench.json')
    const created = await createStore(path, surroundings)
    if (!created.ok) throw new Error(created.problem.message)
    const store = created.value

    const small = await storeAppends(store, work, appends)
    // Enough articles and claims for some 20 MB: a third of it is texts.
    while (store.project.size('articles') < 560) {
      const steps = Array.from({ length: 200 }, () => {
        const step = work.next(store.project, 16)
        return store.append(carryOut(store, work, step), step.texts)
      })
      await Promise.all(steps)
    }
    await store.fold()
    const large = await storeAppends(store, work, appends)
    const folds: Awaited<ReturnType<typeof blocked>>[] = []
    for (let i = 0; i < 7; i++) {
      await storeAppends(store, work, 1)
      folds.push(await blocked(() => store.fold()))
    }
    // The least of several: the others had to wait for whatever else the machine was doing.
    const fold = {
      took: Math.min(...folds.map(f => f.took)),
      longest: Math.min(...folds.map(f => f.longest)),
    }
    const during = await storeAppends(store, work, 200, () => void store.fold())
    const closing = await blocked(() => store.close())
    const megabytes = (await stat(path)).size / 1e6
    const opening = await blocked(async () => {
      const outcome = await openStore(path, surroundings)
      if (outcome.ok) await outcome.value.close()
    })
    return rounded({
      'bare p50': bare.p50,
      'bare p99': bare.p99,
      'append p50': small.p50,
      'append p99': small.p99,
      'append at 20 MB p50': large.p50,
      'append at 20 MB p99': large.p99,
      'append during fold p50': during.p50,
      'append during fold p99': during.p99,
      'file MB': megabytes,
      fold: fold.took,
      'fold longest block': fold.longest,
      'close longest block': closing.longest,
      open: opening.took,
      'open processor': opening.processor,
      'open longest block': opening.longest,
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function bareAppends(path: string, count: number) {
  const file = await open(path, 'w')
  const line = Buffer.alloc(700, 'x')
  const times: number[] = []
  for (let i = 0; i < count; i++) {
    const began = performance.now()
    await file.write(line, 0, line.length, i * line.length)
    await file.datasync()
    times.push(performance.now() - began)
  }
  await file.close()
  return spread(times)
}

async function storeAppends(store: OpenStore, work: SampleWork, count: number, meanwhile?: () => void) {
  const times: number[] = []
  meanwhile?.()
  for (let i = 0; i < count; i++) {
    const step = work.next(store.project)
    const entry = carryOut(store, work, step)
    const began = performance.now()
    const reply = await store.append(entry, step.texts)
    times.push(performance.now() - began)
    if (!reply.ok) throw new Error(reply.problem.message)
  }
  return spread(times)
}

function spread(times: number[]): { readonly p50: number; readonly p99: number } {
  const sorted = times.sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}

/** How long work took, how long the processor was busy with it, and the longest time for which nothing else had a turn. */
async function blocked(
  act: () => Promise<unknown>,
): Promise<{ readonly took: number; readonly processor: number; readonly longest: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  // The monitor counts from its second tick on.
  await pause(20)
  delay.reset()
  const cpu = process.cpuUsage()
  const began = performance.now()
  await act()
  const took = performance.now() - began
  const { user, system } = process.cpuUsage(cpu)
  await pause(5)
  delay.disable()
  return { took, processor: (user + system) / 1e3, longest: delay.max / 1e6 }
}

function rounded(figures: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [name, Math.round(value * 100) / 100]),
  )
}
