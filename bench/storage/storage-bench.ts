import { copyFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { documentText } from '../../electron/engine/storage/project-document'
import { largeProject } from '../../electron/engine/storage/testing/large-project'
import type { Bench, NotRun, Row } from '../bench'
import { inAProcess } from '../in-a-process'
import { whyNot } from '../peers'
import { interleaved } from '../timing'
import { largeFile } from '../window/large-file'
import { type Figures, smallBeside, type Task } from './tasks'

/** A project’s file: opened, worked on and folded. */
export const storageBench: Bench = {
  what: 'a project’s file opened, an operation on the disk, the journal folded',
  unit: '625 articles of 5 KB and 12,500 annotations',
  counted: 'processor time in a process of its own; what is on the disk by the clock',
  scales: [1, 4, 16],
  needs: ['peers'],
  async measure({ scale, rounds }) {
    const folder = await mkdtemp(join(tmpdir(), 'claimbench-bench-storage-'))
    try {
      const path = join(folder, 'large.claimbench.json')
      const atWork = join(folder, 'at-work.claimbench.json')
      // Its tasks change it, and one by much.
      await copyFile(await largeFile(625 * scale), path)
      await copyFile(path, atWork)
      await writeFile(smallBeside(atWork), documentText(largeProject(100)))
      return await rows(path, atWork, rounds)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function rows(path: string, atWork: string, rounds: number): Promise<readonly (Row | NotRun)[]> {
  const megabytes = (await stat(path)).size / 2 ** 20
  const task =
    (name: Task, on = path) =>
    async () =>
      prefixed(name, await run(name, on))
  const figures = await interleaved(rounds, {
    json: task('json'),
    lowdb: task('lowdb'),
    open: task('open'),
    openWatched: task('openWatched'),
    fold: task('fold'),
    acknowledge: task('acknowledge', atWork),
  })
  const of = (name: string) => figures[name] ?? []
  const share = (name: string) => of(name).map(value => value / megabytes)
  const block = { unit: 'ms', goals: [{ most: 50 }] }
  return [
    { name: 'the file', unit: 'MB', values: [megabytes], grows: false },
    { name: 'JSON.parse', unit: 'ms', values: of('json parse') },
    { name: 'lowdb: read', unit: 'ms', values: of('lowdb read') },
    {
      ...{
        name: 'opened, until the first article can be read',
        unit: 'ms',
        values: of('open read'),
      },
      ...{ floor: 'JSON.parse', peer: 'lowdb: read', goals: [{ most: 1.5, times: 'floor', from: 16 }] },
    },
    { name: '  longest block of the engine', values: of('openWatched open'), ...block },
    { name: '  most memory until then', unit: '× the file', values: share('open peak') },
    { name: '  history checked, beside the work', unit: 'ms', values: of('open checked') },
    { name: '  longest block of the engine meanwhile', values: of('openWatched check'), ...block },
    { name: 'JSON.stringify', unit: 'ms', values: of('json stringify') },
    { name: 'lowdb: written', unit: 'ms', values: of('lowdb write') },
    { name: '  longest block with lowdb', unit: 'ms', values: of('lowdb block'), theirs: true },
    { name: '  most memory with lowdb', unit: '× the file', values: share('lowdb peak') },
    {
      ...{ name: 'journal folded into the file', unit: 'ms', values: of('fold took') },
      ...{ floor: 'JSON.stringify', peer: 'lowdb: written' },
    },
    { name: '  longest block of the engine at a fold', values: of('fold block'), ...block },
    {
      name: '  most memory at a fold',
      unit: '× the file',
      values: share('fold peak'),
      goals: [{ most: 3, from: 16 }],
    },
    { name: bareName, unit: 'ms', values: of('acknowledge bare') },
    of('acknowledge sqlite').length > 0
      ? { name: 'better-sqlite3: a row, WAL, synchronous FULL', unit: 'ms', values: of('acknowledge sqlite') }
      : { name: 'better-sqlite3: a row, WAL, synchronous FULL', why: whyNot('better-sqlite3') ?? '' },
    { name: smallName, unit: 'ms', values: of('acknowledge small') },
    {
      ...{ name: 'an operation acknowledged', unit: 'ms', values: of('acknowledge ours') },
      ...{ floor: bareName, peer: 'better-sqlite3: a row, WAL, synchronous FULL' },
      goals: [
        { most: 1.5, times: 'floor' },
        { most: 1.2, times: smallName },
      ],
    },
    { name: `${bareName}, of the first`, unit: 'ms', values: of('acknowledge bare at first') },
    {
      ...{ name: 'an operation acknowledged, of the first 60 of a process', unit: 'ms' },
      ...{ values: of('acknowledge ours at first'), floor: `${bareName}, of the first` },
    },
  ]
}

const bareName = 'a line appended and flushed'
const smallName = 'an operation acknowledged, in 100 articles'

const prefixed = (task: Task, figures: Figures) =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [`${task} ${name}`, value]))

const run = (task: Task, path: string) => inAProcess<Figures>('storage', [task, path], ['--expose-gc'])
