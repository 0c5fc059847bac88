import { copyFile, readFile, stat } from 'node:fs/promises'
import { Low } from 'lowdb'
import { JSONFile } from 'lowdb/node'
import { type AnnotatorId, type ClaimId, mintId, type OperationId } from '#shared/model/ids'
import { reduce } from '#shared/operations/reducer'
import type { OpenProject } from '../../electron/engine/open-project'
import { OpenProjects } from '../../electron/engine/open-projects'
import { projectNames } from '../../electron/engine/storage/names'
import { type OpenStore, openStore } from '../../electron/engine/storage/project-store'
import { machine } from '../../electron/engine/workbench'
import { spent, swept, watched } from '../timing'
import { acknowledged } from './acknowledged'

/** What is done in a process of its own, so that nothing before it counts: each gives figures by name. */
export type Figures = Readonly<Record<string, number>>

export const tasks = {
  /** The floor: what it takes to parse the file, and to write it as JSON again. */
  async json(path: string): Promise<Figures> {
    const text = await readFile(path, 'utf8')
    const began = spent()
    const value: unknown = JSON.parse(text)
    const parsed = spent()
    JSON.stringify(value)
    return { parse: parsed - began, stringify: spent() - parsed }
  },

  async lowdb(path: string): Promise<Figures> {
    const copy = `${path}.lowdb`
    await copyFile(path, copy)
    const low = new Low<unknown>(new JSONFile(copy), null)
    const began = spent()
    await low.read()
    const read = spent()
    const written = await watched(() => low.write())
    return { read: read - began, write: written.took, block: written.longestBlock, peak: peak() }
  },

  /** Until an article can be read, and until the first operation is on the disk: the history is checked by then. */
  async open(path: string): Promise<Figures> {
    const began = spent()
    const open = await opened(path)
    const [article] = open.project.all('articles')
    if (!article || !open.project.text(article.textHash)) throw new Error('there is nothing to be read')
    const read = spent()
    const atRead = peak()
    await change(open, 0)
    const checked = spent() - read
    // A journal that was left would have whoever opens it next read all of it.
    await open.close()
    return { read: read - began, checked, peak: atRead }
  },

  /** The same, with an eye on how long others wait. */
  async openWatched(path: string): Promise<Figures> {
    const opening = await watched(() => opened(path))
    const checking = await watched(() => change(opening.value, 0))
    await opening.value.close()
    return { open: opening.longestBlock, check: checking.longestBlock }
  },

  /** Folds of a project at work. */
  async fold(path: string): Promise<Figures> {
    const opened = await openStore(path, machine, { laterFrom: 0 })
    if (!opened.ok) throw new Error(opened.problem.message)
    const store = opened.value
    await changeIn(store)
    await store.fold()
    await swept()
    await changeIn(store)
    const memory = new PeakMemory()
    const began = spent()
    await store.fold()
    const took = spent() - began
    const most = memory.stop()
    await changeIn(store)
    const { longestBlock } = await watched(() => store.fold())
    await store.close()
    return { took, block: longestBlock, peak: most }
  },

  /** Operations of a project at work and of a small one, beside bare appends and SQLite. */
  async acknowledge(path: string): Promise<Figures> {
    const [ours, small] = [await atWork(path), await atWork(smallBeside(path))]
    const line = await lineLength(ours)
    const figures = await acknowledged(path, line, {
      ours: at => changing(ours, at),
      small: at => changing(small, at),
    })
    await ours.close()
    await small.close()
    return figures
  },
}
export type Task = keyof typeof tasks

/** A project of a hundred articles, beside the one that is measured. */
export const smallBeside = (path: string) => path.replace('.claimbench.json', '-small.claimbench.json')

/** A project that has been changed since it was opened: what that brings with it is over. */
async function atWork(path: string): Promise<OpenProject> {
  const open = await opened(path)
  await change(open, 0)
  const saved = await open.save()
  if (!saved.ok) throw new Error(saved.problem.message)
  return open
}

/** How many bytes an operation is in the journal. */
async function lineLength(open: OpenProject): Promise<number> {
  const { journal } = projectNames(open.path)
  await change(open, 0)
  const { size } = await stat(journal)
  await change(open, 0)
  return (await stat(journal)).size - size
}

async function opened(path: string): Promise<OpenProject> {
  const reply = await new OpenProjects(machine).open(path)
  if (!reply.ok) throw new Error(reply.problem.message)
  return reply.value
}

/** One operation of an analyst, on the disk. */
const change = (open: OpenProject, at: number) => changing(open, at)()

/** The same, put together: it is done when it is called. */
function changing(open: OpenProject, at: number): () => Promise<void> {
  const [by] = open.project.all('annotators')
  const ids = claimsOf.get(open) ?? [...open.project.all('claims')].map(({ id }) => id)
  claimsOf.set(open, ids)
  const id = ids[at % ids.length] as ClaimId
  const patch = { note: `Looked at ${process.hrtime.bigint()}` }
  return async () => {
    const reply = await open.perform({ kind: 'claim.set', id, patch }, by?.id as AnnotatorId)
    if (!reply.ok) throw new Error(reply.problem.message)
  }
}
const claimsOf = new WeakMap<OpenProject, ClaimId[]>()

/** The same without the engine around it, which takes snapshots after a fold. */
async function changeIn(store: OpenStore): Promise<void> {
  const [[annotator], [claim]] = [store.project.all('annotators'), store.project.all('claims')]
  if (!annotator || !claim) throw new Error('there is nothing to be changed')
  const body = { kind: 'claim.set' as const, id: claim.id, patch: { note: `${process.hrtime.bigint()}` } }
  const prev = store.prev(annotator.id)
  const signed = {
    ...{ id: mintId<OperationId>('op', Math.random), by: annotator.id },
    at: claim.created.at,
    body,
  }
  const operation = prev === undefined ? signed : { ...signed, prev }
  const outcome = reduce(store.project, operation)
  if (!outcome.ok) throw new Error(outcome.refusal.message)
  store.project.apply(outcome.change)
  const reply = await store.append({ operation, inverse: outcome.inverse })
  if (!reply.ok) throw new Error(reply.problem.message)
}

/** The most memory that this process has had, in megabytes. */
const peak = () => process.resourceUsage().maxRSS / 1_024

/** The most memory that the process has while this looks, in megabytes. */
class PeakMemory {
  #most = 0
  #stopped = false

  constructor() {
    const look = () => {
      this.#most = Math.max(this.#most, process.memoryUsage.rss() / 2 ** 20)
      if (!this.#stopped) setTimeout(look, 2)
    }
    look()
  }

  stop(): number {
    this.#stopped = true
    return this.#most
  }
}
