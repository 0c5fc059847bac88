import { type Change, eachRecord } from '#shared/model/change'
import type { IndexedProject } from '#shared/model/indexed-project'
import type { Outcome } from '#shared/operations/reducer'
import { type GreatRemoval, greatRemoval } from '#shared/operations/removal'
import type { OpenStore } from './storage/project-store'
import type { Beforehand, WorkedOut } from './working-out'

/** A change of so many records is made in a few milliseconds: what it makes of the project is not worked out beside it. */
const few = 2_000

/**
 * Makes ready what has been worked out of an operation that touches much: what is written down of it, and the project that
 * comes of it. To make it is then to put both in their places. Yields how much of it is done, from 0 to 1. `asksFirst`: what
 * removes a great part of the annotations is to be asked about before anything is made ready.
 */
export function* makingReady(
  store: Pick<OpenStore, 'gettingReady' | 'project'>,
  { asked, operation, outcome }: WorkedOut,
  asksFirst: boolean,
): Generator<number, Beforehand | undefined> {
  if (!outcome.ok || (asksFirst && removalIn(outcome, store.project))) return undefined
  const { change, inverse } = outcome
  const writing = store.gettingReady({ operation, inverse }, asked.texts, change)
  if (!touchesMany(change) && !seatsAmongMany(change, store.project))
    return { ready: yield* sayingSo(writing, 0, 1), coming: undefined }
  const ready = yield* sayingSo(writing, 0, 0.5)
  return { ready, coming: yield* sayingSo(store.project.coming(change), 0.5, 1) }
}

/** What of the annotations an operation removes, where that is a great part of them. */
export function removalIn(outcome: Outcome, project: IndexedProject): GreatRemoval | null {
  if (!outcome.ok) return null
  return greatRemoval(
    table => Object.keys(outcome.change[table]?.removed ?? {}).length,
    table => project.size(table),
  )
}

/** Says how much is done, from a share of all to another. How many steps there are is not known: each is some of what is left. */
function* sayingSo<T>(steps: Generator<undefined, T>, from: number, to: number): Generator<number, T> {
  let step = steps.next()
  for (let share = from; !step.done; step = steps.next()) {
    share += (to - share) / 50
    yield share
  }
  return step.value
}

/** Whether a record comes back that has its place in a large table: that is then made anew. */
function seatsAmongMany(change: Change, project: IndexedProject): boolean {
  for (const { table, from, to } of eachRecord(change))
    if (!from && to && project.standsAmongMany(table, to)) return true
  return false
}

function touchesMany(change: Change): boolean {
  let count = 0
  for (const _ of eachRecord(change)) if (++count > few) return true
  return false
}
