import { anchorAt } from '#shared/anchors/anchor'
import type { EntityId, MentionId } from '#shared/model/ids'
import { IndexedProject } from '#shared/model/indexed-project'
import { reduce } from '#shared/operations/reducer'
import { type FoundNames, findingNames } from '../../electron/engine/search/names'
import { carriedOut } from '../../electron/engine/tasks'
import type { Asked, Bench, Row } from '../bench'
import { interleaved, spent, watched } from '../timing'
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
      globalThis.gc?.()
      const cold = await watched(() => look(project))
      const warm = await watched(() => look(project))
      return {
        [first]: cold.took,
        [again]: warm.took,
        [block]: Math.max(cold.longestBlock, warm.longestBlock),
        [marked]: markedIn(project, cold.value.places),
      }
    },
  })
  const of = (row: string) => values[row] ?? []
  return [
    { name: floor, unit: 'ms', values: of(floor), grows: true },
    { name: first, unit: 'ms', values: of(first), floor, grows: true },
    { name: again, unit: 'ms', values: of(again), floor, grows: true },
    { name: block, unit: 'ms', values: of(block), goals: [{ most: 50 }] },
    { name: marked, unit: 'ms', values: of(marked), grows: true },
  ]
}

async function look(project: IndexedProject): Promise<FoundNames> {
  const { signal } = new AbortController()
  const found = await carriedOut(findingNames(project, [name], null), 'Looking', signal, () => undefined)
  if (!found) throw new Error('it was given up')
  return found.value
}

/** What the engine does in one turn: all of it or nothing. */
function markedIn(project: IndexedProject, places: FoundNames['places']): number {
  const operations = places.map(({ article, text, start, end }, at) => ({
    kind: 'mention.create' as const,
    mention: {
      id: `mention-new-${at}` as MentionId,
      article: article.id,
      span: anchorAt(text, start, end),
      entity: 'entity-0' as EntityId,
    },
  }))
  const began = spent()
  const outcome = reduce(project, {
    ...{ id: 'operation-mark' as never, by: 'ada' as never, at: '2025-02-01T09:00:00.000Z' },
    body: { kind: 'batch', title: 'Marked', operations },
  })
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  project.apply(outcome.change)
  return spent() - began
}
