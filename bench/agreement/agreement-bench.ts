import { workingOut } from '#shared/adjudication/agreement'
import { puttingSideBySide } from '#shared/adjudication/cases'
import { IndexedProject } from '#shared/model/indexed-project'
import { carriedOut } from '../../electron/engine/tasks'
import type { Asked, Bench, Row } from '../bench'
import { interleaved, watched } from '../timing'
import { annotators, coded } from './coded'

/** Two annotators' work put side by side, and every figure of it with its interval. */
export const agreementBench: Bench = {
  what: 'two annotators’ claims put side by side, and every figure of agreement with its interval',
  unit: '62 articles with some 18 claims of each annotator',
  counted: 'processor time',
  scales: [1, 4, 16],
  measure,
}

const side = 'put side by side'
const figures = 'figures, with intervals of up to 1,000 draws'
const block = 'longest block of the engine'

async function measure({ scale, rounds }: Asked): Promise<Row[]> {
  const project = new IndexedProject(coded(scale))
  const articles = [...project.all('articles')].map(({ id }) => id)
  const values = await interleaved(rounds, {
    [side]: async () => {
      const beside = await watched(() =>
        done(puttingSideBySide(project, { annotators, articles, atLeast: 0 })),
      )
      const worked = await watched(() => done(workingOut(beside.value, [])))
      return {
        [side]: beside.took,
        [figures]: worked.took,
        [block]: Math.max(beside.longestBlock, worked.longestBlock),
      }
    },
  })
  const of = (row: string) => values[row] ?? []
  return [
    { name: side, unit: 'ms', values: of(side) },
    { name: figures, unit: 'ms', values: of(figures) },
    { name: block, unit: 'ms', values: of(block), goals: [{ most: 50 }] },
  ]
}

async function done<T>(steps: Generator<number, T>): Promise<T> {
  const { signal } = new AbortController()
  const came = await carriedOut(steps, 'Working out', signal, () => undefined)
  if (!came) throw new Error('it was given up')
  return came.value
}
