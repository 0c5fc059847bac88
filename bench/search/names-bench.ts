import { done } from '#shared/api/problem'
import type { Change } from '#shared/model/change'
import type { EntityId, MentionId } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import type { Operation } from '#shared/operations/operation'
import { type FoundNames, findingNames, marking } from '../../electron/engine/search/names'
import { carriedOut } from '../../electron/engine/tasks'
import { workOutInSteps } from '../../electron/engine/working-out'
import type { Asked, Bench, Row } from '../bench'
import { interleaved, spent, swept, watched } from '../timing'
import { library, planted } from './library'

/** Where a name stands in all texts and no mention of it is marked: what “Mark every mention” asks. */
export const namesBench: Bench = {
  what: 'a name looked for in all texts, told apart by whether a mention stands there',
  unit: '625 articles of 5 KB and 12,500 annotations',
  counted: 'processor time',
  scales: [1, 4, 16],
  measure,
}

const floor = 'String.includes over the same texts'
const first = 'a name that most articles have, first time'
const again = 'the same again, as after a change'
const marked = 'all of them marked, as one operation'
const block = 'longest block while looking'
const markedBlock = 'longest block while marking'
const name = planted.common

async function measure({ scale, rounds }: Asked): Promise<Row[]> {
  const made = library(scale)
  const values = await interleaved(rounds, {
    [floor]: async () => {
      const began = spent()
      for (const text of made.texts.values()) text.includes(planted.none)
      return spent() - began
    },
    [first]: async () => {
      const project = new IndexedProject(made)
      await swept()
      const cold = await watched(() => look(project))
      const warm = await watched(() => look(project))
      const worked = await watched(() => workedOut(project, cold.value.places))
      const change = await watched(async () => project.apply(worked.value))
      return {
        [first]: cold.took,
        [again]: warm.took,
        [block]: Math.max(cold.longestBlock, warm.longestBlock),
        [marked]: worked.took + change.took,
        [markedBlock]: Math.max(worked.longestBlock, change.longestBlock),
      }
    },
  })
  const of = (row: string) => values[row] ?? []
  return [
    { name: floor, unit: 'ms', values: of(floor) },
    { name: first, unit: 'ms', values: of(first), floor },
    { name: again, unit: 'ms', values: of(again), floor },
    { name: block, unit: 'ms', values: of(block), goals: [{ most: 50 }] },
    { name: marked, unit: 'ms', values: of(marked) },
    { name: markedBlock, unit: 'ms', values: of(markedBlock), goals: [{ most: 50 }] },
  ]
}

function look(project: IndexedProject): Promise<FoundNames> {
  return inSteps(findingNames(project, [name], null))
}

async function inSteps<T>(steps: Generator<number, T>): Promise<T> {
  const { signal } = new AbortController()
  const came = await carriedOut(steps, 'Looking', signal, () => undefined)
  if (!came) throw new Error('it was given up')
  return came.value
}

/** What marking all of them does: worked out in steps, and made in one turn. */
async function workedOut(project: IndexedProject, places: FoundNames['places']): Promise<Change> {
  let minted = 0
  const mint = () => `mention-new-${minted++}` as MentionId
  const operations = await inSteps(marking(places, 'entity-0' as EntityId, mint))
  const operation: Operation = {
    ...{ id: 'operation-mark' as never, by: 'ada' as never, at: '2025-02-01T09:00:00.000Z' },
    body: { kind: 'batch', title: 'Marked', operations },
  }
  const worked = await workOutInSteps(
    project,
    () => done({ body: operation.body }),
    () => operation,
    () => undefined,
  )
  if (!worked.ok) throw new Error(worked.problem.message)
  const { outcome } = worked.value
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  return outcome.change
}
