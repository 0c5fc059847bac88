import { Course } from '../course'
import { fileError } from '../files'
import { createStore, type OpenStore } from '../project-store'
import { Desk, projectPath } from '../testing/desk'
import { MemoryFiles, type PowerCut } from '../testing/memory-files'
import { cutsBeforeEachStep, openAfter } from '../testing/power-cuts'
import { seeded } from '../testing/sample-operations'
import { below, type Ordeal, oneOf, Troubles } from './ordeal'

/** Sessions made up at random, on disks that now and then fail too; the power is cut before every step of each. */
export const faultfs: Ordeal = {
  promise: 'after a power cut at any I/O step: the acknowledged operations, plus at most what was in flight',
  size: 200,
  unit: 'scenarios',
  async run(count, seed, progress) {
    const troubles = new Troubles()
    const total = { scenarios: count, steps: 0, cuts: 0, acknowledged: 0, refused: 0 }
    let [inFlight, alone, back] = [0, 0, 0]
    for (let number = 0; number < count; number++) {
      progress(number)
      const random = seeded(seed + number)
      const inTurn = number % 2 === 0
      const disk = new MemoryFiles()
      trouble(disk, random)
      const desk = new Desk(disk, 1 + below(random, 1e6))
      const cuts: readonly PowerCut[] = [number % 4 < 2 ? 'loses all' : 'keeps all', random]
      const moments = await troubles.in(`scenario ${number}`, () =>
        cutsBeforeEachStep(desk, cuts, desk => scenario(desk, random, inTurn)),
      )
      total.steps += (moments?.length ?? 0) / cuts.length
      total.acknowledged += desk.acknowledged.length
      total.refused += desk.refused.length
      for (const moment of moments ?? []) {
        total.cuts++
        const more = (await troubles.in(`scenario ${number}`, () => openAfter(moment, 2e6))) ?? 0
        if (more > 0) back++
        if (inTurn) alone = Math.max(alone, more)
        else inFlight = Math.max(inFlight, more)
      }
    }
    if (alone > 1) troubles.add(`${alone} operations came back where one was in flight`)
    const figures = {
      ...total,
      'cuts with one in flight kept': back,
      'most kept, one at a time': alone,
      'most kept, up to 4 at a time': inFlight,
      broken: troubles.total,
    }
    return { figures, troubles: troubles.told }
  },
}

/**
 * A disk that takes few bytes at a time, or fails once or twice; half of them do neither. Not fewer than 64: byte by
 * byte, a single scenario has twenty thousand steps, each with a power cut of its own.
 */
function trouble(disk: MemoryFiles, random: () => number): void {
  if (random() < 0.2) disk.writesAtMost = 64 + below(random, 3_000)
  if (random() < 0.6) return
  const failing = new Set([below(random, 60), below(random, 120)].map(step => 10 + step))
  let steps = 0
  disk.fault = step => {
    if (!failing.has(steps++)) return
    if (/^(write|create)/.test(step)) throw fileError(oneOf(random, ['ENOSPC', 'EIO']))
    if (/^(sync|rename|truncate)/.test(step)) throw fileError('EIO')
  }
}

/** Up to three sessions: work alone and at once, folds between and during it, copies, closings, some of them given up. */
async function scenario(desk: Desk, random: () => number, inTurn: boolean): Promise<void> {
  const sessions = 1 + below(random, 3)
  for (let i = 0; i < sessions; i++) {
    const store = await begin(desk)
    if (!store) return
    for (let acts = 2 + below(random, 4); acts > 0 && store.readOnly === null; acts--) {
      const dice = random()
      const many = inTurn ? 1 : 1 + below(random, 4)
      if (dice < 0.2) await store.fold()
      else if (dice < 0.4) await Promise.all([store.fold(), desk.together(store, many)])
      else if (dice < 0.45) await store.saveCopy(`/desk/copy-${i}-${acts}.claimbench.json`)
      else await desk.together(store, many)
    }
    await store.close(random() < 0.25 ? givenUpAfter(below(random, 4)) : undefined)
  }
}

/** Whoever waits for a closing and gives it up with the word of this number. */
function givenUpAfter(words: number): Course {
  const end = new AbortController()
  let heard = 0
  return new Course(end.signal, () => {
    if (heard++ === words) end.abort()
  })
}

async function begin(desk: Desk): Promise<OpenStore | null> {
  if (desk.disk.paths().includes(projectPath)) {
    const store = await desk.open()
    return store.readOnly === null ? store : null
  }
  const created = await createStore(projectPath, desk.surroundings)
  return created.ok ? created.value : null
}
