import { IndexedProject } from '#shared/model/indexed-project'
import type { Project } from '#shared/model/project'
import { ProjectSearch } from '../../electron/engine/search/project-search'
import type { Asked, Bench, NotRun, Row } from '../bench'
import { interleaved, spent, swept, waiting, watched } from '../timing'
import { library, planted } from './library'
import { searchPeers } from './search-peers'

/** A search of all words of a project, ranked, beside a bare look through its texts and what builds an index first. */
export const searchBench: Bench = {
  what: 'all words looked for in a whole project, ranked and with their excerpts',
  unit: '625 articles of 5 KB and 12,500 annotations',
  counted: 'processor time; first hits by that or by the clock, whichever says less',
  scales: [1, 4, 16],
  needs: ['peers'],
  measure,
}

const floor = 'String.includes over the same texts'
const queries = {
  'a common word': planted.common,
  'a rare word': planted.rare,
  'two words': planted.two,
  'a phrase': planted.phrase,
  'a word of the last text': planted.last,
  'what is nowhere': planted.none,
} as const

async function measure({ scale, rounds }: Asked): Promise<(Row | NotRun)[]> {
  const made = library(scale)
  const project = new IndexedProject(made)
  const { acts, rows, notRun } = searchPeers(made)
  const values = await interleaved(rounds, {
    [floor]: async () => timed(() => looked(made, planted.none)),
    // What is asked once of each text is asked anew.
    [opened]: () => searched(opened, planted.rare, new IndexedProject(made)),
    ...Object.fromEntries(
      Object.entries(queries).map(([name, text]) => [name, () => searched(name, text, project)]),
    ),
    ...acts,
  })
  const of = (name: string) => values[name] ?? []
  const names = [opened, ...Object.keys(queries)]
  return [
    { name: floor, unit: 'ms', values: of(floor) },
    // What is nowhere has no hits.
    ...names.slice(0, -1).map(
      (name): Row => ({
        name: firstHits(name),
        unit: 'ms',
        values: of(firstHits(name)),
        floor,
        goals: [{ most: 100 }],
      }),
    ),
    ...names.map((name): Row => ({ name, unit: 'ms', values: of(all(name)), floor })),
    {
      name: 'longest block of the engine',
      unit: 'ms',
      values: Array.from({ length: rounds }, (_, round) =>
        Math.max(...names.map(name => of(block(name))[round] ?? 0)),
      ),
      goals: [{ most: 50 }],
    },
    { name: 'memory kept after a search', unit: 'MB', values: await kept(made, rounds) },
    ...rows,
    ...Object.keys(acts).map((name): Row => ({ name, unit: 'ms', values: of(name), floor, theirs: true })),
    ...notRun,
  ]
}

const opened = 'a rare word, first search of all'
const firstHits = (name: string) => `first hits: ${name}`
const all = (name: string) => `all of it: ${name}`
const block = (name: string) => `block: ${name}`

async function searched(
  name: string,
  text: string,
  project: IndexedProject,
): Promise<Record<string, number>> {
  await swept()
  const since = waiting()
  let first: number | undefined
  const { took, longestBlock } = await watched(() =>
    toTheEnd(project, text, () => {
      first ??= since()
    }),
  )
  return { [firstHits(name)]: first ?? took, [all(name)]: took, [block(name)]: longestBlock }
}

/**
 * What the heap holds more after a search of everything than before it, in MB, each time in a project that nothing has been
 * looked for in. A small project keeps some tens of kilobytes, as much as goes and comes beside it.
 */
async function kept(made: Project, rounds: number): Promise<number[]> {
  const values: number[] = []
  for (let round = 0; round < rounds; round++) {
    const project = new IndexedProject(made)
    const before = await held()
    await toTheEnd(project, planted.none, () => undefined)
    const after = await held()
    values.push(project.size('articles') > 0 ? Math.max(0, after - before) : Number.NaN)
  }
  return values
}

/** What the heap holds, in MB, once everything unused has been let go of. */
async function held(): Promise<number> {
  await swept()
  globalThis.gc?.()
  return process.memoryUsage().heapUsed / 2 ** 20
}

/** As the window does it: asks, and asks again until all of it has been looked at. */
async function toTheEnd(project: IndexedProject, text: string, onHits: () => void): Promise<void> {
  const search = new ProjectSearch(project, text)
  for (let done = 0; done < 1; ) {
    await search.advance(() => false)
    const results = search.results(6)
    if (results.articles.total + results.claims.total + results.entities.total > 0) onHits()
    done = results.done
  }
}

const timed = (act: () => unknown) => {
  const began = spent()
  act()
  return spent() - began
}

const looked = ({ texts }: Project, word: string) =>
  [...texts.values()].filter(text => text.includes(word)).length
