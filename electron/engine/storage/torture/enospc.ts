import { deepEqual } from '#shared/model/equal'
import { createStore, type OpenStore } from '../project-store'
import { Desk, idsOf, journalPath, projectPath } from '../testing/desk'
import { MemoryFiles } from '../testing/memory-files'
import { seeded } from '../testing/sample-operations'
import { below, type Ordeal, Troubles } from './ordeal'
import { fillRealDisk } from './real-disk'

/** A disk with room for a few bytes more: too little for a line of the journal, for the project, or for both. */
export const enospc: Ordeal = {
  promise: 'a full disk: the old file intact, the change refused, and work goes on when there is room',
  size: 500,
  unit: 'sizes of what is free',
  async run(count, seed, progress) {
    const troubles = new Troubles()
    const total: Total = { operations: 0, refused: 0, 'folds refused': 0, 'closings refused': 0, resumed: 0 }
    const ground = await prepared(seed)
    for (let number = 0; number < count; number++) {
      progress(number)
      const random = seeded(seed + number)
      const free = freeBytes(number, count, ground, random)
      await troubles.in(`${free} bytes free (case ${number})`, () =>
        oneSize(ground.disk.afterPowerCut('keeps all'), free, random, total),
      )
    }
    const real = await troubles.in('a real full disk', () => fillRealDisk(seed))
    const figures = {
      sizes: count,
      ...total,
      'real full disk':
        typeof real === 'object' ? `${real.refused} refused, ${real.operations} kept` : (real ?? ''),
      broken: troubles.total,
    }
    return { figures, troubles: troubles.told }
  },
}

type Total = Record<'operations' | 'refused' | 'folds refused' | 'closings refused' | 'resumed', number>

interface Ground {
  readonly disk: MemoryFiles
  /** In bytes: one operation's line, and the project file. */
  readonly line: number
  readonly project: number
}

/** A closed project of some size, and how much its next steps take. */
async function prepared(seed: number): Promise<Ground> {
  const desk = new Desk(new MemoryFiles(), seed + 1)
  const created = await createStore(projectPath, desk.surroundings)
  if (!created.ok) throw new Error(created.problem.message)
  for (let i = 0; i < 10; i++) await desk.do(created.value)
  await created.value.fold()
  const line = desk.disk.read(journalPath).length
  await created.value.close()
  return { disk: desk.disk, line: line + 700, project: desk.disk.read(projectPath).length }
}

/** Half of the sizes by each byte step around what a line takes, half around what the project takes. */
function freeBytes(number: number, count: number, { line, project }: Ground, random: () => number): number {
  const part = number / count
  if (part < 0.4) return Math.floor((part / 0.4) * 3 * line)
  if (part < 0.8) return project - 1_500 + Math.floor(((part - 0.4) / 0.4) * 6_000)
  return below(random, 3 * project)
}

async function oneSize(disk: MemoryFiles, free: number, random: () => number, total: Total): Promise<void> {
  const desk = new Desk(disk, 7)
  const store = await desk.open()
  const start = idsOf(store)
  need(store.readOnly === null, 'it can only be read')
  await desk.do(store)
  await store.fold()
  disk.capacity = disk.used() + free

  for (let i = 0; i < 8; i++) {
    const before = disk.read(projectPath)
    if (random() < 0.3) {
      const folded = await store.fold()
      if (folded.ok) continue
      total['folds refused']++
      needRefusal(folded.problem)
      // A fold that was under way already may have been done first: then the file is a later one, and whole.
      if (disk.read(projectPath) !== before)
        await needExactly(disk.afterPowerCut('loses all'), [...start, ...desk.acknowledged])
      continue
    }
    const [reply] = await desk.together(store, 1)
    total.operations++
    if (!reply || reply.ok) continue
    total.refused++
    needRefusal(reply.problem)
    const later = disk.afterPowerCut('loses all')
    await needExactly(later, [...start, ...desk.acknowledged])
  }
  if (random() < 0.5) await closedFull(desk, store, start, total)
  else await resumed(desk, store, start, total)
  const left = disk.paths().filter(path => path !== projectPath)
  need(left.length === 0, `left behind: ${left.join(', ')}`)
}

/** Closing while the disk is full: either done, or the project file as it was and the rest in the journal. */
async function closedFull(desk: Desk, store: OpenStore, start: readonly string[], total: Total) {
  const before = desk.disk.read(projectPath)
  const closed = await store.close()
  if (!closed.ok) {
    total['closings refused']++
    needRefusal(closed.problem)
    need(desk.disk.read(projectPath) === before, 'a closing that was refused changed the project file')
  }
  desk.disk.capacity = Number.POSITIVE_INFINITY
  await needExactly(desk.disk, [...start, ...desk.acknowledged])
}

/** There is room again: the next change is taken, and the project closes. */
async function resumed(desk: Desk, store: OpenStore, start: readonly string[], total: Total) {
  desk.disk.capacity = Number.POSITIVE_INFINITY
  if (!(await store.fold()).ok) throw new Error('with room again, the project could not be folded')
  const [reply] = await desk.together(store, 1)
  need(reply?.ok === true, 'with room again, the next change was refused')
  need((await store.close()).ok, 'with room again, the project could not be closed')
  total.resumed++
  await needExactly(desk.disk, [...start, ...desk.acknowledged])
}

/** What opens on the disk has exactly these operations. */
async function needExactly(disk: MemoryFiles, expected: readonly string[]): Promise<void> {
  const found = await new Desk(disk, 8).open()
  const ids = idsOf(found)
  await found.close()
  need(
    deepEqual(ids, expected),
    `${expected.length} operations were acknowledged and ${ids.length} are there`,
  )
}

function needRefusal({ code, message }: { readonly code: string; readonly message: string }): void {
  need(code === 'disk' && message.includes('disk is full'), `refused with “${message}”`)
}

function need(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what)
}
