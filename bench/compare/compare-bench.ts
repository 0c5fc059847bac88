import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { comparing } from '#shared/compare/compare-projects'
import { Readers } from '../../electron/engine/apart/readers'
import { OpenProject } from '../../electron/engine/open-project'
import { readPast } from '../../electron/engine/past'
import { Review } from '../../electron/engine/review/review'
import { readTeammate, type TeammateFile } from '../../electron/engine/review/teammate-file'
import { unhurried } from '../../electron/engine/storage/breathing'
import { documentText, emptyDocument } from '../../electron/engine/storage/project-document'
import { openStore } from '../../electron/engine/storage/project-store'
import { machine } from '../../electron/engine/workbench'
import type { Bench, Row } from '../bench'
import { spent, swept, watched } from '../timing'
import { begun, goneOn, type Worked } from './two-versions'

/** Two versions of a project held against each other, as reviewing a teammate’s file does. */
export const compareBench: Bench = {
  what: 'two versions of a project compared, and brought together over what they have in common',
  unit: '1,000 articles and 20,000 annotations in each',
  counted: 'processor time',
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
  const opened = await openStore(mine, machine, { reading: true })
  if (!opened.ok) throw new Error(opened.problem.message)
  const store = opened.value
  const open = new OpenProject(store, machine, await readPast(store.history))
  const read = await readTeammate(theirs, machine)
  if (!read.ok) throw new Error(read.problem.message)
  const samples = new Map<string, number[]>()
  const note = (name: string, value: number) => samples.set(name, [...(samples.get(name) ?? []), value])
  let head: Awaited<ReturnType<Review['head']>> | undefined
  for (let round = 0; round < rounds; round++) {
    await swept()
    note(floor, await parsed(mine, theirs))
    await swept()
    const then = (read.value.project as typeof open.project).snapshot()
    const compared = await watched(async () => {
      const now = await unhurried(open.project.snapshotInSteps())
      return unhurried(comparing(now, then))
    })
    note('compared, record by record', compared.took)
    note('  longest block of the engine', compared.longestBlock)
    await swept()
    const held = await watched(() => hold(open, read.value))
    note('three-way, with every row', held.took)
    note('  longest block of the engine ', held.longestBlock)
    head = await held.value.head()
  }
  await open.close()
  const { total = 0, conflicts = 0 } = head?.progress ?? {}
  return [
    ...[...samples].map(([name, values]) => {
      const row = { name, values, unit: 'ms' }
      if (name.includes('block')) return { ...row, goals: [{ most: 50 }] }
      return { ...row, ...(name === floor ? {} : { floor }) }
    }),
    { name: 'differences found', values: [total], unit: '' },
    { name: 'of them in conflict', values: [conflicts], unit: '' },
  ]
}

const floor = 'JSON.parse of both files'

async function parsed(...paths: string[]): Promise<number> {
  const texts = await Promise.all(paths.map(path => readFile(path, 'utf8')))
  const began = spent()
  for (const text of texts) JSON.parse(text)
  return spent() - began
}

async function hold(open: OpenProject, file: TeammateFile): Promise<Review> {
  // A reader is started only where two were begun apart.
  const [readers, { signal }] = [new Readers(), new AbortController()]
  const review = await Review.make('bench', open, [file], readers, signal, () => undefined)
  if (!review) throw new Error('it was given up')
  return review
}
