import { deepEqual } from '#shared/model/equal'
import { createStore, type OpenStore, openStore } from '../project-store'
import { Desk, idsOf, journalPath, projectPath, recordsOf } from './desk'
import { MemoryFiles } from './memory-files'

/** A project's files as they were found, and what is in them when nothing has been at them. */
export interface Specimen {
  readonly name: string
  readonly file: Uint8Array
  readonly journal: Uint8Array | null
  readonly whole: Told
}
interface Told {
  readonly records: ReturnType<typeof recordsOf>
  readonly history: string
}

/** A project that was closed, one that crashed at work, and one that crashed when its journal was new. */
export async function specimens(seed: number): Promise<readonly [Specimen, Specimen, Specimen]> {
  const desk = new Desk(new MemoryFiles(), seed + 1)
  const created = await createStore(projectPath, desk.surroundings)
  if (!created.ok) throw new Error(created.problem.message)
  for (let i = 0; i < 12; i++) await desk.do(created.value)
  await created.value.close()
  const closed = await specimen('closed', desk.disk)
  const store = await desk.open()
  await desk.do(store)
  await store.fold()
  for (let i = 0; i < 14; i++) await desk.do(store)
  const crashed = await specimen('crashed', desk.disk.afterPowerCut('loses all'))
  await store.fold()
  await desk.do(store)
  const folded = await specimen('crashed after a fold', desk.disk.afterPowerCut('loses all'))
  return [closed, crashed, folded]
}

async function specimen(name: string, disk: MemoryFiles): Promise<Specimen> {
  const journal = disk.paths().includes(journalPath) ? disk.read(journalPath) : null
  const file = disk.read(projectPath)
  const store = await new Desk(disk, 1e6).open()
  const whole = told(store)
  await store.close()
  return { name, file, journal, whole }
}

const told = ({ project, history }: OpenStore): Told => ({
  records: recordsOf(project),
  history: JSON.stringify(history),
})

/** What became of files that something has been at. */
export type Verdict = 'exact' | 'exact, with a report' | 'less or other, with a report' | 'refused'

/**
 * Opens such files. Throws where a promise is broken: where something is missing or different and not a word is said
 * of it; where a refusal leaves other bytes than it found; where what was opened cannot be worked on, closed and
 * opened again. `forged`: the checksums were made to fit, so that nobody can know of it by them.
 */
export async function examine(
  file: Uint8Array,
  journal: Uint8Array | null,
  whole: Told,
  forged = false,
): Promise<Verdict> {
  const disk = new MemoryFiles()
  disk.put(projectPath, file)
  if (journal) disk.put(journalPath, journal)
  const desk = new Desk(disk, 2e6)
  const outcome = await openStore(projectPath, desk.surroundings)
  if (!outcome.ok) {
    need(outcome.problem.message.length > 40, `refused with “${outcome.problem.message}”`)
    need(disk.read(projectPath) === file, 'it was refused, and the project file was written to')
    need(!journal || disk.read(journalPath) === journal, 'it was refused, and the journal was written to')
    need(disk.paths().length === (journal ? 2 : 1), `it was refused, and there is ${disk.paths().join(', ')}`)
    return 'refused'
  }
  const store = outcome.value
  if (store.newer !== null) {
    // What says that a later version wrote it is shown as far as it goes, and left as it is.
    await store.close()
    need(disk.read(projectPath) === file, 'it was taken for a newer version’s, and written to')
    need(
      !journal || disk.read(journalPath) === journal,
      'its journal was taken for a newer version’s, and written to',
    )
    return deepEqual(told(store), whole) ? 'exact, with a report' : 'less or other, with a report'
  }
  need(store.readOnly === null, `it can only be read: ${store.readOnly}`)
  const same = deepEqual(told(store), whole)
  const reported = store.recovery.length > 0
  need(same || reported || forged, 'something is missing or different, and nothing is said of it')
  await carriesOn(desk, store, forged)
  if (same) return reported ? 'exact, with a report' : 'exact'
  return 'less or other, with a report'
}

/** What was opened takes another operation, closes, and opens to the same. */
async function carriesOn(desk: Desk, store: OpenStore, forged: boolean): Promise<void> {
  const ids = idsOf(store)
  const [reply] = await desk.together(store, 1)
  need(reply?.ok === true, 'it opened, and the next operation was refused')
  const expected = recordsOf(store.project)
  need((await store.close()).ok, 'it opened, and could not be closed')
  const again = await new Desk(desk.disk, 3e6).open()
  need(forged || again.recovery.length === 0, `opened again it says: ${again.recovery.join(' ')}`)
  need(deepEqual(idsOf(again), [...ids, ...desk.acknowledged]), 'opened again it has another history')
  need(deepEqual(recordsOf(again.project), expected), 'opened again it has other records')
  await again.close()
}

function need(holds: boolean, what: string): asserts holds {
  if (!holds) throw new Error(what)
}
