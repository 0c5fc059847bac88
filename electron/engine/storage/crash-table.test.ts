import { describe, expect, test } from 'vitest'
import { fileError } from './files'
import { createStore, type OpenStore } from './project-store'
import { Desk, idsOf, projectPath } from './testing/desk'
import { MemoryFiles, type PowerCut } from './testing/memory-files'
import { cutsBeforeEachStep, deathsBeforeEachStep, openAfter } from './testing/power-cuts'
import { seeded } from './testing/sample-operations'

/** A session with all that a session does: founding, work alone and in groups, folds between and during work, closing. */
async function session(desk: Desk): Promise<void> {
  const created = await createStore(projectPath, desk.surroundings)
  if (!created.ok) throw new Error(created.problem.message)
  await work(desk, created.value)
}

async function work(desk: Desk, store: OpenStore): Promise<void> {
  for (let i = 0; i < 3; i++) await desk.do(store)
  await desk.together(store, 3)
  await store.fold()
  await desk.do(store)
  const folding = store.fold()
  await desk.do(store)
  await desk.together(store, 2)
  await folding
  await desk.do(store)
  await store.close()
}

const resume = async (desk: Desk) => work(desk, await desk.open())

const cuts: readonly (readonly [string, PowerCut])[] = [
  ['all of it', 'loses all'],
  ['none of it', 'keeps all'],
  ['some of it (seed 1)', seeded(1)],
]

describe('the power fails at each step of a session', () => {
  test.each(cuts)('and of what was not flushed is lost: %s', async (_name, cut) => {
    const desk = new Desk(new MemoryFiles(), 1)
    const moments = await cutsBeforeEachStep(desk, [cut], session)
    expect(moments.length).toBeGreaterThan(50)
    expect(desk.acknowledged).toHaveLength(11)
    for (const moment of moments) expect(await openAfter(moment, 100)).toBeLessThanOrEqual(3)
  })

  test.each(cuts)(
    'that is itself a recovery, and of what was not flushed is lost: %s',
    async (_name, cut) => {
      // A journal that holds operations the file does not: what a recovery finds.
      const moments = await cutsBeforeEachStep(new Desk(new MemoryFiles(), 1), ['keeps all'], session)
      const crashed = moments[45]?.disk as MemoryFiles
      const kept = idsOf(await new Desk(crashed.afterPowerCut('keeps all'), 3).open())
      expect(kept.length).toBeGreaterThan(5)
      for (const moment of await cutsBeforeEachStep(new Desk(crashed, 2), [cut], resume, kept))
        await openAfter(moment, 100)
    },
  )
})

test('the power fails where a line could not be flushed, and that it was cut off again could not be either', async () => {
  const disk = new MemoryFiles()
  let [syncs, cut] = [0, false]
  disk.fault = step => {
    if (/^truncate .*journal/.test(step)) cut = true
    const isOfLine = /^sync .*journal/.test(step) && ++syncs > 2
    if (isOfLine && (!cut || syncs === 4)) throw fileError('EIO')
  }
  const desk = new Desk(disk, 1)
  const moments = await cutsBeforeEachStep(desk, ['keeps all', 'loses all', seeded(1)], async desk => {
    const created = await createStore(projectPath, desk.surroundings)
    if (!created.ok) throw new Error(created.problem.message)
    for (let i = 0; i < 3; i++) await desk.do(created.value)
    await created.value.close()
  })
  expect(desk.refused).toHaveLength(1)
  let loose = 0
  for (const moment of moments) {
    await openAfter(moment, 100)
    if (moment.loose) loose++
  }
  expect(loose).toBeGreaterThan(0)
  expect(moments.at(-1)?.loose).toBeNull()
})

test('a process dies between a rename and its flush, and the power fails at each step of the next one’s opening', async () => {
  const deaths = await deathsBeforeEachStep(new Desk(new MemoryFiles(), 1), session)
  let cut = 0
  for (const { step, disk, done, safe } of deaths) {
    if (step !== 'sync folder') continue
    const cuts = ['loses all' as const, seeded(cut), seeded(cut + 1), seeded(cut + 2)]
    const moments = await cutsBeforeEachStep(new Desk(disk, 2), cuts, async desk => void (await desk.open()))
    for (const moment of moments) await openAfter({ ...moment, done, safe }, 100)
    cut += moments.length
  }
  expect(cut).toBeGreaterThan(200)
})
