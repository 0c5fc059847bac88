import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deepEqual } from '#shared/model/equal'
import { createStore, type OpenStore, openStore } from '../project-store'
import { carryOut, SampleWork, seeded } from '../testing/sample-operations'

/** How far a real disk of 256 KB was filled, or why there was none. */
export type RealDisk = 'not allowed here' | { readonly operations: number; readonly refused: number }

/** The same on a real file system that is really full: a disk in memory, where this account may mount one. */
export async function fillRealDisk(seed: number): Promise<RealDisk> {
  const folder = await mkdtemp(join(tmpdir(), 'claimbench-full-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'claimbench-full', folder], { stdio: 'ignore' })
  } catch {
    await rm(folder, { recursive: true })
    return 'not allowed here'
  }
  try {
    return await fill(folder, seed)
  } finally {
    execFileSync('umount', [folder])
    await rm(folder, { recursive: true })
  }
}

async function fill(folder: string, seed: number): Promise<RealDisk> {
  const path = join(folder, 'p.claimbench.json')
  const random = seeded(seed)
  const work = new SampleWork(random)
  const surroundings = { now: () => work.now(), random }
  const created = await createStore(path, surroundings)
  if (!created.ok) throw new Error(created.problem.message)
  const store = created.value
  const acknowledged: string[] = []
  let refused = 0
  const one = async () => {
    const step = work.next(store.project, 1)
    const entry = carryOut(store, work, step)
    const reply = await store.append(entry, step.texts)
    if (reply.ok) acknowledged.push(entry.operation.id)
    else carryOut(store, work, { body: { kind: 'records.patch', patch: entry.inverse } })
    return reply
  }
  for (let i = 0; i < 20; i++) await one()
  await store.fold()
  const ballast = join(folder, 'ballast')
  await filled(ballast)
  const before = await readFile(path)
  for (let i = 0; i < 40; i++) {
    const reply = await one()
    if (reply.ok) continue
    refused++
    if (!reply.problem.message.includes('disk is full')) throw new Error(reply.problem.message)
  }
  const folded = await store.fold()
  if (folded.ok || !deepEqual(await readFile(path), before))
    throw new Error('on a real full disk the project file did not stay as it was')
  await rm(ballast)
  if (!(await store.fold()).ok || !(await one()).ok) throw new Error('with room again, work did not go on')
  await store.close()
  await expectExactly(path, surroundings, acknowledged)
  const left = await readdir(folder)
  if (left.length !== 1) throw new Error(`left behind: ${left.join(', ')}`)
  return { operations: acknowledged.length, refused }
}

/** Fills the disk but for some 8 KB. */
async function filled(ballast: string): Promise<void> {
  for (let size = 256 << 10; size > 0; size -= 4 << 10) {
    try {
      await writeFile(ballast, new Uint8Array(size))
      await writeFile(ballast, new Uint8Array(Math.max(0, size - (8 << 10))))
      return
    } catch {
      await rm(ballast, { force: true })
    }
  }
}

async function expectExactly(
  path: string,
  surroundings: Parameters<typeof openStore>[1],
  expected: readonly string[],
): Promise<void> {
  const outcome = await openStore(path, surroundings)
  if (!outcome.ok) throw new Error(outcome.problem.message)
  const store: OpenStore = outcome.value
  const ids = store.history.map(({ operation }) => operation.id)
  await store.close()
  if (!deepEqual(ids, expected)) throw new Error(`${expected.length} acknowledged, ${ids.length} there`)
}
