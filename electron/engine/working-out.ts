import { done, type Reply } from '#shared/api/problem'
import { atOnce } from '#shared/model/at-once'
import type { Patch } from '#shared/model/change'
import type { EntityId } from '#shared/model/ids'
import type { Coming, IndexedProject } from '#shared/model/indexed-project'
import type { ProjectReader } from '#shared/model/project'
import { retold, within } from '#shared/model/steps-told'
import { tableNames } from '#shared/model/table-names'
import type { Operation, OperationBody } from '#shared/operations/operation'
import { type Outcome, reducing } from '#shared/operations/reducer'
import type { Make, Making } from './making'
import { breather } from './storage/breathing'
import type { Ready } from './storage/getting-ready'

/* What an operation would do: at once, or where it takes long in steps that others can come between. */

/** Says what is to be done in the project as it is; asked anew where the project has changed. */
export type Ask = Make

export interface WorkedOut {
  readonly asked: Making
  readonly operation: Operation
  readonly outcome: Outcome
  /** The version of the project that it holds of, and of no other. */
  readonly version: number
  /** What has been made ready of it, where it was worked out in steps. */
  readonly beforehand?: Beforehand | undefined
}

/** What of an operation need not be done when it is made: it touches much. */
export interface Beforehand {
  readonly coming: Coming | undefined
  readonly ready: Ready | undefined
}

/** Makes ready what is to be made of the project as it is; yields how much of that is done, from 0 to 1. */
export type MakeReady = (worked: WorkedOut) => Generator<number, Beforehand | undefined>

/** Makes an operation of it: the next one of its author. */
export type Sign = (body: OperationBody) => Operation

/** How many parts or records what is worked out in steps has: more may take longer than a frame. */
const most = 200

/** Whether what an operation does is to be worked out in steps. */
export const isLong = (body: OperationBody, project: IndexedProject): boolean => {
  for (const size of sizes(body, project)) if (size > most) return true
  return body.kind === 'records.patch' && bringsBackAmongMany(body.patch, project)
}

/** Whether one of a few records comes back, and its table is large: to give it its place there takes longer than a frame. */
function bringsBackAmongMany(patch: Patch, project: IndexedProject): boolean {
  for (const table of tableNames)
    for (const [id, fields] of Object.entries(patch[table] ?? {}))
      if (fields && !project.get(table, id as never) && project.standsAmongMany(table, fields)) return true
  return false
}

/**
 * How many parts or records an operation is about, roughly, counted in steps that say how many there are so far: to list
 * the names of a hundred thousand records takes as long as a frame. More than `most` need not be told apart.
 */
function* sizes(body: OperationBody, project: ProjectReader): Generator<number, number> {
  switch (body.kind) {
    case 'records.patch':
      return yield* recordsIn(body.patch)
    case 'merge':
    case 'decision.settle':
      return yield* recordsIn(body.patch, body.decisions.length)
    default: {
      const size = sizeOf(body, project)
      yield size
      return size
    }
  }
}

function sizeOf(body: OperationBody, project: ProjectReader): number {
  switch (body.kind) {
    case 'article.remove':
      return upTo(most, project.claimsIn(body.id)) + upTo(most, project.mentionsIn(body.id))
    case 'entity.delete':
      return named(project, body.id)
    case 'entity.merge':
      return named(project, body.from)
    case 'batch':
      return body.operations.length
    default:
      return 1
  }
}

const named = (project: ProjectReader, entity: EntityId) =>
  upTo(most, project.mentionsOf(entity)) + upTo(most, project.claimsNaming(entity))

/** How many there are, counted no further than is worth knowing. */
function upTo(enough: number, ids: Iterable<unknown>): number {
  if (ids instanceof Set) return ids.size
  let count = 0
  for (const _ of ids) if (++count > enough) break
  return count
}

function* recordsIn(patch: Patch, besides = 0): Generator<number, number> {
  let count = besides
  yield count
  for (const records of Object.values(patch)) {
    count += Object.keys(records ?? {}).length
    yield count
  }
  return count
}

/** In one turn, which nobody hears anything of until it is over. */
export function workOut(project: IndexedProject, ask: Ask, sign: Sign): Reply<WorkedOut> {
  const { version } = project
  const asking = ask()
  const asked = Symbol.iterator in asking ? atOnce(asking) : asking
  if (!asked.ok) return asked
  const operation = sign(asked.value.body)
  const outcome = atOnce(reducing(project, operation, undefined, asked.value.texts))
  return done({ asked: asked.value, operation, outcome, version })
}

/** A third of it each is to say what is to be done, what that does, and to make it ready, where that is asked for. */
function* workingOut(
  project: IndexedProject,
  ask: Ask,
  sign: Sign,
  makeReady?: MakeReady,
): Generator<number, Reply<WorkedOut>> {
  const { version } = project
  const asking = ask()
  const asked = Symbol.iterator in asking ? yield* within(0, 1 / 3, asking) : asking
  if (!asked.ok) return asked
  const { body, texts } = asked.value
  const operation = sign(body)
  const does = reducing(project, operation, undefined, texts)
  // Every record is laid over the project, put into the change, looked at, and put into what takes it back.
  const all = (yield* retold(sizes(body, project), () => 1 / 3)) * 4
  let steps = 0
  const outcome = yield* retold(does, () => (1 + Math.min(1, steps++ / all)) / 3)
  const worked = { asked: asked.value, operation, outcome, version }
  if (!makeReady) return done(worked)
  const beforehand = yield* within(2 / 3, 1, makeReady(worked))
  return done({ ...worked, beforehand })
}

/** How often it is begun anew because the project has changed, before it is done in one turn. */
const attempts = 3

/**
 * The same in steps. Where others change the project meanwhile it is worked out anew, and at last in one turn, for they may
 * go on and on. `hindrance` is asked after every turn of others, and `tell` hears how much is done, from 0 to 1. The project
 * may change once more before whoever waits for this goes on: the version tells.
 */
export async function workOutInSteps(
  project: IndexedProject,
  ask: Ask,
  sign: Sign,
  hindrance: () => Reply<never> | undefined,
  tell: (done: number) => void = () => undefined,
  makeReady?: MakeReady,
): Promise<Reply<WorkedOut>> {
  const breathe = breather()
  let told = 0
  for (let attempt = 0; attempt < attempts; attempt++) {
    const { version } = project
    const steps = workingOut(project, ask, sign, makeReady)
    try {
      for (let step = steps.next(); project.version === version; step = steps.next()) {
        if (step.done) return step.value
        const breath = breathe()
        if (!breath) continue
        if (step.value - told >= worthTelling) {
          told = step.value
          tell(told)
        }
        await breath
        const hindered = hindrance()
        if (hindered) return hindered
        if (project.version !== version) break
      }
    } finally {
      // What it has begun it is to end.
      steps.return(undefined as never)
    }
  }
  return workOut(project, ask, sign)
}

/** How much more has to be done before it is told again. */
const worthTelling = 0.02
