import { deepEqual } from '#shared/model/equal'
import { outsideEdits } from '../outside-edits'
import { Desk, idsOf, projectPath, recordsOf } from './desk'
import type { MemoryFiles, PowerCut } from './memory-files'

/** The moment before one step of a run: what a power cut would then leave, and what had been promised by then. */
export interface Moment {
  readonly step: string
  readonly disk: MemoryFiles
  /** All that had been done and not taken back, in order; the first `safe` of them had been acknowledged. */
  readonly done: readonly string[]
  readonly safe: number
  /**
   * What may be there instead: where a line could neither be flushed nor cut off again, or its cutting off not be
   * flushed, nobody can keep it from coming back before the project has been written anew, though it was refused. Nor a project's first file whose folder could
   * not be flushed, before the folder has been flushed without it.
   */
  readonly loose: readonly string[] | null
}

/** Does `act` with a cut, of each kind, before each of its steps; `known` is what the project held before it. */
export async function cutsBeforeEachStep(
  desk: Desk,
  cuts: readonly PowerCut[],
  act: (desk: Desk) => Promise<void>,
  known: readonly string[] = [],
): Promise<Moment[]> {
  const moments: Moment[] = []
  const { fault } = desk.disk
  let loose: readonly string[] | null = null
  let replaced = false
  let placed = false
  let cut = false
  desk.disk.fault = step => {
    const refused = new Set(desk.refused)
    const done = [...known, ...desk.performed.filter(id => !refused.has(id))]
    const safe = known.length + desk.acknowledged.length
    for (const cut of cuts) moments.push({ step, disk: desk.disk.afterPowerCut(cut), done, safe, loose })
    try {
      fault(step)
    } catch (error) {
      const isFirst = placed && safe === 0
      const isUncut = /^truncate .*journal/.test(step) || (cut && /^sync .*journal/.test(step))
      if (isUncut || (isFirst && step === 'sync folder')) [loose, replaced] = [done, false]
      throw error
    }
    if (/^(truncate|sync) .*journal/.test(step)) cut = step.startsWith('truncate')
    placed = /^rename .* to p\.claimbench\.json$/.test(step)
    if (placed || step === 'remove p.claimbench.json') replaced = true
    if (replaced && step === 'sync folder') loose = null
  }
  await act(desk)
  desk.disk.fault = fault
  return moments
}

/** The moments at which a process may die, the machine going on: what the next one finds, flushed or not. */
export async function deathsBeforeEachStep(
  desk: Desk,
  act: (desk: Desk) => Promise<void>,
): Promise<Moment[]> {
  const moments: Moment[] = []
  desk.disk.fault = step =>
    moments.push({
      step,
      disk: desk.disk.copy(),
      done: [...desk.performed],
      safe: desk.acknowledged.length,
      loose: null,
    })
  await act(desk)
  return moments
}

/**
 * Opens what the cut left. It must be what had been done, up to some operation not before the last acknowledged, and
 * its records what those operations make; and it must be as durable as it was: one more operation is taken, and all
 * of it is there, without a word of recovery, the next time. Returns how many operations came back unacknowledged.
 */
export async function openAfter({ step, disk, done, safe, loose }: Moment, run: number): Promise<number> {
  const need = (holds: boolean, what: string) => {
    if (!holds) throw new Error(`cut before “${step}”: ${what}`)
  }
  if (!disk.paths().includes(projectPath)) {
    need(safe === 0, `the project is gone, with ${safe} operations that had been acknowledged`)
    return 0
  }
  const desk = new Desk(disk, run)
  const store = await desk.open()
  const found = idsOf(store)
  need(found.length >= safe, `${safe} operations were acknowledged and ${found.length} are there`)
  const isBeginningOf = (all: readonly string[] | null) => deepEqual(found, all?.slice(0, found.length))
  need(isBeginningOf(done) || isBeginningOf(loose), 'other operations are there than had been done')
  need(store.readOnly === null, `it can only be read: ${store.readOnly}`)
  const edits = await outsideEdits(store.account())
  need(edits.length === 0, `its records are not what its history makes: ${JSON.stringify(edits)}`)

  await desk.do(store)
  need(desk.acknowledged.length === 1, 'the next operation was refused')
  const expected = recordsOf(store.project)
  need((await store.close()).ok, 'it could not be closed')
  const again = await new Desk(disk, run + 1).open()
  need(again.recovery.length === 0, `opening it again says: ${again.recovery.join(' ')}`)
  need(deepEqual(idsOf(again), [...found, ...desk.acknowledged]), 'opened again it has another history')
  need(deepEqual(recordsOf(again.project), expected), 'opened again it has other records')
  await again.close()
  return found.length - safe
}
