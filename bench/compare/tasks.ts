import { readFile } from 'node:fs/promises'
import { comparing } from '#shared/compare/compare-projects'
import type { IndexedProject } from '#shared/model/indexed-project'
import { Readers } from '../../electron/engine/apart/readers'
import { unwaited } from '../../electron/engine/making'
import { OpenProject } from '../../electron/engine/open-project'
import { readPast } from '../../electron/engine/past'
import { Review } from '../../electron/engine/review/review'
import { readTeammate, type TeammateFile } from '../../electron/engine/review/teammate-file'
import { unhurried } from '../../electron/engine/storage/breathing'
import { openStore } from '../../electron/engine/storage/project-store'
import { machine } from '../../electron/engine/workbench'
import { spent, watched } from '../timing'

/**
 * What is done in a process of its own, so that nothing before it counts: each gives figures by name. Between reading
 * the files and what is measured nobody asks for a collection of garbage, for nobody does in the app. Where every round
 * was in one process and began with collections that were asked for, V8 marked the whole heap again in the midst of the
 * work at 16×, and its longest turns were then. A heap that large is collected in the app, too, sooner or later: what
 * is measured here is a review that is the first thing done with two files, and not how long that takes.
 */
export type Figures = Readonly<Record<string, number>>

export const tasks = {
  /** The floor: what it takes to parse both. */
  async parse(mine: string, theirs: string): Promise<Figures> {
    const texts = await Promise.all([mine, theirs].map(path => readFile(path, 'utf8')))
    const began = spent()
    for (const text of texts) JSON.parse(text)
    return { took: spent() - began }
  },

  /** Record by record, as a snapshot is compared. */
  async compare(mine: string, theirs: string): Promise<Figures> {
    const open = await opened(mine)
    const past = ((await read(theirs)).project as IndexedProject).snapshot()
    const { took, longestBlock } = await watched(async () => {
      const now = await unhurried(open.project.snapshotInSteps())
      return unhurried(comparing(now, past))
    })
    return { took, longestBlock }
  },

  /** Over what both have in common, with every row, as a teammate's file is reviewed. */
  async hold(mine: string, theirs: string): Promise<Figures> {
    const open = await opened(mine)
    const file = await read(theirs)
    // A reader is started only where two were begun apart.
    const readers = new Readers()
    const { value, took, longestBlock } = await watched(() =>
      Review.make('bench', open, [file], readers, unwaited),
    )
    const { total, conflicts } = (await value.head()).progress
    return { took, longestBlock, total, conflicts }
  },
}

export type Task = keyof typeof tasks

async function opened(path: string): Promise<OpenProject> {
  const store = await openStore(path, machine, { reading: true })
  if (!store.ok) throw new Error(store.problem.message)
  return new OpenProject(store.value, machine, await readPast(store.value.history))
}

async function read(path: string): Promise<TeammateFile> {
  const file = await readTeammate(path, machine)
  if (!file.ok) throw new Error(file.problem.message)
  return file.value
}
