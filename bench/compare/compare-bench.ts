import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { documentText, emptyDocument } from '../../electron/engine/storage/project-document'
import type { Bench, Row } from '../bench'
import { inAProcess } from '../in-a-process'
import { interleaved } from '../timing'
import type { Figures, Task } from './tasks'
import { begun, goneOn, type Worked } from './two-versions'

/** Two versions of a project held against each other, as reviewing a teammate’s file does. */
export const compareBench: Bench = {
  what: 'two versions of a project compared, and brought together over what they have in common',
  unit: '1,000 articles and 20,000 annotations in each',
  counted: 'processor time in a process of its own',
  scales: [1, 4, 16],
  async measure({ scale, rounds }) {
    const folder = await mkdtemp(join(tmpdir(), 'claimbench-bench-compare-'))
    try {
      return await measured(await written(scale, folder), rounds)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

interface Files {
  readonly mine: string
  readonly theirs: string
}

async function written(scale: number, folder: string): Promise<Files> {
  const base = begun(scale)
  const write = async (name: string, { project, history }: Worked) => {
    const path = join(folder, `${name}.claimbench.json`)
    const document = {
      ...emptyDocument,
      saved: '2025-01-07T09:00:00.000Z',
      project: project.snapshot(),
      history,
    }
    await writeFile(path, documentText(document))
    return path
  }
  const mine = await write('mine', goneOn(base, scale, 'ada', 0))
  return { mine, theirs: await write('theirs', goneOn(base, scale, 'bo', 2)) }
}

async function measured({ mine, theirs }: Files, rounds: number): Promise<readonly Row[]> {
  const task = (name: Task) => async () => {
    const figures = await inAProcess<Figures>('compare', [name, mine, theirs])
    return Object.fromEntries(Object.entries(figures).map(([figure, value]) => [`${name} ${figure}`, value]))
  }
  const figures = await interleaved(rounds, {
    parse: task('parse'),
    compare: task('compare'),
    hold: task('hold'),
  })
  const ms = (of: string) => ({ values: figures[of] ?? [], unit: 'ms' })
  const block = { goals: [{ most: 50 }] }
  const last = (of: string) => ({ values: (figures[of] ?? []).slice(-1), unit: '' })
  return [
    { name: floor, ...ms('parse took') },
    { name: 'compared, record by record', ...ms('compare took'), floor },
    { name: '  longest block of the engine', ...ms('compare longestBlock'), ...block },
    { name: 'three-way, with every row', ...ms('hold took'), floor },
    { name: '  longest block of the engine ', ...ms('hold longestBlock'), ...block },
    { name: 'differences found', ...last('hold total') },
    { name: 'of them in conflict', ...last('hold conflicts') },
  ]
}

const floor = 'JSON.parse of both files'
